/** The arranged list (预定名单) while it is being put in order: lines in, lines out, and nothing of screens. */
import type { components } from '../../protocol/schema'

type Schemas = components['schemas']
type TurnItem = Schemas['TurnItem']
export type ArrangedSpeaker = Required<Schemas['ArrangedSpeaker']>

/** One line: who, for how many minutes (`null` as the rule says), and whether only if somebody else does not come. */
export interface Line {
  participant_id: string
  minutes: number | null
  is_substitute: boolean
}

/** Return the list of an item as it stands, first the first. Whoever has spoken stays on it. */
export function linesOf(turns: readonly TurnItem[], item_id: string | null): Line[] {
  return turns
    .filter((turn) => turn.item_id === item_id && turn.arranged !== null)
    .sort((a, b) => (a.arranged ?? 0) - (b.arranged ?? 0))
    .map(({ participant_id, limit, is_substitute }) => ({
      participant_id,
      minutes: limit / 60,
      is_substitute,
    }))
}

/** Return the lines with the one at `from` put at `to`; beyond the ends nothing moves. */
export function moved(lines: readonly Line[], from: number, to: number): Line[] {
  const next = [...lines]
  if (from === to || from < 0 || to < 0 || from >= next.length || to >= next.length) return next
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

/** Return the lines as the server wants them. */
export function speakersOf(lines: readonly Line[]): ArrangedSpeaker[] {
  return lines.map(({ participant_id, minutes, is_substitute }) => ({
    participant_id,
    limit: minutes === null ? null : Math.round(minutes * 60),
    is_substitute,
  }))
}
