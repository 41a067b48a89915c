/** A room to test with: 林 presides, 魏 attends. */
import type { Envelope, Event, MessageState, ParticipantState, Person, Snapshot } from '../protocol/wire'
import { emptyRoom } from '../room/state'

export const ROOM = '00000000-0000-7000-8000-0000000000aa'
export const LIN = '00000000-0000-7000-8000-000000000001'
export const WEI = '00000000-0000-7000-8000-000000000002'
export const STREAM = `room.${ROOM}`
export const AT = '2026-03-02T01:00:00Z'

/** Return the room as 林 sees it before anybody has said anything; its stream has told `seq` events. */
export function snapshot(seq = 3): Snapshot {
  return {
    state: {
      ...emptyRoom(ROOM),
      title: '请你协商',
      course: { ...emptyRoom(ROOM).course, state: 'running', opened_at: AT, started_at: AT },
      participants: [place(LIN, { role: 'chair', present: true, arrived_at: AT }), place(WEI)],
    },
    streams: { [STREAM]: seq },
    me: { account_id: LIN, participant_id: LIN, role: 'chair' },
    people: [person(LIN, '林书琴'), person(WEI, '魏建国')],
    departments: [],
    ballots: [],
    passed_over: [],
    rules: { max_length: 1000, edit_window: 120, rate_count: 10, rate_seconds: 10 },
    heartbeat: 10,
  }
}

/** Return a place in the room: an attendee's who has not come yet, unless told otherwise. */
export function place(participant_id: string, having: Partial<ParticipantState> = {}): ParticipantState {
  return {
    participant_id,
    invitation_id: null,
    role: 'attendee',
    is_due: true,
    is_venue: false,
    headcount: 1,
    acts_for: null,
    admission: 'admitted',
    whereabouts: null,
    is_signed_on_paper: false,
    present: false,
    arrived_at: null,
    left_at: null,
    muted: [],
    has_open_microphone: false,
    ...having,
  }
}

/** Return an entry of the room's directory. */
export function person(participant_id: string, name: string): Person {
  return { participant_id, name, post: '', organisation: '', sector: '', is_venue: false, headcount: 1 }
}

/** Return an event on the room's stream. */
export function event(seq: number, type: string, data: object | null): Event & Envelope {
  return { type, v: 1, stream: STREAM, seq, at: AT, actor: null, data } as Event & Envelope
}

/** Return the event of a message by 魏, or by another. */
export function posted(seq: number, text = `第${String(seq)}句`, participant_id = WEI): Event & Envelope {
  const said = { kind: 'speech', item_id: null, reply_to: null, department_id: null }
  return event(seq, 'message.posted', { message_id: messageId(seq), participant_id, text, ...said })
}

/** Return a message as the room's state holds it. */
export function message(seq: number, having: Partial<MessageState> = {}): MessageState {
  return {
    message_id: messageId(seq),
    seq,
    is_inner: false,
    participant_id: WEI,
    at: AT,
    text: `第${String(seq)}句`,
    kind: 'speech',
    item_id: null,
    reply_to: null,
    department_id: null,
    question: null,
    due_on: null,
    edited_at: null,
    hidden: false,
    ...having,
  }
}

/** Return the id of the message posted at `seq`. */
export function messageId(seq: number): string {
  return `10000000-0000-7000-8000-${String(seq).padStart(12, '0')}`
}
