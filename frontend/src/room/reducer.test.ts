import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { describe, expect, it } from 'vitest'

import type { Envelope, RoomState } from '../protocol/wire'
import { event, posted, snapshot, STREAM } from '../testing/room'
import { apply } from './reducer'
import { WINDOW } from './state'

interface Golden {
  name: string
  initial: RoomState
  events: Envelope[]
  final: RoomState
}

const folder = resolve(process.cwd(), '../tests/contract/golden/room')
const golden = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf-8')) as Golden)

const empty = snapshot().state

describe('apply', () => {
  it('finds golden files to be held to', () => {
    expect(golden.length).toBeGreaterThan(0)
  })

  it.each(golden)('reduces $name as the server does', ({ initial, events, final }) => {
    expect(events.reduce(apply, initial)).toEqual(final)
  })

  it('leaves its argument as it was', () => {
    for (const { initial, events } of golden) {
      const before = JSON.stringify(initial)
      events.reduce(apply, initial)
      expect(JSON.stringify(initial)).toBe(before)
    }
  })

  it('lets an unknown type pass', () => {
    expect(apply(empty, event(4, 'weather.changed', { degrees: 21 }))).toBe(empty)
  })

  it.each([
    'room.opened',
    'participant.added',
    'message.posted',
    'message.edited',
    'message.hidden',
    'payload.erased',
  ])('shows nothing of an erased %s', (type) => {
    expect(apply(empty, event(4, type, null))).toEqual(empty)
  })

  it('keeps the newest messages of the window', () => {
    let state = empty
    for (let seq = 4; seq < 4 + WINDOW + 5; seq += 1) state = apply(state, posted(seq))
    expect(state.messages).toHaveLength(WINDOW)
    expect(state.messages[0]?.seq).toBe(9)
  })

  it('drops from each kind of stream what that stream shows', () => {
    const state = {
      ...apply(empty, posted(5)),
      moderation: [{ message_id: 'm', seq: 5, participant_id: 'p', text: 't', reason: 'r' }],
      notices: [{ notice_id: 'n', seq: 5, at: '', kind: 'message.hidden' as const, subject: {} }],
    }
    const erased = (stream: string) =>
      apply(state, { ...event(6, 'payload.erased', { seq: 5, reason: 'retention' }), stream })
    expect(erased(STREAM).messages).toEqual([])
    expect(erased(STREAM).moderation).toHaveLength(1)
    expect(erased(`${STREAM}.desk`).moderation).toEqual([])
    expect(erased('member.x').notices).toEqual([])
    expect(erased('member.x').messages).toHaveLength(1)
  })
})
