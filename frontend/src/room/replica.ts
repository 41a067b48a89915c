/** This browser's copy of a room: the state, and how far it has got on each stream. */
import type { Envelope, MessageState, RoomState, Snapshot, Streams } from '../protocol/wire'
import { apply } from './reducer'
import { WINDOW } from './state'
import { applyToMessages } from './steps/messages'

export interface Replica {
  readonly state: RoomState
  readonly streams: Streams
  /** Messages before those in the state: pages fetched, and what the window has left behind. In order of `seq`. */
  readonly older: MessageState[]
  /** Whether there are messages before all these. */
  readonly hasOlder: boolean
}

/** Return the replica that a snapshot describes. */
export function replicaOf(snapshot: Snapshot): Replica {
  const { state, streams } = snapshot
  return { state, streams, older: [], hasOlder: state.messages.length >= WINDOW }
}

/**
 * Return the replica after `event`, the same replica if it had that already, or `null` if an earlier event is missing.
 */
export function advance(replica: Replica, event: Envelope): Replica | null {
  const known = replica.streams[event.stream] ?? 0
  if (event.seq <= known) return replica
  if (event.seq > known + 1) return null
  const state = apply(replica.state, event)
  return {
    ...replica,
    state,
    streams: { ...replica.streams, [event.stream]: event.seq },
    older: olderAfter(replica, state, event),
  }
}

/** Return the replica with a page of earlier messages before it. */
export function prepend(replica: Replica, page: MessageState[], isLast: boolean): Replica {
  const first = oldestSeq(replica)
  const fresh = page.filter((item) => item.seq < first).sort((a, b) => a.seq - b.seq)
  return { ...replica, older: [...fresh, ...replica.older], hasOlder: !isLast }
}

/** Return the `seq` of the oldest message held. */
export function oldestSeq(replica: Replica): number {
  return replica.older[0]?.seq ?? replica.state.messages[0]?.seq ?? Number.MAX_SAFE_INTEGER
}

function olderAfter(replica: Replica, state: RoomState, event: Envelope): MessageState[] {
  if (event.type === 'message.posted') {
    const first = replica.state.messages[0]
    const isPushedOut = first !== undefined && first.message_id !== state.messages[0]?.message_id
    return isPushedOut ? [...replica.older, first] : replica.older
  }
  if (event.type === 'payload.erased' && event.stream === `room.${state.room_id}`) {
    const erased = event.data?.seq
    return replica.older.filter((item) => item.seq !== erased)
  }
  return replica.older.length === 0 ? replica.older : applyToMessages(replica.older, event)
}
