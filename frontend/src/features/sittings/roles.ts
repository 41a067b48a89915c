/** As what people and places may be invited. */
import type { ParticipantRole } from '../../protocol/wire'

export const PERSON_ROLES: readonly ParticipantRole[] = [
  'attendee',
  'non_voting',
  'guest',
  'observer',
  'chair',
  'operator',
]
export const VENUE_ROLES: readonly ParticipantRole[] = ['attendee', 'non_voting', 'observer', 'screen']
