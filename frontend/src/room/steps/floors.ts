/** The floor: who has it, who waits, who has spoken how long. Each audience has a holder of its own. */
import type { Envelope, FloorState, HolderState, RoomState } from '../../protocol/wire'
import type { Steps } from './registry'

type Slot = 'holder' | 'inner_holder'

export const floors: Steps = {
  'floor.queued': (state, data) => {
    const others = state.floor.queues.filter((item) => item.item_id !== data.item_id)
    const queues = [...others, data].sort((one, other) => compare(one.item_id ?? '', other.item_id ?? ''))
    return floor(state, { queues })
  },
  'floor.granted': (state, data, event) =>
    floor(state, {
      [slot(event)]: {
        ...data,
        started_at: null,
        ends_at: null,
        is_warned: false,
        pause: null,
        left: null,
        resume_by: null,
      },
    }),
  'floor.taken': (state, { request_id, started_at, ends_at }, event) =>
    holder(state, event, request_id, { take_by: null, started_at, ends_at }),
  'floor.warned': (state, { request_id }, event) => holder(state, event, request_id, { is_warned: true }),
  'floor.extended': (state, { request_id, limit, ends_at }, event) => {
    const before = state.floor[slot(event)]
    const left = before?.left == null ? null : before.left + limit - before.limit
    return holder(state, event, request_id, { limit, ends_at, is_warned: false, left })
  },
  'floor.paused': (state, { request_id, reason, left, resume_by }, event) =>
    holder(state, event, request_id, {
      pause: reason,
      left,
      resume_by,
      take_by: null,
      started_at: null,
      ends_at: null,
    }),
  'floor.resumed': (state, { request_id, started_at, ends_at }, event) =>
    holder(state, event, request_id, { pause: null, left: null, resume_by: null, started_at, ends_at }),
  'floor.released': (state, { request_id, participant_id, total }, event) => {
    const is_inner = slot(event) === 'inner_holder'
    const others = state.floor.talk.filter(
      (item) => item.participant_id !== participant_id || item.is_inner !== is_inner,
    )
    const talk = [...others, { participant_id, is_inner, seconds: total }].sort(
      (one, other) =>
        compare(one.participant_id, other.participant_id) || Number(one.is_inner) - Number(other.is_inner),
    )
    const before = state.floor[slot(event)]
    return floor(state, { talk, [slot(event)]: before?.request_id === request_id ? null : before })
  },
}

function slot({ stream }: Pick<Envelope, 'stream'>): Slot {
  return stream.endsWith('.inner') ? 'inner_holder' : 'holder'
}

function holder(
  state: RoomState,
  event: Pick<Envelope, 'stream'>,
  requestId: string,
  change: Partial<HolderState>,
): RoomState {
  const before = state.floor[slot(event)]
  return before?.request_id === requestId ? floor(state, { [slot(event)]: { ...before, ...change } }) : state
}

function floor(state: RoomState, change: Partial<FloorState>): RoomState {
  return { ...state, floor: { ...state.floor, ...change } }
}

/** By code unit, as Python compares the text of ids. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
