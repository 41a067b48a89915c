/** Sound and picture. */
import { changeParticipant } from './participants'
import type { Steps } from './registry'

export const calls: Steps = {
  'participant.muted': (state, { participant_id, muted }) =>
    changeParticipant(state, participant_id, () => ({ muted })),
  'participant.opened': (state, { participant_id, is_open }) =>
    changeParticipant(state, participant_id, () => ({ has_open_microphone: is_open })),
  'publication.started': (state, data) => ({ ...state, publications: [...state.publications, data] }),
  'publication.ended': (state, { publication_id }) => ({
    ...state,
    publications: state.publications.filter((item) => item.publication_id !== publication_id),
  }),
}
