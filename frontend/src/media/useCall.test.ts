import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { computed, effectScope, type EffectScope, ref, shallowRef } from 'vue'

import type { LinkStatus } from '../protocol/link'
import type { CallPreferences, Envelope, PublicationState } from '../protocol/wire'
import { advance, replicaOf } from '../room/replica'
import type { UseRoom } from '../room/useRoom'
import { FakeConnection, fakeMedia, FakeStream, FakeTrack } from '../testing/peer'
import { event, ROOM, snapshot, WEI } from '../testing/room'
import { fakeServer, Refusal } from '../testing/server'
import { MOMENT } from './preferences'
import { useCall, type UseCall } from './useCall'
import { EVENT_WITHIN } from './useSending'

const base = `/api/rooms/${ROOM}`
const up = `${base}/calls/mydevice/uplink`
const down = `${base}/calls/mydevice/downlink`
const wish = `${base}/calls/mydevice/preferences`
const mine: PublicationState = {
  publication_id: 'mine',
  participant_id: 'lin',
  device: 'mydevice',
  kind: 'video',
  source: 'camera',
}
const theirs: PublicationState = {
  publication_id: 'theirs',
  participant_id: WEI,
  device: 'phone',
  kind: 'video',
  source: 'camera',
}

let scope: EffectScope
let stream: FakeStream

/** A meeting of which the test is the server and the browser's devices. */
function meeting() {
  let seq = 3
  const replica = shallowRef(replicaOf(snapshot(seq)))
  const status = ref<LinkStatus>({ kind: 'live', door: 'socket' })
  const listeners: ((item: Envelope) => void)[] = []
  const room = {
    id: ROOM,
    device: 'mydevice',
    status,
    state: computed(() => replica.value.state),
    me: computed(() => snapshot().me),
    onEvent: (listener: (item: Envelope) => void) => listeners.push(listener),
  } as unknown as UseRoom
  const tell = async (type: string, data: object): Promise<void> => {
    seq += 1
    const item = event(seq, type, data)
    replica.value = advance(replica.value, item) ?? replica.value
    for (const listener of listeners) listener(item)
    await vi.advanceTimersByTimeAsync(1)
  }
  const server = fakeServer({
    [`GET ${base}/call`]: { ice_servers: [] },
    [`PUT ${up}`]: {
      sdp: 'answer',
      publications: [{ publication_id: 'mine', kind: 'video', source: 'camera', mid: '0' }],
    },
    [`DELETE ${up}`]: {},
    [`POST ${down}`]: {
      sdp: '0:video',
      version: 1,
      tracks: [{ mid: '0', publication_id: 'theirs', participant_id: WEI, kind: 'video', source: 'camera' }],
    },
    [`PUT ${down}`]: {},
    [`PUT ${wish}`]: {},
  })
  scope = effectScope()
  const isInHall = ref(false)
  const call = scope.run(() => useCall(room, { isInHall })) as UseCall
  const asked = (name: string) => server.asked.filter(({ request }) => request === name).length
  const told = () => server.asked.filter(({ request }) => request === `PUT ${wish}`).map(({ body }) => body)
  return { call, tell, server, asked, told, status, isInHall }
}

/** The same with the camera on and known to the room. */
async function sending() {
  const fixture = meeting()
  await fixture.call.start({ microphone: true, camera: true })
  await vi.advanceTimersByTimeAsync(1)
  await fixture.tell('publication.started', mine)
  FakeConnection.last.become('connected')
  return fixture
}

beforeEach(() => {
  vi.useFakeTimers()
  fakeMedia()
  stream = new FakeStream([new FakeTrack('audio'), new FakeTrack('video')])
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: vi.fn(() => Promise.resolve(stream)) } })
})

afterEach(async () => {
  scope.stop()
  await flushPromises()
  vi.useRealTimers()
})

describe('the camera', () => {
  it('is asked for when it is turned on, and not before', async () => {
    const { call, asked } = meeting()
    await vi.advanceTimersByTimeAsync(1)
    expect(navigator.mediaDevices.getUserMedia).not.toHaveBeenCalled()
    await call.start({ microphone: true, camera: true })
    await vi.advanceTimersByTimeAsync(1)
    expect(asked(`PUT ${up}`)).toBe(1)
    expect(call.preview.value?.getTracks()).toEqual(stream.getVideoTracks())
  })

  it('is let go of when the person leaves while the browser still asks', async () => {
    const { call, asked } = meeting()
    const turningOn = call.start({ microphone: true, camera: true })
    scope.stop()
    await turningOn
    await vi.advanceTimersByTimeAsync(1)
    expect(stream.getTracks().every((track) => track.isStopped)).toBe(true)
    expect(asked(`PUT ${up}`)).toBe(0)
  })

  it('is let go of when it is turned off', async () => {
    const { call, asked } = await sending()
    expect(call.sending.value).toBe('connected')
    await call.stop()
    expect(stream.getTracks().every((track) => track.isStopped)).toBe(true)
    expect(asked(`DELETE ${up}`)).toBe(1)
    expect(call.preview.value).toBeNull()
    expect(call.sending.value).toBe('off')
  })

  it('says why it is not to be had', async () => {
    const { call, asked } = meeting()
    const denied = Object.assign(new Error(), { name: 'NotAllowedError' })
    vi.mocked(navigator.mediaDevices.getUserMedia).mockRejectedValue(denied)
    await call.start({ microphone: true, camera: true })
    expect(call.deviceProblem.value).toBe('denied')
    expect(call.sending.value).toBe('off')
    expect(asked(`PUT ${up}`)).toBe(0)
  })

  it('is let go of where the room refuses it', async () => {
    const { call, server } = meeting()
    server.answers[`PUT ${up}`] = new Refusal('call.forbidden', 403)
    await call.start({ microphone: true, camera: true })
    await vi.advanceTimersByTimeAsync(1)
    expect(call.problem.value?.code).toBe('call.forbidden')
    expect(stream.getTracks().every((track) => track.isStopped)).toBe(true)
    expect(call.sending.value).toBe('off')
  })

  it('publishes again when the forwarder lost it', async () => {
    const { tell, asked, call } = await sending()
    await tell('publication.ended', { publication_id: 'mine', reason: 'media_lost' })
    expect(asked(`PUT ${up}`)).toBe(2)
    expect(stream.getTracks().some((track) => track.isStopped)).toBe(false)
    expect(call.sending.value).toBe('reconnecting')
  })

  it("leaves other people's ends alone", async () => {
    const { tell, asked } = await sending()
    await tell('publication.started', theirs)
    await tell('publication.ended', { publication_id: 'theirs', reason: 'unpublished' })
    expect(asked(`PUT ${up}`)).toBe(1)
  })

  it('publishes again where the room never heard of it', async () => {
    const { call, asked } = meeting()
    await call.start({ microphone: true, camera: true })
    await vi.advanceTimersByTimeAsync(1)
    expect(asked(`PUT ${up}`)).toBe(1)
    await vi.advanceTimersByTimeAsync(EVENT_WITHIN)
    expect(asked(`PUT ${up}`)).toBe(2)
  })

  it('goes off alone when it is unplugged, and says so', async () => {
    const { call } = await sending()
    stream.getVideoTracks()[0]?.onended?.()
    await vi.advanceTimersByTimeAsync(1)
    expect([...call.sources.value]).toEqual(['microphone'])
    expect(call.deviceProblem.value).toBe('missing')
  })

  it('goes off with the room', async () => {
    const { call, status } = await sending()
    status.value = { kind: 'ended', code: 4401 }
    await flushPromises()
    expect(call.sending.value).toBe('off')
    expect(stream.getTracks().every((track) => track.isStopped)).toBe(true)
  })

  it('goes on with the voice when the picture is let go of', async () => {
    const { call, asked } = await sending()
    await call.stop('camera')
    await vi.advanceTimersByTimeAsync(1)
    expect(stream.getTracks().map((track) => [track.kind, track.isStopped])).toEqual([
      ['audio', false],
      ['video', true],
    ])
    expect([asked(`PUT ${up}`), asked(`DELETE ${up}`)]).toEqual([2, 0])
  })

  it('is let go of when the turn ends while the browser still asks', async () => {
    const { call, asked } = await sending()
    const adding = call.start({ camera: true })
    await call.stop()
    await adding
    expect(stream.getTracks().every((track) => track.isStopped)).toBe(true)
    expect(call.sending.value).toBe('off')
    expect(asked(`PUT ${up}`)).toBe(1)
  })

  it('keeps the picture while the microphone is off', async () => {
    const { call } = await sending()
    call.setMicrophone(false)
    expect(stream.getTracks().map((track) => [track.kind, track.enabled])).toEqual([
      ['audio', false],
      ['video', true],
    ])
  })
})

describe('the others', () => {
  it('are asked for when they begin to send', async () => {
    const { call, tell, asked } = meeting()
    await vi.advanceTimersByTimeAsync(1)
    expect(asked(`POST ${down}`)).toBe(0)
    await tell('publication.started', theirs)
    expect(asked(`POST ${down}`)).toBe(1)
    expect(call.senders.value.map((item) => [item.participantId, item.videoId])).toEqual([[WEI, 'theirs']])
  })

  it('are asked for once this device is connected to the room', async () => {
    const { tell, asked, status } = meeting()
    status.value = { kind: 'reconnecting' }
    await tell('publication.started', theirs)
    expect(asked(`POST ${down}`)).toBe(0)
    status.value = { kind: 'live', door: 'socket' }
    await vi.advanceTimersByTimeAsync(1)
    expect(asked(`POST ${down}`)).toBe(1)
  })

  it('send sound alone where that is wanted, also after the forwarder has forgotten it', async () => {
    const { call, tell, asked } = meeting()
    call.isAudioOnly.value = true
    await vi.advanceTimersByTimeAsync(MOMENT)
    expect(asked(`PUT ${wish}`)).toBe(0)
    await tell('publication.started', theirs)
    expect(asked(`PUT ${wish}`)).toBe(1)
    FakeConnection.last.become('failed')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(asked(`PUT ${wish}`)).toBe(2)
    call.isAudioOnly.value = false
    await vi.advanceTimersByTimeAsync(1)
    expect(asked(`PUT ${wish}`)).toBe(3)
  })

  it('send no more of a picture than is drawn of it', async () => {
    const { call, tell, told } = meeting()
    await tell('publication.started', theirs)
    await vi.advanceTimersByTimeAsync(MOMENT)
    expect(told()).toEqual([{ audio_only: false, video: {}, most_videos: 9 }])
    const key = call.senders.value[0]?.key ?? ''
    call.draw(key, 'high')
    call.draw(key, 'low')
    await vi.advanceTimersByTimeAsync(MOMENT)
    expect(told().slice(1)).toEqual([{ audio_only: false, video: { theirs: 'low' }, most_videos: 9 }])
    call.draw(key, 'off')
    call.draw(key, 'low')
    await vi.advanceTimersByTimeAsync(MOMENT)
    expect(told()).toHaveLength(2)
  })

  it('send no pictures to a page that nobody sees', async () => {
    const { call, tell, told } = meeting()
    await tell('publication.started', theirs)
    call.draw(call.senders.value[0]?.key ?? '', 'medium')
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(MOMENT)
    hidden.mockReturnValue(false)
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(MOMENT)
    expect(told().map((body) => (body as CallPreferences).video)).toEqual([
      { theirs: 'off' },
      { theirs: 'medium' },
    ])
  })

  it('send four pictures at most to a phone', async () => {
    vi.stubGlobal('matchMedia', () => ({
      matches: true,
      addEventListener: vi.fn(),
      removeEventListener: vi.fn(),
    }))
    const { tell, told } = meeting()
    await tell('publication.started', theirs)
    await vi.advanceTimersByTimeAsync(MOMENT)
    expect(told()).toMatchObject([{ most_videos: 4 }])
  })

  it('send nothing to a device in the hall, and begin when it has left', async () => {
    const { call, tell, asked, told, isInHall } = meeting()
    isInHall.value = true
    await tell('publication.started', theirs)
    expect(FakeConnection.opened).toEqual([])
    isInHall.value = false
    await vi.advanceTimersByTimeAsync(1)
    expect(asked(`POST ${down}`)).toBe(1)
    expect(call.senders.value).toHaveLength(1)
    isInHall.value = true
    await vi.advanceTimersByTimeAsync(60_000)
    expect(FakeConnection.last.isClosed).toBe(true)
    expect(call.senders.value).toEqual([])
    expect(told()).toEqual([])
  })

  it('stand still where their packets do, and not where they ought not to come', async () => {
    const { call, tell } = meeting()
    await tell('attendance.started', { participant_id: WEI })
    await tell('publication.started', theirs)
    const row = { type: 'inbound-rtp', kind: 'video', trackIdentifier: 'video', packetsReceived: 9 }
    FakeConnection.last.statistics = [row]
    FakeConnection.last.become('connected')
    await vi.advanceTimersByTimeAsync(5_000)
    expect([...call.halted.value]).toEqual([]) // 魏 has not the floor
    await tell('floor.granted', { participant_id: WEI, source_id: null, request_id: 'turn' })
    await vi.advanceTimersByTimeAsync(4_000)
    expect([...call.halted.value]).toEqual([['theirs', 'unknown']])
    row.packetsReceived += 1
    await vi.advanceTimersByTimeAsync(1_000)
    expect([...call.halted.value]).toEqual([])
    call.isAudioOnly.value = true
    await vi.advanceTimersByTimeAsync(9_000)
    expect([...call.halted.value]).toEqual([])
  })

  it('are gone as soon as they end', async () => {
    const { call, tell } = meeting()
    await tell('publication.started', theirs)
    await tell('publication.ended', { publication_id: 'theirs', reason: 'unpublished' })
    expect(call.senders.value).toEqual([])
  })

  it('are not oneself', async () => {
    const { asked } = await sending()
    expect(asked(`POST ${down}`)).toBe(0)
  })
})
