/** This browser's copy of a room: the state, and how far it has got on each stream. */
import type { Envelope, MessageState, RoomState, Snapshot, Streams } from '../protocol/wire'
import { apply } from './reducer'
import { WINDOW } from './state'
import { applyToMessages, inOrder, without } from './steps/messages'

export interface Replica {
  readonly state: RoomState
  readonly streams: Streams
  /** Messages before those in the state: pages fetched, and what the window has left behind. In order of their ids. */
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
  const first = oldestId(replica)
  const fresh = inOrder(page.filter((item) => first === null || item.message_id < first))
  return { ...replica, older: [...fresh, ...replica.older], hasOlder: !isLast }
}

/** Return all messages held, in the order in which they were said. */
export function messagesOf(replica: Replica): MessageState[] {
  return inOrder([...replica.older, ...replica.state.messages])
}

/** Return the id of the oldest message held, `null` if there is none. */
export function oldestId(replica: Replica): string | null {
  return messagesOf(replica)[0]?.message_id ?? null
}

function olderAfter(replica: Replica, state: RoomState, event: Envelope): MessageState[] {
  if (event.type === 'message.posted')
    return inOrder([...replica.older, ...leftBehind(replica, state, event)])
  if (event.type === 'payload.erased' && !event.stream.endsWith('.desk') && event.stream.startsWith('room.'))
    return without(replica.older, event.stream, (event.data as { seq: number }).seq)
  return replica.older.length === 0 ? replica.older : applyToMessages(replica.older, event)
}

/**
 * Return what the window leaves behind as a message comes: the one that was its first; or the message itself, if it
 * comes so late on its stream that it lies before the window. One from before all that is held belongs to the past
 * that was not fetched yet.
 */
function leftBehind(replica: Replica, state: RoomState, event: Envelope): MessageState[] {
  const kept = new Set(state.messages.map((item) => item.message_id))
  const known = new Set(replica.state.messages.map((item) => item.message_id))
  const first = oldestId(replica)
  return applyToMessages([...replica.state.messages], event).filter((item) => {
    if (kept.has(item.message_id)) return false
    return known.has(item.message_id) || !replica.hasOlder || first === null || item.message_id > first
  })
}
