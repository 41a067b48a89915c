/** Sound and picture. */
import type { Steps } from './registry'

export const calls: Steps = {
  'publication.started': (state, data) => ({ ...state, publications: [...state.publications, data] }),
  'publication.ended': (state, { publication_id }) => ({
    ...state,
    publications: state.publications.filter((item) => item.publication_id !== publication_id),
  }),
}
