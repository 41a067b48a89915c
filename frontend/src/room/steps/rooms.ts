/** The room itself, and who is connected to it. */
import { changeParticipant } from './participants'
import type { Steps } from './registry'

export const rooms: Steps = {
  'room.opened': (state, { title }) => ({ ...state, title }),
  'attendance.started': (state, { participant_id }, { at }) =>
    changeParticipant(state, participant_id, (item) => ({
      present: true,
      arrived_at: item.arrived_at ?? at,
      left_at: null,
    })),
  'attendance.ended': (state, { participant_id }, { at }) =>
    changeParticipant(state, participant_id, () => ({ present: false, left_at: at })),
}
