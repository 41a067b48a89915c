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

/** Count the places of a room. Who excused themselves and came after all was due after all. */
export function count(participants: readonly ParticipantState[]): Counts {
  const counts: Counts = { due: 0, present: 0, connected: 0, atVenues: 0 }
  for (const item of participants) {
    const hasCome = item.arrived_at !== null
    if (item.is_venue) {
      if (hasCome && item.role !== 'screen') counts.atVenues += item.headcount
    } else if (COUNTED.includes(item.role)) {
      if (item.is_due || hasCome) counts.due += 1
      if (hasCome) counts.present += 1
      if (item.present && item.admission === 'admitted') counts.connected += 1
    }
  }
  return counts
}
