/**
 * `apply(state, event)`: the twin of `realtime/room/reducer.py`; both are held to the golden files in
 * `tests/contract/golden`. An unknown type changes nothing, so that an older reader survives a newer server.
 */
import type { Envelope, Event, MessageState, RoomState } from '../protocol/wire'
import { applyToPapers } from './papers'
import { WINDOW } from './state'

/** Return the room after `event`. An erased event (`data` is `null`) leaves nothing to show. */
export function apply(state: RoomState, envelope: Envelope): RoomState {
  const event = envelope as Event
  switch (event.type) {
    case 'room.opened':
      return event.data ? { ...state, title: event.data.title } : state
    case 'participant.added':
      return event.data
        ? { ...state, participants: [...state.participants, { ...event.data, present: false }] }
        : state
    case 'attendance.started':
      return event.data ? withPresence(state, event.data.participant_id, true) : state
    case 'attendance.ended':
      return event.data ? withPresence(state, event.data.participant_id, false) : state
    case 'message.posted':
    case 'message.edited':
    case 'message.hidden':
      return { ...state, messages: applyToMessages(state.messages, event).slice(-WINDOW) }
    case 'message.moderated':
      return event.data
        ? { ...state, moderation: [...state.moderation, { seq: event.seq, ...event.data }].slice(-WINDOW) }
        : state
    case 'publication.started':
      return event.data ? { ...state, publications: [...state.publications, event.data] } : state
    case 'publication.ended': {
      const ended = event.data?.publication_id
      return { ...state, publications: state.publications.filter((item) => item.publication_id !== ended) }
    }
    case 'notice.raised':
      return event.data
        ? { ...state, notices: [...state.notices, { seq: event.seq, at: event.at, ...event.data }] }
        : state
    case 'notice.dismissed': {
      const dismissed = event.data?.notice_id
      return { ...state, notices: state.notices.filter((item) => item.notice_id !== dismissed) }
    }
    case 'paper.put':
    case 'paper.withdrawn':
      return { ...state, papers: applyToPapers(state.papers, event) }
    case 'payload.erased':
      return event.data ? withoutErased(state, event.stream, event.data.seq) : state
    default:
      return state
  }
}

/** Return a list of messages after `event`; also what keeps older pages, which lie outside the state, up to date. */
export function applyToMessages(messages: MessageState[], envelope: Envelope): MessageState[] {
  const event = envelope as Event
  switch (event.type) {
    case 'message.posted':
      if (!event.data) return messages
      return [...messages, { ...event.data, seq: event.seq, at: event.at, edited_at: null, hidden: false }]
    case 'message.edited': {
      if (!event.data) return messages
      const { message_id, text } = event.data
      return changed(messages, message_id, { text, edited_at: event.at })
    }
    case 'message.hidden':
      return event.data ? changed(messages, event.data.message_id, { text: null, hidden: true }) : messages
    default:
      return messages
  }
}

function changed(messages: MessageState[], id: string, change: Partial<MessageState>): MessageState[] {
  return messages.map((item) => (item.message_id === id ? { ...item, ...change } : item))
}

function withPresence(state: RoomState, id: string, present: boolean): RoomState {
  const participants = state.participants.map((item) =>
    item.participant_id === id ? { ...item, present } : item,
  )
  return { ...state, participants }
}

/** Drop whatever the erased event had put on the screen; each kind of stream shows one kind of content. */
function withoutErased(state: RoomState, stream: string, seq: number): RoomState {
  if (stream.startsWith('member.'))
    return { ...state, notices: state.notices.filter((item) => item.seq !== seq) }
  if (stream.endsWith('.desk'))
    return { ...state, moderation: state.moderation.filter((item) => item.seq !== seq) }
  return { ...state, messages: state.messages.filter((item) => item.seq !== seq) }
}
