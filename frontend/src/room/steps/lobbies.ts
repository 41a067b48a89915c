/** Those who wait: what they see, and what the desk sees of them. */
import type { WaitingState } from '../../protocol/wire'
import { compareInstants } from '../instants'
import type { Steps } from './registry'

export const lobbies: Steps = {
  'lobby.changed': (state, { title, state: sitting, starts_at, is_cancelled }) => ({
    ...state,
    title,
    course: { ...state.course, state: sitting, starts_at, is_cancelled },
  }),
  'lobby.entered': (state, data) => ({
    ...state,
    lobby: [...state.lobby.filter((item) => item.participant_id !== data.participant_id), data].sort(bySince),
  }),
  'lobby.left': (state, { participant_id }) => ({
    ...state,
    lobby: state.lobby.filter((item) => item.participant_id !== participant_id),
  }),
}

function bySince(one: WaitingState, other: WaitingState): number {
  return compareInstants(one.since, other.since) || (one.participant_id < other.participant_id ? -1 : 1)
}
