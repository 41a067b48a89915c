/** Text, and what was taken from the screen. */
import type { Envelope, Event, MessageState, RoomState } from '../../protocol/wire'
import { WINDOW } from '../state'
import type { Steps } from './registry'

export const messages: Steps = {
  'message.posted': onMessages,
  'message.edited': onMessages,
  'message.hidden': onMessages,
  'question.stated': onMessages,
  'message.moderated': (state, data, { seq }) => ({
    ...state,
    moderation: [...state.moderation, { seq, ...data }].slice(-WINDOW),
  }),
  // The writer's own stream tells of all their rooms; this one's is meant.
  'note.written': (state, { room_id, ...note }, { seq, at, stream }) =>
    room_id === state.room_id
      ? {
          ...state,
          notes: [...state.notes, { ...note, seq, at, is_desk: stream.endsWith('.desk') }].slice(-WINDOW),
        }
      : state,
}

/** Return a list of messages after `event`; also what keeps older pages, which lie outside the state, up to date. */
export function applyToMessages(list: MessageState[], envelope: Envelope): MessageState[] {
  const event = envelope as Event
  switch (event.type) {
    case 'message.posted':
      return event.data ? inOrder([...list, posted(event)]) : list
    case 'message.edited': {
      if (!event.data) return list
      const { message_id, text } = event.data
      return changed(list, message_id, { text, edited_at: event.at })
    }
    case 'message.hidden':
      return event.data ? changed(list, event.data.message_id, { text: null, hidden: true }) : list
    case 'question.stated': {
      if (!event.data) return list
      const { message_id, state, due_on } = event.data
      return changed(list, message_id, { question: state, due_on })
    }
    default:
      return list
  }
}

/**
 * Return messages in the order in which they were said. They come on two streams, so no `seq` tells which was first:
 * their ids do, which sort by time.
 */
export function inOrder(list: MessageState[]): MessageState[] {
  return list.sort((one, other) => (one.message_id < other.message_id ? -1 : 1))
}

/** Return the list without the message that came with the event `seq` of `stream`. */
export function without(list: MessageState[], stream: string, seq: number): MessageState[] {
  const isInner = stream.endsWith('.inner')
  return list.filter((item) => item.seq !== seq || item.is_inner !== isInner)
}

type Posted = Extract<Event, { type: 'message.posted' }>

function posted({ data, seq, at, stream }: Posted): MessageState {
  if (!data) throw new Error('an erased message leaves nothing to show')
  return {
    ...data,
    seq,
    at,
    is_inner: stream.endsWith('.inner'),
    question: data.kind === 'question' ? 'open' : null,
    due_on: null,
    edited_at: null,
    hidden: false,
  }
}

function onMessages(state: RoomState, _: unknown, event: Event): RoomState {
  return { ...state, messages: applyToMessages(state.messages, event).slice(-WINDOW) }
}

function changed(list: MessageState[], id: string, change: Partial<MessageState>): MessageState[] {
  return list.map((item) => (item.message_id === id ? { ...item, ...change } : item))
}
