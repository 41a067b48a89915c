/** Text, and what was taken from the screen. */
import type { Envelope, Event, MessageState, RoomState } from '../../protocol/wire'
import { WINDOW } from '../state'
import type { Steps } from './registry'

export const messages: Steps = {
  'message.posted': (state, _, event) => onMessages(state, event),
  'message.edited': (state, _, event) => onMessages(state, event),
  'message.hidden': (state, _, event) => onMessages(state, event),
  'message.moderated': (state, data, { seq }) => ({
    ...state,
    moderation: [...state.moderation, { seq, ...data }].slice(-WINDOW),
  }),
}

/** Return a list of messages after `event`; also what keeps older pages, which lie outside the state, up to date. */
export function applyToMessages(list: MessageState[], envelope: Envelope): MessageState[] {
  const event = envelope as Event
  switch (event.type) {
    case 'message.posted':
      if (!event.data) return list
      return [...list, { ...event.data, seq: event.seq, at: event.at, edited_at: null, hidden: false }]
    case 'message.edited': {
      if (!event.data) return list
      const { message_id, text } = event.data
      return changed(list, message_id, { text, edited_at: event.at })
    }
    case 'message.hidden':
      return event.data ? changed(list, event.data.message_id, { text: null, hidden: true }) : list
    default:
      return list
  }
}

function onMessages(state: RoomState, event: Event): RoomState {
  return { ...state, messages: applyToMessages(state.messages, event).slice(-WINDOW) }
}

function changed(list: MessageState[], id: string, change: Partial<MessageState>): MessageState[] {
  return list.map((item) => (item.message_id === id ? { ...item, ...change } : item))
}
