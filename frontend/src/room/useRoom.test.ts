import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { effectScope, type EffectScope } from 'vue'

import { event, LIN, message, posted, ROOM, snapshot, STREAM, WEI } from '../testing/room'
import { type Answers, fakeServer, Refusal } from '../testing/server'
import { fakeDoors, FakeSocket } from '../testing/socket'
import { PAGE, useRoom, type UseRoom } from './useRoom'

const path = `/api/rooms/${ROOM}`
let scope: EffectScope

/** Enter the room from a fresh page. */
async function enter(answers: Answers = {}) {
  const server = fakeServer({
    [`GET ${path}`]: snapshot(3),
    [`POST ${path}/ticket`]: { ticket: 'ticket', expires_at: '' },
    ...answers,
  })
  scope = effectScope()
  const room = scope.run(() => useRoom(ROOM)) as UseRoom
  await flushPromises()
  if (FakeSocket.opened.length > 0) FakeSocket.last.admit()
  return { room, server }
}

beforeEach(fakeDoors)
afterEach(() => scope.stop())

describe('useRoom', () => {
  it('shows the room, its people and its rules', async () => {
    const { room } = await enter()
    expect(room.status.value).toEqual({ kind: 'live', door: 'socket' })
    expect(room.isLoaded.value).toBe(true)
    expect(room.state.value.title).toBe('请你协商')
    expect([room.nameOf(LIN), room.nameOf(WEI), room.nameOf('x')]).toEqual(['林书琴', '魏建国', ''])
    expect(room.rules.value?.max_length).toBe(1000)
    expect(room.me.value?.role).toBe('chair')
  })

  it('opens the socket beside the page', async () => {
    await enter()
    expect(FakeSocket.last.url).toBe(`${location.origin.replace('http', 'ws')}/ws/rooms/${ROOM}`)
  })

  it('applies each event once and tells its listeners', async () => {
    const { room } = await enter()
    const told: number[] = []
    room.onEvent((item) => told.push(item.seq))
    FakeSocket.last.say(posted(4))
    FakeSocket.last.say(posted(4))
    expect(room.messages.value.map((item) => item.seq)).toEqual([4])
    expect(told).toEqual([4])
  })

  it('says who came in later', async () => {
    const { room } = await enter({
      [`GET ${path}/people`]: { items: [{ participant_id: 'gao', name: '高晓岚' }] },
    })
    FakeSocket.last.say(event(4, 'participant.added', { participant_id: 'gao', role: 'attendee' }))
    await flushPromises()
    expect(room.nameOf('gao')).toBe('高晓岚')
  })

  it('asks by the socket and returns the answer', async () => {
    const { room } = await enter()
    const answer = room.send('message.post', { text: '好' }, 'key')
    expect(FakeSocket.last.commands).toEqual([{ id: 'key', type: 'message.post', data: { text: '好' } }])
    FakeSocket.last.say({ type: 'reply', ref: 'key', data: { message_id: 'm' }, problem: null })
    await expect(answer).resolves.toEqual({ message_id: 'm' })
  })

  it('says that there is no such room', async () => {
    const { room } = await enter({ [`GET ${path}`]: new Refusal('room.not_found', 404) })
    expect(room.status.value).toEqual({ kind: 'ended', code: 4404 })
    expect(room.isLoaded.value).toBe(false)
  })

  it('puts pages of the past before what is there', async () => {
    const full = snapshot(300)
    full.state.messages = Array.from({ length: 200 }, (_, index) => message(101 + index))
    const page = Array.from({ length: PAGE }, (_, index) => message(51 + index))
    const { room, server } = await enter({ [`GET ${path}`]: full, [`GET ${path}/messages`]: { items: page } })
    expect(room.hasOlder.value).toBe(true)
    await room.loadOlder()
    expect(room.messages.value).toHaveLength(250)
    expect(room.messages.value[0]?.seq).toBe(51)
    expect(room.hasOlder.value).toBe(true)
    server.answers[`GET ${path}/messages`] = { items: [] }
    await room.loadOlder()
    expect(room.hasOlder.value).toBe(false)
  })

  it('begins anew with a snapshot', async () => {
    const { room } = await enter()
    FakeSocket.last.say(posted(4))
    FakeSocket.last.say({ type: 'room.snapshot', v: 1, data: { ...snapshot(9), streams: { [STREAM]: 9 } } })
    FakeSocket.last.say(posted(10))
    expect(room.messages.value.map((item) => item.seq)).toEqual([10])
  })

  it('leaves with its scope', async () => {
    await enter()
    scope.stop()
    await flushPromises()
    expect(FakeSocket.last.closedByClient).toBe(true)
  })
})
