/** Contents that were erased from the log. */
import { without } from './messages'
import type { Steps } from './registry'

export const payloads: Steps = {
  // Whatever the erased event had put on the screen goes: a `seq` names one event of its stream.
  'payload.erased': (state, { seq }, { stream }) => {
    if (stream.startsWith('member.'))
      return {
        ...state,
        notices: state.notices.filter((item) => item.seq !== seq),
        notes: state.notes.filter((item) => item.seq !== seq || item.is_desk),
      }
    if (stream.endsWith('.desk'))
      return {
        ...state,
        moderation: state.moderation.filter((item) => item.seq !== seq),
        notes: state.notes.filter((item) => item.seq !== seq || !item.is_desk),
      }
    const inner = stream.endsWith('.inner')
    const taken_away = state.floor.taken_away.filter((item) => item.seq !== seq || item.is_inner !== inner)
    return { ...state, messages: without(state.messages, stream, seq), floor: { ...state.floor, taken_away } }
  },
}
