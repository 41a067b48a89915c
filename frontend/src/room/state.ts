/** What a person in a room sees. The shape is the server's; see `realtime/room/state.py`. */
import type { RoomState } from '../protocol/wire'

/** How many of the newest messages the state holds; older ones are fetched by page. */
export const WINDOW = 200

/** Return a room of which nothing is known yet. */
export function emptyRoom(room_id: string): RoomState {
  return {
    room_id,
    title: '',
    course: {
      state: 'scheduled',
      starts_at: null,
      ends_at: null,
      is_rehearsal: false,
      is_locked: false,
      opened_at: null,
      started_at: null,
      suspended_at: null,
      ended_at: null,
      is_cancelled: false,
      current_item_id: null,
      stepped_at: null,
    },
    standing: { admission: 'admitted', reason: '' },
    agenda: [],
    inner_titles: {},
    lobby: [],
    participants: [],
    messages: [],
    moderation: [],
    notes: [],
    publications: [],
    notices: [],
    papers: [],
    floor: { holder: null, inner_holder: null, queues: [], talk: [], written: [], taken_away: [] },
    poll_drafts: [],
    polls: [],
    poll_tallies: [],
    voted: [],
    recording_since: null,
    recording_pictures: false,
    recordings: [],
  }
}
