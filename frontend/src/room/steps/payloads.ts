/** Contents that were erased from the log. */
import type { Steps } from './registry'

export const payloads: Steps = {
  // Whatever the erased event had put on the screen goes; each kind of stream shows one kind of content.
  'payload.erased': (state, { seq }, { stream }) => {
    if (stream.startsWith('member.'))
      return { ...state, notices: state.notices.filter((item) => item.seq !== seq) }
    if (stream.endsWith('.desk'))
      return { ...state, moderation: state.moderation.filter((item) => item.seq !== seq) }
    return { ...state, messages: state.messages.filter((item) => item.seq !== seq) }
  },
}
