/** A room to test with: 林 presides, 魏 attends. */
import type { Envelope, Event, Snapshot } from '../protocol/wire'

export const ROOM = '00000000-0000-7000-8000-0000000000aa'
export const LIN = '00000000-0000-7000-8000-000000000001'
export const WEI = '00000000-0000-7000-8000-000000000002'
export const STREAM = `room.${ROOM}`
export const AT = '2026-03-02T01:00:00Z'

/** Return the room as 林 sees it before anybody has said anything; its stream has told `seq` events. */
export function snapshot(seq = 3): Snapshot {
  return {
    state: {
      room_id: ROOM,
      title: '请你协商',
      participants: [
        { participant_id: LIN, role: 'chair', present: true },
        { participant_id: WEI, role: 'attendee', present: false },
      ],
      messages: [],
      moderation: [],
      publications: [],
      notices: [],
      papers: [],
    },
    streams: { [STREAM]: seq },
    me: { account_id: LIN, participant_id: LIN, role: 'chair' },
    people: [
      { participant_id: LIN, name: '林书琴' },
      { participant_id: WEI, name: '魏建国' },
    ],
    rules: { max_length: 1000, edit_window: 120, rate_count: 10, rate_seconds: 10 },
    heartbeat: 10,
  }
}

/** Return an event on the room's stream. */
export function event(seq: number, type: string, data: object | null): Event & Envelope {
  return { type, v: 1, stream: STREAM, seq, at: AT, actor: null, data } as Event & Envelope
}

/** Return the event of a message by 魏, or by another. */
export function posted(seq: number, text = `第${String(seq)}句`, participant_id = WEI): Event & Envelope {
  return event(seq, 'message.posted', { message_id: messageId(seq), participant_id, text })
}

/** Return the id of the message posted at `seq`. */
export function messageId(seq: number): string {
  return `10000000-0000-7000-8000-${String(seq).padStart(12, '0')}`
}
