import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ProblemError, unreachable } from '../protocol/problem'
import type { MediaSource, Published, Subscribed } from '../protocol/wire'
import { FakeConnection, fakeMedia, FakeTrack } from '../testing/peer'
import { Downlink, HEAL, type OutgoingTrack, pathOf, type ReceivedTrack, RENEW, Uplink } from './peer'

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

function watchers() {
  return {
    iceServers: vi.fn(() => Promise.resolve([{ urls: ['turn:test'], username: 'u', credential: 'c' }])),
    onState: vi.fn(),
    onRefused: vi.fn(),
  }
}

function uplink() {
  const tracks: OutgoingTrack[] = [
    { track: new FakeTrack('audio') as unknown as MediaStreamTrack, source: 'microphone' },
    { track: new FakeTrack('video') as unknown as MediaStreamTrack, source: 'screen' },
  ]
  const publish = vi.fn(
    (_sdp: string, _sources: Record<string, MediaSource>, _iceRestart: boolean): Promise<Published> =>
      Promise.resolve({
        sdp: 'answer',
        publications: [{ publication_id: 'p1', kind: 'video', source: 'camera', mid: '1' }],
      }),
  )
  const onPublished = vi.fn()
  const seen = watchers()
  const peer = new Uplink({ ...seen, tracks: () => tracks, publish, onPublished })
  return { peer, tracks, publish, onPublished, ...seen }
}

function downlink() {
  let version = 0
  const subscribe = vi.fn((_restart: boolean, _iceRestart: boolean): Promise<Subscribed> => {
    version += 1
    const tracks = [
      {
        mid: '0',
        publication_id: 'a',
        participant_id: 'wei',
        kind: 'audio' as const,
        source: 'microphone' as const,
      },
      {
        mid: '1',
        publication_id: 'v',
        participant_id: 'wei',
        kind: 'video' as const,
        source: 'camera' as const,
      },
    ]
    return Promise.resolve({ is_new: version === 1, sdp: '0:audio 1:video', version, tracks })
  })
  const answer = vi.fn((_sdp: string, _version: number): Promise<void> => Promise.resolve())
  const onTracks = vi.fn((_tracks: ReceivedTrack[]) => undefined)
  const seen = watchers()
  const peer = new Downlink({ ...seen, subscribe, answer, onTracks })
  return { peer, subscribe, answer, onTracks, ...seen }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0)
  fakeMedia()
})

afterEach(() => vi.useRealTimers())

describe('Uplink', () => {
  it('offers its tracks to send only, and takes the answer', async () => {
    const { peer, publish, onPublished } = uplink()
    peer.update()
    await pass(0)
    const connection = FakeConnection.last
    expect(connection.configuration.iceServers).toEqual([
      { urls: ['turn:test'], username: 'u', credential: 'c' },
    ])
    expect(connection.sending.map(({ track, direction }) => [track.kind, direction])).toEqual([
      ['audio', 'sendonly'],
      ['video', 'sendonly'],
    ])
    expect(publish).toHaveBeenCalledWith('offer of the browser', { 0: 'microphone', 1: 'screen' }, false)
    expect(connection.remoteDescription).toEqual({ type: 'answer', sdp: 'answer' })
    expect(onPublished).toHaveBeenCalledWith(['p1'])
  })

  it('is made anew when it fails', async () => {
    const { peer, publish, onState } = uplink()
    peer.update()
    await pass(0)
    FakeConnection.last.become('connected')
    expect(onState).toHaveBeenLastCalledWith('connected')
    FakeConnection.last.become('failed')
    expect(onState).toHaveBeenLastCalledWith('reconnecting')
    await pass(1)
    expect(FakeConnection.opened.map((item) => item.isClosed)).toEqual([true, false])
    expect(publish).toHaveBeenCalledTimes(2)
  })

  it('lets a short gap heal by itself, and no long one', async () => {
    const { peer, publish } = uplink()
    peer.update()
    await pass(0)
    FakeConnection.last.become('disconnected')
    await pass(RENEW - 1)
    FakeConnection.last.become('connected')
    await pass(HEAL * 2)
    expect(publish).toHaveBeenCalledOnce()
    expect(FakeConnection.opened).toHaveLength(1)
  })

  it('looks for new paths after a longer one, and is made anew if there are none', async () => {
    const { peer, publish } = uplink()
    peer.update()
    await pass(0)
    FakeConnection.last.become('disconnected')
    await pass(RENEW)
    expect(publish).toHaveBeenLastCalledWith('offer of the browser', { 0: 'microphone', 1: 'screen' }, true)
    expect(FakeConnection.last.offers).toEqual([{}, { iceRestart: true }])
    FakeConnection.last.become('connecting')
    await pass(HEAL - 1)
    expect(FakeConnection.opened).toHaveLength(1)
    await pass(1)
    expect(FakeConnection.opened).toHaveLength(2)
    expect(publish.mock.lastCall?.[2]).toBe(false)
  })

  it('stays as it is where new paths are found', async () => {
    const { peer, publish, onPublished, onState } = uplink()
    peer.update()
    await pass(0)
    FakeConnection.last.become('disconnected')
    await pass(RENEW)
    FakeConnection.last.become('connected')
    await pass(HEAL * 2)
    expect(FakeConnection.opened).toHaveLength(1)
    expect(publish).toHaveBeenCalledTimes(2)
    expect(onPublished).toHaveBeenCalledOnce()
    expect(onState).toHaveBeenLastCalledWith('connected')
  })

  it('looks for new paths again when there was no network to ask by', async () => {
    const { peer, publish } = uplink()
    peer.update()
    await pass(0)
    publish.mockRejectedValueOnce(unreachable())
    FakeConnection.last.become('disconnected')
    await pass(RENEW)
    await pass(RENEW)
    expect(publish.mock.calls.map((call) => call[2])).toEqual([false, true, true])
    expect(FakeConnection.opened).toHaveLength(1)
  })

  it('is made anew where the forwarder knows it no more', async () => {
    const { peer, publish } = uplink()
    peer.update()
    await pass(0)
    publish.mockRejectedValueOnce(new ProblemError('call.stale', 409))
    FakeConnection.last.become('disconnected')
    await pass(RENEW + 1)
    expect(publish.mock.calls.map((call) => call[2])).toEqual([false, true, false])
    expect(FakeConnection.opened).toHaveLength(2)
  })

  it('goes on where a connection is given up while the browser works on it, for which it never answers', async () => {
    const { peer, publish, onPublished } = uplink()
    vi.spyOn(FakeConnection.prototype, 'setLocalDescription').mockReturnValueOnce(
      new Promise(() => undefined),
    )
    peer.update()
    await pass(0)
    expect(publish).not.toHaveBeenCalled()
    peer.restart()
    await pass(0)
    expect(FakeConnection.opened.map((item) => item.isClosed)).toEqual([true, false])
    expect(publish).toHaveBeenCalledOnce()
    expect(onPublished).toHaveBeenCalledOnce()
  })

  it('publishes once after a connection that fails while it is being arranged', async () => {
    const { peer, publish } = uplink()
    let release = (): void => undefined
    const answered = { sdp: 'answer', publications: [] }
    publish.mockImplementationOnce(() => new Promise((resolve) => (release = () => resolve(answered))))
    peer.update()
    await pass(0)
    FakeConnection.last.become('failed')
    release()
    await pass(60_000)
    expect(publish).toHaveBeenCalledTimes(2)
    expect(FakeConnection.opened).toHaveLength(2)
  })

  it('sends a camera in several sizes, and a screen in one', async () => {
    const { peer, tracks } = uplink()
    const camera = (height: number): OutgoingTrack => ({
      track: new FakeTrack('video', height) as unknown as MediaStreamTrack,
      source: 'camera',
    })
    tracks.push(camera(540), camera(360), camera(180))
    peer.update()
    await pass(0)
    expect(FakeConnection.last.sending.map(({ rids }) => rids)).toEqual([
      [],
      [],
      ['low', 'medium', 'high'],
      ['medium', 'high'],
      [undefined],
    ])
  })

  it('tries again while the forwarder does not answer', async () => {
    const { peer, publish, onPublished } = uplink()
    publish
      .mockRejectedValueOnce(new ProblemError('call.unavailable', 503))
      .mockRejectedValueOnce(unreachable())
    peer.update()
    await pass(1)
    await pass(1)
    expect(publish).toHaveBeenCalledTimes(3)
    expect(onPublished).toHaveBeenCalledOnce()
  })

  it('gives up where it is refused', async () => {
    const { peer, publish, onRefused } = uplink()
    const refusal = new ProblemError('call.forbidden', 403)
    publish.mockRejectedValue(refusal)
    peer.update()
    await pass(60_000)
    expect(onRefused).toHaveBeenCalledExactlyOnceWith(refusal)
    expect(publish).toHaveBeenCalledOnce()
    expect(FakeConnection.last.isClosed).toBe(true)
  })

  it('leaves nothing behind when it is closed in the middle', async () => {
    const { peer, onPublished } = uplink()
    peer.update()
    peer.close()
    await pass(60_000)
    expect(onPublished).not.toHaveBeenCalled()
    expect(FakeConnection.opened.every((item) => item.isClosed)).toBe(true)
  })
})

describe('Downlink', () => {
  it('answers the offer under its version and hands on the tracks by their publications', async () => {
    const { peer, subscribe, answer, onTracks } = downlink()
    peer.update()
    await pass(0)
    expect(subscribe).toHaveBeenCalledWith(true, false)
    expect(answer).toHaveBeenCalledWith('answer of the browser', 1)
    const tracks = onTracks.mock.lastCall?.[0]
    expect(tracks?.map((item) => [item.publicationId, item.participantId, item.track.kind])).toEqual([
      ['a', 'wei', 'audio'],
      ['v', 'wei', 'video'],
    ])
  })

  it('goes on with the same connection when the room changes', async () => {
    const { peer, subscribe } = downlink()
    peer.update()
    await pass(0)
    peer.update()
    await pass(0)
    expect(subscribe.mock.calls).toEqual([
      [true, false],
      [false, false],
    ])
    expect(FakeConnection.opened).toHaveLength(1)
  })

  it('does one round at a time, and one more for all that changed meanwhile', async () => {
    const { peer, subscribe, answer } = downlink()
    let release = (): void => undefined
    answer.mockImplementationOnce(() => new Promise<void>((resolve) => (release = resolve)))
    peer.update()
    await pass(0)
    peer.update()
    peer.update()
    await pass(0)
    expect(subscribe).toHaveBeenCalledOnce()
    release()
    await pass(0)
    expect(subscribe).toHaveBeenCalledTimes(2)
  })

  it.each(['call.stale', 'call.not_connected'] as const)('asks again after %s', async (code) => {
    const { peer, subscribe, answer, onRefused } = downlink()
    answer.mockRejectedValueOnce(new ProblemError(code, 409))
    peer.update()
    await pass(1)
    expect(subscribe.mock.calls).toEqual([
      [true, false],
      [false, false],
    ])
    expect(answer).toHaveBeenLastCalledWith('answer of the browser', 2)
    expect(onRefused).not.toHaveBeenCalled()
  })

  it('says again that its end is a new one if that may not have been heard', async () => {
    const { peer, subscribe } = downlink()
    subscribe.mockRejectedValueOnce(new ProblemError('client.unreachable', 0))
    peer.update()
    await pass(1)
    expect(subscribe.mock.calls).toEqual([
      [true, false],
      [true, false],
    ])
    expect(FakeConnection.opened).toHaveLength(2)
  })

  it('opens another connection where the forwarder has forgotten the one of before', async () => {
    const { peer, subscribe, answer, onTracks } = downlink()
    peer.update()
    await pass(0)
    const first = FakeConnection.last
    subscribe.mockImplementationOnce(() =>
      Promise.resolve({ is_new: true, sdp: '0:audio', version: 7, tracks: [] }),
    )
    peer.update()
    await pass(0)
    expect(first.isClosed).toBe(true)
    expect(FakeConnection.opened).toHaveLength(2)
    expect(FakeConnection.last.remoteDescription).toEqual({ type: 'offer', sdp: '0:audio' })
    expect(answer).toHaveBeenLastCalledWith('answer of the browser', 7)
    expect(onTracks).toHaveBeenLastCalledWith([])
  })

  it('takes new paths by the next offer', async () => {
    const { peer, subscribe, answer } = downlink()
    peer.update()
    await pass(0)
    FakeConnection.last.become('disconnected')
    await pass(RENEW)
    expect(subscribe).toHaveBeenLastCalledWith(false, true)
    expect(answer).toHaveBeenLastCalledWith('answer of the browser', 2)
    expect(FakeConnection.opened).toHaveLength(1)
  })

  it('says that its end is a new one after a failure', async () => {
    const { peer, subscribe } = downlink()
    peer.update()
    await pass(0)
    FakeConnection.last.become('failed')
    await pass(1)
    expect(subscribe.mock.calls).toEqual([
      [true, false],
      [true, false],
    ])
    expect(FakeConnection.opened).toHaveLength(2)
  })
})

describe('pathOf', () => {
  const report = (local: object, pair: object = {}) =>
    new Map<string, object>([
      ['T', { type: 'transport', selectedCandidatePairId: 'P' }],
      ['P', { type: 'candidate-pair', localCandidateId: 'L', ...pair }],
      ['L', local],
    ]) as unknown as RTCStatsReport

  it.each([
    [{ protocol: 'udp', candidateType: 'prflx' }, 'udp'],
    [{ protocol: 'tcp', candidateType: 'host' }, 'tcp'],
    [{ protocol: 'udp', candidateType: 'relay' }, 'relay'],
  ])('reads %o as %s', (local, path) => {
    expect(pathOf(report(local))).toBe(path)
  })

  it('understands Firefox, which marks the pair itself', () => {
    const entries = new Map<string, object>([
      ['P', { type: 'candidate-pair', localCandidateId: 'L', selected: true }],
      ['L', { protocol: 'tcp' }],
    ])
    expect(pathOf(entries as unknown as RTCStatsReport)).toBe('tcp')
  })

  it('is nothing before anything flows', () => {
    expect(pathOf(new Map() as unknown as RTCStatsReport)).toBeNull()
  })
})
