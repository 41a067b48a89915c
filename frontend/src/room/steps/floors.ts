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
        over_at: null,
        is_warned: false,
        pause: null,
        left: null,
        resume_by: null,
      },
    }),
  'floor.taken': (state, { request_id, ...clock }, event) =>
    holder(state, event, request_id, { take_by: null, ...clock }),
  'floor.warned': (state, { request_id }, event) => holder(state, event, request_id, { is_warned: true }),
  'floor.extended': (state, { request_id, ...extended }, event) =>
    holder(state, event, request_id, { is_warned: false, ...extended }),
  'floor.paused': (state, { request_id, reason, left, resume_by }, event) =>
    holder(state, event, request_id, {
      pause: reason,
      left,
      resume_by,
      take_by: null,
      started_at: null,
      ends_at: null,
      over_at: null,
    }),
  'floor.resumed': (state, { request_id, ...clock }, event) =>
    holder(state, event, request_id, { pause: null, left: null, resume_by: null, ...clock }),
  'floor.released': (state, { request_id, participant_id, total }, event) => {
    const is_inner = isInner(event)
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
  'floor.handed_in': (state, data) => floor(state, { written: put(state.floor.written, data) }),
  'floor.taken_away': (state, data, event) => {
    const taken = { ...data, seq: event.seq, is_inner: isInner(event) }
    return floor(state, { taken_away: put(state.floor.taken_away, taken) })
  },
}

function isInner({ stream }: Pick<Envelope, 'stream'>): boolean {
  return stream.endsWith('.inner')
}

function slot(event: Pick<Envelope, 'stream'>): Slot {
  return isInner(event) ? 'inner_holder' : 'holder'
}

/** The list with `item` in place of the one of the same request, in order of requests. */
function put<T extends { request_id: string }>(list: readonly T[], item: T): T[] {
  const others = list.filter(({ request_id }) => request_id !== item.request_id)
  return [...others, item].sort((one, other) => compare(one.request_id, other.request_id))
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
