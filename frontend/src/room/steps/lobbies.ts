/** Those who wait: what they see, and what the desk sees of them. */
import type { Steps } from './registry'

export const lobbies: Steps = {
  'lobby.changed': (state, { title, state: sitting, starts_at }) => ({
    ...state,
    title,
    course: { ...state.course, state: sitting, starts_at },
  }),
  'lobby.entered': (state, { participant_id, is_bound }, { at }) => ({
    ...state,
    lobby: [
      ...state.lobby.filter((item) => item.participant_id !== participant_id),
      { participant_id, since: at, is_bound },
    ],
  }),
  'lobby.left': (state, { participant_id }) => ({
    ...state,
    lobby: state.lobby.filter((item) => item.participant_id !== participant_id),
  }),
}
