/** Whether speeches are recorded, and, for the desk, what became of each. */
import type { RecordingItemState, RoomState } from '../../protocol/wire'
import type { Steps } from './registry'

export const recordings: Steps = {
  'recording.started': (state, { with_pictures }, { at }) => ({
    ...state,
    recording_since: at,
    recording_pictures: with_pictures,
  }),
  'recording.stopped': (state) => ({ ...state, recording_since: null, recording_pictures: false }),
  'recording.kept': (state, { recording_id, request_id }) =>
    put(state, { recording_id, request_id, state: 'kept', failure: failureOf(state, recording_id) }),
  'recording.failed': (state, { recording_id, request_id, failure }) =>
    put(state, { recording_id, request_id, state: 'failed', failure }),
  'recording.deleted': (state, { recording_id, request_id }) =>
    put(state, { recording_id, request_id, state: 'deleted', failure: failureOf(state, recording_id) }),
}

function failureOf(state: RoomState, recording_id: string): RecordingItemState['failure'] {
  return state.recordings.find((item) => item.recording_id === recording_id)?.failure ?? null
}

/** Put an item in the place of the one with its id; the list is in order of ids, as the server's is. */
function put(state: RoomState, item: RecordingItemState): RoomState {
  const others = state.recordings.filter(({ recording_id }) => recording_id !== item.recording_id)
  const recordings = [...others, item].sort((one, other) => (one.recording_id < other.recording_id ? -1 : 1))
  return { ...state, recordings }
}
