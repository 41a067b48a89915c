/** What a person in a room sees. The shape is the server's; see `realtime/room/state.py`. */
import type { RoomState } from '../protocol/wire'

/** How many of the newest messages the state holds; older ones are fetched by page. */
export const WINDOW = 200

/** Return a room of which nothing is known yet. */
export function emptyRoom(room_id: string): RoomState {
  return {
    room_id,
    title: '',
    participants: [],
    messages: [],
    moderation: [],
    publications: [],
    notices: [],
    papers: [],
  }
}
