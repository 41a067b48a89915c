/**
 * 应到, 实到, 在会: counted from the places in a room, the same here and in `realtime/room/counts.py`.
 *
 * Always counted anew from all places and never counted up or down, so that no lost event can leave them wrong.
 */
import type { ParticipantRole, ParticipantState } from '../protocol/wire'

/** Operators, observers and screens are there, but are not counted. */
const COUNTED: readonly ParticipantRole[] = ['chair', 'attendee', 'non_voting', 'guest']

export interface Counts {
  /** How many people are meant to come (应到). */
  due: number
  /** How many have come (实到). */
  present: number
  /** How many are connected now (在会). */
  connected: number
  /** How many people the venues stand for that have come; they count apart. */
  atVenues: number
}

/**
 * Count the places of a room whose sitting ended `endedAt`, or has not yet. Who excused themselves and came after all was
 * due after all.
 */
export function count(participants: readonly ParticipantState[], endedAt: string | null): Counts {
  const counts: Counts = { due: 0, present: 0, connected: 0, atVenues: 0 }
  for (const item of participants) {
    const came = hasCome(item, endedAt)
    if (item.is_venue) {
      if (came && item.role !== 'screen') counts.atVenues += item.headcount
    } else if (COUNTED.includes(item.role)) {
      if (item.is_due || came) counts.due += 1
      if (came) counts.present += 1
      if (item.present && item.admission === 'admitted') counts.connected += 1
    }
  }
  return counts
}

/** Whether somebody came: who opens the room after the end only reads, unless the paper says otherwise. */
export function hasCome(participant: ParticipantState, endedAt: string | null): boolean {
  const { arrived_at: arrivedAt, is_signed_on_paper: isSigned } = participant
  return arrivedAt !== null && (endedAt === null || Date.parse(arrivedAt) <= Date.parse(endedAt) || isSigned)
}
