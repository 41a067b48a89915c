/** What the reader is told in private. */
import type { Steps } from './registry'

export const notices: Steps = {
  'notice.raised': (state, data, { seq, at }) => ({
    ...state,
    notices: [...state.notices, { seq, at, ...data }],
  }),
  'notice.dismissed': (state, { notice_id }) => ({
    ...state,
    notices: state.notices.filter((item) => item.notice_id !== notice_id),
  }),
}
