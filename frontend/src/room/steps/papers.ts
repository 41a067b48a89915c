/**
 * What there is to read. A paper may pass from one stream to another, so of two states of it the greater revision
 * holds, whichever comes first.
 */
import type { PaperState } from '../../protocol/wire'
import type { Steps } from './registry'

export const papers: Steps = {
  'paper.put': (state, data) => {
    const others = state.papers.filter((item) => item.paper_id !== data.paper_id)
    const known = state.papers.find((item) => item.paper_id === data.paper_id)
    if (known && known.revision > data.revision) return state
    return { ...state, papers: [...others, data].sort(inOrder) }
  },
  'paper.withdrawn': (state, { paper_id, revision }) => ({
    ...state,
    papers: state.papers.filter((item) => item.paper_id !== paper_id || item.revision > revision),
  }),
}

function inOrder(one: PaperState, other: PaperState): number {
  return one.position - other.position || (one.paper_id < other.paper_id ? -1 : 1)
}
