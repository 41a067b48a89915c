/**
 * Polls: drafts and results that the desk sees first, what the room is asked, and where the reader has voted. What the
 * desk alone knows stands in lists of its own, so that it does not matter which of the two streams is read first.
 */
import type { PollItemState, RoomState } from '../../protocol/wire'
import type { Steps } from './registry'

export const polls: Steps = {
  'poll.drafted': (state, data) => ({ ...state, poll_drafts: put(state.poll_drafts, data) }),
  'poll.undrafted': (state, { poll_id }) => ({
    ...state,
    poll_drafts: state.poll_drafts.filter((item) => item.poll_id !== poll_id),
  }),
  'poll.opened': (state, data, event) => {
    const opened: PollItemState = {
      ...data,
      state: 'open',
      opened_at: event.at,
      cast: 0,
      votes: null,
      closed_at: null,
      digest: '',
      arithmetic: null,
      reason: '',
    }
    return { ...state, polls: put(state.polls, opened) }
  },
  'poll.counted': (state, { poll_id, cast, votes }) => poll(state, poll_id, { cast, votes }),
  'poll.closed': (state, { poll_id, cast, digest }, event) =>
    poll(state, poll_id, { state: 'closed', closed_at: event.at, cast, digest }),
  'poll.tallied': (state, data) => ({ ...state, poll_tallies: put(state.poll_tallies, data) }),
  'poll.published': (state, { poll_id, arithmetic }) =>
    poll(state, poll_id, { state: 'published', arithmetic }),
  'poll.cancelled': (state, { poll_id, reason }, event) =>
    poll(state, poll_id, { state: 'cancelled', closed_at: event.at, reason }),
  // The person's own stream tells of all their rooms; this one's is meant.
  'ballot.counted': (state, { room_id, poll_id }) =>
    room_id === state.room_id ? { ...state, voted: [...new Set([...state.voted, poll_id])].sort() } : state,
}

function poll(state: RoomState, poll_id: string, change: Partial<PollItemState>): RoomState {
  return {
    ...state,
    polls: state.polls.map((item) => (item.poll_id === poll_id ? { ...item, ...change } : item)),
  }
}

/** Put an item in the place of the one with its id; the list is in order of ids, as the server's is. */
function put<T extends { poll_id: string }>(items: T[], item: T): T[] {
  const others = items.filter(({ poll_id }) => poll_id !== item.poll_id)
  return [...others, item].sort((one, other) => (one.poll_id < other.poll_id ? -1 : 1))
}
