/** People's places in the room, and the reader's own standing. */
import type { ParticipantState, RoomState } from '../../protocol/wire'
import type { Steps } from './registry'

export const participants: Steps = {
  'participant.added': (state, data) => ({
    ...state,
    participants: [
      ...state.participants,
      {
        ...data,
        whereabouts: null,
        is_signed_on_paper: false,
        present: false,
        arrived_at: null,
        left_at: null,
        muted: [],
        has_open_microphone: false,
      },
    ],
  }),
  'participant.changed': (state, data) => changeParticipant(state, data.participant_id, () => data),
  'participant.admitted': (state, { participant_id }) =>
    changeParticipant(state, participant_id, () => ({ admission: 'admitted' })),
  'participant.removed': (state, { participant_id }) =>
    changeParticipant(state, participant_id, () => ({ admission: 'removed' })),
  'participant.withdrawn': (state, { participant_id }) =>
    changeParticipant(state, participant_id, () => ({ admission: 'withdrawn', is_due: false })),
  'participant.marked': (state, { participant_id, whereabouts }) =>
    changeParticipant(state, participant_id, () => ({ whereabouts })),
  'participant.counted': (state, { participant_id, headcount }) =>
    changeParticipant(state, participant_id, () => ({ headcount })),
  'participant.checked_in': (state, { participant_id, arrived_at }) =>
    changeParticipant(state, participant_id, () => ({ is_signed_on_paper: true, arrived_at })),
  'participant.checked_out': (state, { participant_id, arrived_at }) =>
    changeParticipant(state, participant_id, () => ({ is_signed_on_paper: false, arrived_at })),
  // The person's own stream tells of all their rooms; this one's is meant.
  'standing.changed': (state, { room_id, admission, reason }) =>
    room_id === state.room_id ? { ...state, standing: { admission, reason } } : state,
}

/** Return the room with one place changed. */
export function changeParticipant(
  state: RoomState,
  id: string,
  change: (item: ParticipantState) => Partial<ParticipantState>,
): RoomState {
  const changed = state.participants.map((item) =>
    item.participant_id === id ? { ...item, ...change(item) } : item,
  )
  return { ...state, participants: changed }
}
