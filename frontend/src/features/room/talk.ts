/** What is written in a room, as people look through it: by item of the agenda, what is asked, what holds for all. */
import type { MessageState } from '../../protocol/wire'
import { type AgendaEntry, ordinal } from './agenda'

/** All messages, those that belong to no item, or those under the item with this id. */
export type Filter = 'all' | 'none' | (string & {})

/** How much of a message is quoted beside another. */
const EXCERPT = 40

type Translate = (key: string, values?: Record<string, unknown>) => string

/** Return those of `messages` that are to be seen under `filter`. */
export function filtered(messages: readonly MessageState[], filter: Filter): readonly MessageState[] {
  if (filter === 'all') return messages
  const item = filter === 'none' ? null : filter
  return messages.filter((message) => message.item_id === item)
}

/** Return how many of `messages` stand under each item, those without one under `none`. */
export function countByItem(messages: readonly MessageState[]): Map<Filter, number> {
  const counts = new Map<Filter, number>()
  for (const { item_id } of messages) {
    const key = item_id ?? 'none'
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** Return the newest announcement that was not hidden. */
export function newestAnnouncement(messages: readonly MessageState[]): MessageState | null {
  const found = messages.filter((message) => message.kind === 'announcement' && !message.hidden)
  return found[found.length - 1] ?? null
}

/** Return the questions that can be read, those that wait for an answer first. */
export function questionsOf(messages: readonly MessageState[]): MessageState[] {
  const asked = messages.filter((message) => message.kind === 'question' && !message.hidden)
  return [...asked.filter(isWaiting), ...asked.filter((message) => !isWaiting(message))]
}

/** Whether a question waits for an answer, or for a day by which there will be one. */
export function isWaiting(message: MessageState): boolean {
  return message.question === 'open' || message.question === 'taken'
}

/** Return the beginning of a text, in one line. */
export function excerpt(text: string, length = EXCERPT): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const letters = Array.from(line)
  return letters.length <= length ? line : `${letters.slice(0, length).join('')}…`
}

/** Return an item's number and title, as far as the reader may know it. */
export function headingOf(entry: AgendaEntry, t: Translate): string {
  return `${ordinal(entry, t)}${entry.title ?? t('agenda.untold')}`
}
