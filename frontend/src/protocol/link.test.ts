import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { event, posted, snapshot, STREAM } from '../testing/room'
import { FakeEventSource, fakeDoors, FakeSocket } from '../testing/socket'
import { LAST } from './backoff'
import { SILENCE } from './doors'
import { POLL } from './events'
import { LOOK, LAG, Link, type LinkOptions, type LinkStatus, SOCKET_AGAIN } from './link'
import { ANSWER_WITHIN, IN_FLIGHT } from './outbox'
import { type ProblemError, ProblemError as Problem, unreachable } from './problem'
import { ENTER_WITHIN } from './socket'
import type { Command, Envelope, EventRange, Snapshot, Streams } from './wire'

const post = (id: string): Command => ({ id, type: 'message.post', data: { text: id } })

/** The reader and the REST side of one link. */
function room(start: Snapshot | null = snapshot(3)) {
  let streams: Streams | null = start?.streams ?? null
  const taken: number[] = []
  const statuses: LinkStatus[] = []
  const rest = {
    ticket: vi.fn(() => Promise.resolve('ticket')),
    snapshot: vi.fn(() => Promise.resolve(snapshot(9))),
    events: vi.fn((_since: Streams): Promise<EventRange> => Promise.resolve({ events: [], more: false })),
    perform: vi.fn((_command: Command): Promise<unknown> => Promise.resolve({})),
  }
  const options: LinkOptions = {
    socketUrl: 'ws://test/ws',
    eventsUrl: '/stream',
    device: 'device00',
    since: () => streams,
    take: (item: Envelope) => {
      const known = streams?.[item.stream] ?? 0
      if (item.seq > known + 1) return false
      if (item.seq === known + 1) {
        streams = { ...streams, [item.stream]: item.seq }
        taken.push(item.seq)
      }
      return true
    },
    replace: (whole) => (streams = whole.streams),
    onStatus: (status) => statuses.push(status),
    rest,
  }
  const link = new Link(options)
  return { link, rest, taken, statuses, streams: () => streams, status: () => statuses[statuses.length - 1] }
}

const settle = () => vi.advanceTimersByTimeAsync(0)
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

/** A room whose first socket has let us in. */
async function entered() {
  const fixture = room()
  fixture.link.open()
  await settle()
  FakeSocket.last.admit()
  return fixture
}

/** A room that has fallen back to the event stream. */
async function fallen() {
  const fixture = room()
  fixture.link.open()
  await settle()
  for (let attempt = 0; attempt < 2; attempt += 1) {
    FakeSocket.last.drop(1006)
    await pass(1)
  }
  return fixture
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0)
  fakeDoors()
})

afterEach(() => vi.useRealTimers())

describe('entering', () => {
  it('sends ticket, device and positions in the first frame, and is live once that is answered', async () => {
    const { link, status } = room()
    link.open()
    await settle()
    FakeSocket.last.accept()
    const data = { ticket: 'ticket', device: 'device00', since: { [STREAM]: 3 } }
    expect(FakeSocket.last.sent[0]).toMatchObject({ type: 'room.enter', data })
    expect(status()).toEqual({ kind: 'connecting' })
    FakeSocket.last.say({ type: 'reply', ref: FakeSocket.last.sent[0]?.id ?? '', data: {}, problem: null })
    expect(status()).toEqual({ kind: 'live', door: 'socket' })
  })

  it('fetches the room first where nothing is known', async () => {
    const { link, rest, streams } = room(null)
    link.open()
    await settle()
    expect(rest.snapshot).toHaveBeenCalledOnce()
    expect(streams()).toEqual({ [STREAM]: 9 })
    FakeSocket.last.accept()
    expect(FakeSocket.last.sent[0]?.data?.since).toEqual({ [STREAM]: 9 })
  })

  it('takes a new ticket where the old one came too late', async () => {
    const { link, rest, statuses } = room()
    link.open()
    await settle()
    FakeSocket.last.accept()
    const problem = { code: 'ticket.invalid', status: 401, params: {} } as never
    FakeSocket.last.say({ type: 'reply', ref: FakeSocket.last.sent[0]?.id ?? '', data: null, problem })
    await pass(1)
    expect(rest.ticket).toHaveBeenCalledTimes(2)
    expect(statuses.every((status) => status.kind === 'connecting')).toBe(true)
  })

  it('gives up a socket that never opens', async () => {
    const { link } = room()
    link.open()
    await pass(ENTER_WITHIN + 1)
    expect(FakeSocket.opened).toHaveLength(2)
    expect(FakeSocket.opened[0]?.closedByClient).toBe(true)
  })

  it.each([
    [401, 4401],
    [403, 4403],
    [404, 4404],
  ])('ends on a ticket refused with %i', async (status, code) => {
    const fixture = room()
    fixture.rest.ticket.mockRejectedValue(new Problem('request.forbidden', status))
    fixture.link.open()
    await pass(1)
    expect(fixture.status()).toEqual({ kind: 'ended', code })
    expect(FakeSocket.opened).toHaveLength(0)
  })
})

describe('coming back', () => {
  it.each([1001, 1006, 1012, 4408])('resumes after %i with the positions reached', async (code) => {
    const { taken, status } = await entered()
    FakeSocket.last.say(posted(4))
    FakeSocket.last.drop(code)
    await settle()
    expect(status()).toEqual({ kind: 'reconnecting' })
    await pass(1)
    FakeSocket.last.admit()
    expect(FakeSocket.last.sent[0]?.data?.since).toEqual({ [STREAM]: 4 })
    expect(taken).toEqual([4])
  })

  it.each([4400, 4401, 4403, 4404, 4429])('stays away after %i until asked', async (code) => {
    const { link, status } = await entered()
    FakeSocket.last.drop(code)
    await pass(LAST * 3)
    expect(FakeSocket.opened).toHaveLength(1)
    expect(status()).toEqual({ kind: 'ended', code })
    link.open()
    await settle()
    expect(FakeSocket.opened).toHaveLength(2)
  })

  it('comes in again at once where its streams are others by now, and says nothing of reconnecting', async () => {
    const { statuses } = await entered()
    const before = statuses.length
    FakeSocket.last.drop(4409)
    await pass(1)
    FakeSocket.last.admit()
    expect(FakeSocket.opened).toHaveLength(2)
    expect(statuses.slice(before)).toEqual([{ kind: 'live', door: 'socket' }])
  })

  it('stays out where it was sent out, and reads why', async () => {
    const { rest, status, streams } = await entered()
    FakeSocket.last.drop(4403)
    await pass(60_000)
    expect(status()).toEqual({ kind: 'ended', code: 4403 })
    expect(rest.snapshot).toHaveBeenCalledOnce()
    expect(streams()).toEqual({ [STREAM]: 9 })
    expect(FakeSocket.opened).toHaveLength(1)
  })

  it('does not sit out the pause when the network comes back', async () => {
    const { link } = room()
    link.open()
    await settle()
    vi.spyOn(Math, 'random').mockReturnValue(0.999)
    FakeSocket.last.drop(1006)
    await settle()
    expect(FakeSocket.opened).toHaveLength(1)
    link.wake()
    await settle()
    expect(FakeSocket.opened).toHaveLength(2)
  })

  it('takes a silent server for dead, and a beating one not', async () => {
    const { status } = await entered()
    for (let beat = 0; beat < 4; beat += 1) {
      await pass(LOOK)
      FakeSocket.last.say({ type: 'beat', streams: { [STREAM]: 3 } })
    }
    expect(FakeSocket.last.sent.filter((frame) => frame.type === 'beat')).toHaveLength(4)
    expect(status()?.kind).toBe('live')
    await pass(SILENCE)
    expect(status()?.kind).not.toBe('live')
  })

  it('leaves for good on close', async () => {
    const { link } = await entered()
    link.close()
    await pass(LAST * 3)
    expect(FakeSocket.opened).toHaveLength(1)
    expect(FakeSocket.last.closedByClient).toBe(true)
  })
})

describe('gaps', () => {
  it('fetches what is missing', async () => {
    const { rest, taken } = await entered()
    rest.events.mockResolvedValueOnce({ events: [posted(4), posted(5), posted(6)], more: false })
    FakeSocket.last.say(posted(6))
    await settle()
    expect(rest.events).toHaveBeenCalledWith({ [STREAM]: 3 })
    expect(taken).toEqual([4, 5, 6])
    expect(rest.snapshot).not.toHaveBeenCalled()
  })

  it('asks on while there is more', async () => {
    const { rest, taken } = await entered()
    rest.events.mockResolvedValueOnce({ events: [posted(4)], more: true })
    rest.events.mockResolvedValueOnce({ events: [posted(5)], more: false })
    FakeSocket.last.say(posted(6))
    await settle()
    expect(taken).toEqual([4, 5])
    expect(rest.events).toHaveBeenCalledTimes(2)
  })

  it('fetches the whole room where the log does not close the gap', async () => {
    const { rest, streams } = await entered()
    rest.events.mockResolvedValue({ events: [posted(6)], more: false })
    FakeSocket.last.say(posted(6))
    await settle()
    expect(streams()).toEqual({ [STREAM]: 9 })
  })

  it('fetches the whole room where its streams are no longer readable', async () => {
    const { rest, streams } = await entered()
    rest.events.mockRejectedValue(new Problem('stream.not_found', 404))
    FakeSocket.last.say(posted(6))
    await settle()
    expect(streams()).toEqual({ [STREAM]: 9 })
  })

  it('reconnects where nothing can be fetched', async () => {
    const { rest, status } = await entered()
    rest.events.mockRejectedValue(unreachable())
    FakeSocket.last.say(posted(6))
    await settle()
    expect(status()).toEqual({ kind: 'reconnecting' })
  })

  it('asks when a head stays ahead, and not when the event was only on its way', async () => {
    const { rest } = await entered()
    FakeSocket.last.say({ type: 'beat', streams: { [STREAM]: 4 } })
    FakeSocket.last.say(posted(4))
    await pass(LAG)
    expect(rest.events).not.toHaveBeenCalled()
    FakeSocket.last.say({ type: 'beat', streams: { [STREAM]: 5 } })
    await pass(LAG)
    expect(rest.events).toHaveBeenCalledOnce()
  })
})

describe('commands', () => {
  it('sends what was not answered again, under the same id and in the same order', async () => {
    const { link } = await entered()
    const answers = Promise.all([link.send(post('a')), link.send(post('b'))])
    FakeSocket.last.drop(1012)
    await pass(1)
    FakeSocket.last.admit()
    expect(FakeSocket.last.commands.map((frame) => frame.id)).toEqual(['a', 'b'])
    FakeSocket.last.say({ type: 'reply', ref: 'a', data: { message_id: '1' }, problem: null })
    FakeSocket.last.say({ type: 'reply', ref: 'b', data: { message_id: '2' }, problem: null })
    await expect(answers).resolves.toEqual([{ message_id: '1' }, { message_id: '2' }])
  })

  it('keeps what was asked for before there was a connection', async () => {
    const { link } = room()
    link.open()
    void link.send(post('a'))
    await settle()
    FakeSocket.last.admit()
    expect(FakeSocket.last.commands.map((frame) => frame.id)).toEqual(['a'])
  })

  it('asks once for what is asked for twice', async () => {
    const { link } = await entered()
    void link.send(post('a'))
    void link.send(post('a'))
    expect(FakeSocket.last.commands).toHaveLength(1)
  })

  it('tells a refusal by its code', async () => {
    const { link } = await entered()
    const refusal = link.send(post('a')).catch((error: unknown) => (error as ProblemError).code)
    const problem = { code: 'message.too_long', status: 422, params: { max: 5 } } as never
    FakeSocket.last.say({ type: 'reply', ref: 'a', data: null, problem })
    await expect(refusal).resolves.toBe('message.too_long')
  })

  it('never has more under way than the server likes', async () => {
    const { link } = await entered()
    for (let n = 0; n < IN_FLIGHT + 3; n += 1) void link.send(post(String(n)))
    expect(FakeSocket.last.commands).toHaveLength(IN_FLIGHT)
    FakeSocket.last.say({ type: 'reply', ref: '0', data: {}, problem: null })
    expect(FakeSocket.last.commands).toHaveLength(IN_FLIGHT + 1)
  })

  it('suspects a connection that beats but does not answer', async () => {
    const { link, status } = await entered()
    void link.send(post('a')).catch(() => undefined)
    for (let waited = 0; waited <= ANSWER_WITHIN; waited += LOOK) {
      await pass(LOOK)
      FakeSocket.last.say({ type: 'beat', streams: {} })
    }
    expect(status()?.kind).not.toBe('live')
  })

  it('gives up what waits when the link ends', async () => {
    const { link } = await entered()
    const refusal = link.send(post('a')).catch((error: unknown) => (error as ProblemError).code)
    FakeSocket.last.drop(4401)
    await expect(refusal).resolves.toBe('client.ended')
    await expect(link.send(post('b'))).rejects.toMatchObject({ code: 'client.ended' })
  })
})

describe('the other door', () => {
  it('opens after two sockets that never let us in', async () => {
    const { status } = await fallen()
    expect(FakeSocket.opened).toHaveLength(2)
    const url = new URL(FakeEventSource.last.url, 'http://test')
    expect(url.searchParams.get('since')).toBe(JSON.stringify({ [STREAM]: 3 }))
    expect(url.searchParams.get('device')).toBe('device00')
    FakeEventSource.last.onopen?.()
    expect(status()).toEqual({ kind: 'live', door: 'events' })
  })

  it('stays shut while sockets open, however often they end', async () => {
    const { link } = room()
    link.open()
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await pass(1)
      FakeSocket.last.admit()
      FakeSocket.last.drop(1006)
    }
    expect(FakeEventSource.opened).toHaveLength(0)
  })

  it('stays shut while the service is down: that says nothing about sockets', async () => {
    const { link, rest, status } = room()
    rest.ticket.mockRejectedValue(unreachable())
    link.open()
    for (let attempt = 0; attempt < 5; attempt += 1) await pass(1)
    expect(rest.ticket.mock.calls.length).toBeGreaterThan(3)
    rest.ticket.mockResolvedValue('ticket')
    await pass(1)
    FakeSocket.last.admit()
    expect(status()).toEqual({ kind: 'live', door: 'socket' })
    expect(FakeEventSource.opened).toHaveLength(0)
  })

  it('takes events and asks by REST, one after another', async () => {
    const { link, taken, rest } = await fallen()
    FakeEventSource.last.onopen?.()
    FakeEventSource.last.say(posted(4))
    expect(taken).toEqual([4])
    rest.perform.mockImplementation((command) => Promise.resolve(command.id))
    await expect(Promise.all([link.send(post('a')), link.send(post('b'))])).resolves.toEqual(['a', 'b'])
    expect(rest.perform.mock.calls.map(([command]) => command.id)).toEqual(['a', 'b'])
  })

  it('asks again for what got no answer, under the same id', async () => {
    const { link, rest } = await fallen()
    FakeEventSource.last.onopen?.()
    rest.perform.mockRejectedValueOnce(unreachable()).mockResolvedValueOnce('done')
    const answer = link.send(post('a'))
    await pass(LOOK)
    await expect(answer).resolves.toBe('done')
    expect(rest.perform.mock.calls.map(([command]) => command.id)).toEqual(['a', 'a'])
  })

  it('fetches while a proxy holds the stream back, and stops when it speaks', async () => {
    const { rest, status } = await fallen()
    await pass(POLL)
    expect(rest.events).toHaveBeenCalledOnce()
    expect(status()).toEqual({ kind: 'live', door: 'events' })
    FakeEventSource.last.say(event(4, 'room.opened', { title: 'x' }))
    await pass(POLL * 3)
    expect(rest.events).toHaveBeenCalledOnce()
  })

  it('goes on by fetching alone where streams are refused', async () => {
    const { rest, status, taken } = await fallen()
    rest.events.mockResolvedValueOnce({ events: [posted(4)], more: false })
    FakeEventSource.last.onerror?.()
    await settle()
    expect(FakeEventSource.last.isClosed).toBe(true)
    expect(taken).toEqual([4])
    expect(status()).toEqual({ kind: 'live', door: 'events' })
    await pass(POLL)
    expect(rest.events).toHaveBeenCalledTimes(2)
  })

  it('learns over REST why it was shut', async () => {
    const { rest, status } = await fallen()
    rest.events.mockRejectedValue(new Problem('login.required', 401))
    FakeEventSource.last.onerror?.()
    await settle()
    expect(status()).toEqual({ kind: 'ended', code: 4401 })
  })

  it('is left for a socket as soon as one opens', async () => {
    const { status } = await fallen()
    FakeEventSource.last.onopen?.()
    const stream = FakeEventSource.last
    await pass(SOCKET_AGAIN)
    expect(status()).toEqual({ kind: 'live', door: 'events' })
    FakeSocket.last.admit()
    expect(status()).toEqual({ kind: 'live', door: 'socket' })
    expect(stream.isClosed).toBe(true)
    FakeSocket.last.drop(1006)
    await pass(1)
    expect(FakeEventSource.opened).toHaveLength(1)
  })

  it('stays open while the socket is tried in vain, again and again', async () => {
    const { status } = await fallen()
    FakeEventSource.last.onopen?.()
    const beat = setInterval(() => FakeEventSource.last.say({ type: 'beat', streams: {} }), LOOK)
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await pass(SOCKET_AGAIN)
      FakeSocket.last.drop(1006)
    }
    expect(FakeSocket.opened).toHaveLength(4)
    expect(status()).toEqual({ kind: 'live', door: 'events' })
    clearInterval(beat)
  })

  it('is opened anew when it falls silent', async () => {
    await fallen()
    FakeEventSource.last.say(posted(4))
    await pass(SILENCE + 1)
    expect(FakeEventSource.opened).toHaveLength(2)
  })
})
