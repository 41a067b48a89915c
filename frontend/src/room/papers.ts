/**
 * What there is to read: the twin of `realtime/room/steps/papers.py`. A paper may pass from one stream to another, so
 * of two states of it the greater revision holds, whichever comes first.
 */
import type { Event, PaperState } from '../protocol/wire'

type PaperEvent = Extract<Event, { type: 'paper.put' | 'paper.withdrawn' }>

/** Return the list of papers after `event`. */
export function applyToPapers(papers: PaperState[], event: PaperEvent): PaperState[] {
  const { data } = event
  if (!data) return papers
  const known = papers.find((item) => item.paper_id === data.paper_id)
  if (known && known.revision > data.revision) return papers
  const others = papers.filter((item) => item !== known)
  return event.type === 'paper.withdrawn' ? others : [...others, event.data as PaperState].sort(inOrder)
}

function inOrder(one: PaperState, other: PaperState): number {
  return one.position - other.position || (one.paper_id < other.paper_id ? -1 : 1)
}
