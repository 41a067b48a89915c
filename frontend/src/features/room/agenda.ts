/** The agenda as people read it: flat, numbered, in order. */
import type { AgendaItemState, RoomState } from '../../protocol/wire'

export interface AgendaEntry {
  readonly item: AgendaItemState
  /** 0 for items of the first level. */
  readonly depth: number
  /** Place among the items of the same parent, from 1. */
  readonly number: number
  /** `null` where the reader may not know. */
  readonly title: string | null
}

type Translate = (key: string, values?: Record<string, unknown>) => string

/** Return the agenda of `state` in reading order: each item is followed by those below it. */
export function readAgenda(state: Pick<RoomState, 'agenda' | 'inner_titles'>): AgendaEntry[] {
  const below = new Map<string | null, AgendaItemState[]>()
  for (const item of state.agenda) below.set(item.parent_id, [...(below.get(item.parent_id) ?? []), item])
  const read = (parent: string | null, depth: number): AgendaEntry[] =>
    (below.get(parent) ?? [])
      .sort((one, other) => one.position - other.position)
      .flatMap((item, index) => [
        { item, depth, number: index + 1, title: item.title ?? state.inner_titles[item.item_id] ?? null },
        ...read(item.item_id, depth + 1),
      ])
  return read(null, 0)
}

/** Return the item that comes after `currentId`, the first where nothing has begun, `null` at the end. */
export function nextEntry(agenda: readonly AgendaEntry[], currentId: string | null): AgendaEntry | null {
  const at = agenda.findIndex(({ item }) => item.item_id === currentId)
  return agenda[at + 1] ?? null
}

/** Return an item's number as documents of the language write it. */
export function ordinal(entry: Pick<AgendaEntry, 'depth' | 'number'>, t: Translate): string {
  const level = Math.min(entry.depth, 2)
  const number = level < 2 ? inWords(entry.number, t('agenda.digits')) : String(entry.number)
  return t(`agenda.ordinal.${String(level)}`, { number })
}

/**
 * Return a number from 1 to 99 in the words of a language that writes them so.
 *
 * `digits` are its words for 0 to 10, one letter each; anything else where figures are customary.
 */
export function inWords(number: number, digits: string): string {
  if (digits.length !== 11) return String(number)
  const tens = Math.floor(number / 10)
  const ones = number % 10
  const ten = digits.charAt(10)
  return `${tens > 1 ? digits.charAt(tens) : ''}${tens > 0 ? ten : ''}${ones > 0 ? digits.charAt(ones) : ''}`
}
