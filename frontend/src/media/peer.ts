/**
 * The two transports to the forwarder. The uplink offers what this browser sends; on the downlink the forwarder offers
 * what the others send. The forwarder is ICE-lite with its candidates in the SDP, so nothing trickles and nobody waits.
 */
import { delay } from '../protocol/backoff'
import { asProblem, type ProblemCode, type ProblemError } from '../protocol/problem'
import type { IceServer, MediaSource, Published, Subscribed } from '../protocol/wire'
import { encodingsFor } from './encodings'

/** Milliseconds that a transport may be disconnected before new paths are looked for; shorter gaps heal by themselves. */
export const RENEW = 2_000
/** Milliseconds in which new paths have to be found; else the transport is made anew. */
export const HEAL = 5_000

/** Refusals that are over once the room's own connection has caught up. */
const MENDING: readonly ProblemCode[] = ['call.stale', 'call.not_connected']

/** How media travels: straight, over TCP because UDP is blocked, or through a relay. */
export type MediaPath = 'udp' | 'tcp' | 'relay'

export type PeerState = 'connecting' | 'connected' | 'reconnecting'

export interface PeerOptions {
  iceServers: () => Promise<IceServer[]>
  onState: (state: PeerState) => void
  /** A refusal that trying again will not change. The transport is closed then. */
  onRefused: (problem: ProblemError) => void
}

/** A track of this browser's, and what it carries. */
export interface OutgoingTrack {
  track: MediaStreamTrack
  source: MediaSource
}

export interface UplinkOptions extends PeerOptions {
  /** What is to be sent now. */
  tracks: () => readonly OutgoingTrack[]
  /** Offer it; `sources` says by media section what each carries, `iceRestart` that only the paths are new. */
  publish: (sdp: string, sources: Record<string, MediaSource>, iceRestart: boolean) => Promise<Published>
  onPublished: (publicationIds: string[]) => void
}

export interface DownlinkOptions extends PeerOptions {
  /** Ask for an offer; `restart` says that this browser's end is a new one, `iceRestart` that it needs new paths. */
  subscribe: (restart: boolean, iceRestart: boolean) => Promise<Subscribed>
  answer: (sdp: string, version: number) => Promise<void>
  onTracks: (tracks: ReceivedTrack[]) => void
}

export interface ReceivedTrack {
  publicationId: string
  participantId: string
  track: MediaStreamTrack
}

/** Thrown to whatever waits for a connection that was given up: a browser never answers for one that is closed. */
class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

/** What uplink and downlink share: one connection at a time, watched, made anew when it fails. */
abstract class Peer<Options extends PeerOptions> {
  protected connection: RTCPeerConnection | null = null
  protected isClosed = false
  private failures = 0
  private working = false
  private wanted = false
  private isRenewing = false
  /** Rejects when the present connection is given up. */
  private gone: Promise<never> = Promise.reject(new GivenUp())
  private giveUp: () => void = () => undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private pause: ReturnType<typeof setTimeout> | undefined

  constructor(protected readonly options: Options) {
    this.gone.catch(() => undefined)
  }

  /** Bring the transport to what is wanted now. Calls during the work lead to one more round after it. */
  update(): void {
    this.wanted = true
    if (!this.working && this.pause === undefined) void this.work()
  }

  /** Give up the present connection and make another. */
  restart(): void {
    if (this.isClosed) return
    this.drop()
    this.options.onState('reconnecting')
    this.update()
  }

  close(): void {
    this.isClosed = true
    clearTimeout(this.pause)
    this.drop()
  }

  /** Return what the browser counts on this transport, `null` while there is none. */
  async report(): Promise<RTCStatsReport | null> {
    const { connection } = this
    return connection === null ? null : connection.getStats()
  }

  /** Exchange descriptions once. Throws ProblemError. */
  protected abstract negotiate(): Promise<void>

  /** Exchange descriptions so that a connection that stands looks for new paths. Throws ProblemError. */
  protected abstract restartIce(connection: RTCPeerConnection): Promise<void>

  /** Open a connection in place of the one before. Throws GivenUp if none is wanted any more. */
  protected async connect(): Promise<RTCPeerConnection> {
    const iceServers = await this.options.iceServers()
    if (this.isClosed) throw new GivenUp()
    this.drop()
    const connection = new RTCPeerConnection({ iceServers, bundlePolicy: 'max-bundle' })
    connection.onconnectionstatechange = () => this.watch(connection)
    this.gone = new Promise((_, reject) => (this.giveUp = () => reject(new GivenUp())))
    this.gone.catch(() => undefined) // as a rule nobody waits
    this.connection = connection
    return connection
  }

  /** Wait for what the browser does with the present connection. Throws GivenUp if that is given up meanwhile. */
  protected until<T>(done: Promise<T>): Promise<T> {
    return Promise.race([this.gone, done])
  }

  protected drop(): void {
    clearTimeout(this.timer)
    this.isRenewing = false
    const { connection } = this
    this.connection = null
    if (connection === null) return
    connection.onconnectionstatechange = null
    connection.close()
    this.giveUp()
  }

  private async work(): Promise<void> {
    this.working = true
    while ((this.wanted || this.isRenewing) && !this.isClosed && this.pause === undefined) {
      if (this.isRenewing) await this.findPath()
      else {
        this.wanted = false
        await this.negotiate().catch((error: unknown) => {
          // Whoever gave the connection up has said what is to come.
          if (!this.isClosed && !(error instanceof GivenUp)) this.fail(error)
        })
      }
    }
    this.working = false
  }

  private renew(): void {
    this.isRenewing = true
    if (!this.working && this.pause === undefined) void this.work()
  }

  /** Look for new paths, which keeps everything as it is: no picture begins anew, nobody is told. */
  private async findPath(): Promise<void> {
    this.isRenewing = false
    const { connection } = this
    if (connection === null) return
    const retry = (after: number, then: () => void): void => {
      if (connection !== this.connection || connection.connectionState === 'connected') return
      clearTimeout(this.timer)
      this.timer = setTimeout(then, after)
    }
    try {
      await this.restartIce(connection)
      retry(HEAL, () => this.restart())
    } catch (error) {
      if (error instanceof GivenUp) return
      const isOffline = !(error instanceof DOMException) && asProblem(error).code === 'client.unreachable'
      if (isOffline) retry(RENEW, () => this.renew())
      else if (connection === this.connection) this.restart()
    }
  }

  private fail(error: unknown): void {
    // What the browser itself refuses (a description out of turn) is mended like a lost connection.
    const problem = error instanceof DOMException ? null : asProblem(error)
    if (problem === null) this.drop()
    else if (!problem.isPassing && !MENDING.includes(problem.code)) {
      this.close()
      return this.options.onRefused(problem)
    }
    this.failures += 1
    this.options.onState('reconnecting')
    clearTimeout(this.pause)
    this.pause = setTimeout(() => {
      this.pause = undefined
      this.update()
    }, delay(this.failures))
  }

  private watch(connection: RTCPeerConnection): void {
    if (connection !== this.connection) return
    switch (connection.connectionState) {
      case 'connected':
        clearTimeout(this.timer)
        this.failures = 0
        return this.options.onState('connected')
      case 'disconnected':
        clearTimeout(this.timer)
        this.timer = setTimeout(() => this.renew(), RENEW)
        return this.options.onState('reconnecting')
      case 'failed':
        this.drop()
        return this.fail(new DOMException('the transport failed', 'OperationError'))
    }
  }
}

/** Sends tracks; whenever they change, all of them anew. */
export class Uplink extends Peer<UplinkOptions> {
  private sources: Record<string, MediaSource> = {}

  protected override async negotiate(): Promise<void> {
    const connection = await this.connect()
    const stream = new MediaStream()
    const sent = this.options.tracks().map(({ track, source }) => ({
      source,
      line: connection.addTransceiver(track, {
        direction: 'sendonly',
        streams: [stream],
        ...(source === 'camera' && { sendEncodings: encodingsFor(track) }),
      }),
    }))
    await this.offer(connection)
    this.sources = Object.fromEntries(sent.map(({ line, source }) => [line.mid ?? '', source]))
    const offer = connection.localDescription?.sdp ?? ''
    const { sdp, publications } = await this.options.publish(offer, this.sources, false)
    await this.until(connection.setRemoteDescription({ type: 'answer', sdp }))
    this.options.onPublished(publications.map((item) => item.publication_id))
  }

  protected override async restartIce(connection: RTCPeerConnection): Promise<void> {
    await this.offer(connection, { iceRestart: true })
    const { sdp } = await this.options.publish(connection.localDescription?.sdp ?? '', this.sources, true)
    await this.until(connection.setRemoteDescription({ type: 'answer', sdp }))
  }

  private async offer(connection: RTCPeerConnection, options: RTCOfferOptions = {}): Promise<void> {
    const offer = await this.until(connection.createOffer(options))
    await this.until(connection.setLocalDescription(offer))
  }
}

/** Sound above this is somebody speaking (W3C webrtc, RTCRtpContributingSource: 1 is full scale). */
const SPEAKING = 0.03

/** Receives what the others send. Call `update` whenever that changes. */
export class Downlink extends Peer<DownlinkOptions> {
  private receivers = new Map<string, RTCRtpReceiver>()

  protected override async negotiate(): Promise<void> {
    const isNew = this.connection === null
    const connection = this.connection ?? (await this.connect())
    const offer = await this.options.subscribe(isNew, false).catch((error: unknown) => {
      // The server may not have heard that this end is a new one: the next attempt must say so again.
      if (isNew) this.drop()
      throw error
    })
    // The forwarder may have forgotten a connection while this page slept: its offer is for another one.
    await this.take(offer.is_new && !isNew ? await this.connect() : connection, offer)
  }

  protected override async restartIce(connection: RTCPeerConnection): Promise<void> {
    await this.take(connection, await this.options.subscribe(false, true))
  }

  private async take(connection: RTCPeerConnection, { sdp, version, tracks }: Subscribed): Promise<void> {
    await this.until(connection.setRemoteDescription({ type: 'offer', sdp }))
    await this.until(connection.setLocalDescription(await this.until(connection.createAnswer())))
    await this.options.answer(connection.localDescription?.sdp ?? '', version)
    const received = new Map(connection.getTransceivers().map((item) => [item.mid, item.receiver]))
    this.receivers = new Map()
    this.options.onTracks(
      tracks.flatMap(({ mid, publication_id, participant_id }) => {
        const receiver = received.get(mid)
        if (!receiver) return []
        this.receivers.set(publication_id, receiver)
        return [{ publicationId: publication_id, participantId: participant_id, track: receiver.track }]
      }),
    )
  }

  /** Return the publications in which somebody is heard to speak at this moment. */
  speaking(): Set<string> {
    const loud = [...this.receivers].filter(([, receiver]) => {
      // Older browsers do not know the method.
      const known = receiver as Partial<Pick<RTCRtpReceiver, 'getSynchronizationSources'>>
      return known.getSynchronizationSources?.().some(({ audioLevel }) => (audioLevel ?? 0) > SPEAKING)
    })
    return new Set(loud.map(([id]) => id))
  }
}

interface CandidatePair extends RTCIceCandidatePairStats {
  /** Firefox's word for it; its transport statistics do not name the pair. */
  selected?: boolean
}

interface Candidate {
  protocol?: string
  candidateType?: string
}

/** Return the pair of addresses between which media travels, read from W3C WebRTC statistics. */
export function selectedPair(report: RTCStatsReport): RTCIceCandidatePairStats | undefined {
  let pair: CandidatePair | undefined
  report.forEach((item: RTCStats) => {
    if (item.type === 'transport') {
      const chosen = (item as RTCTransportStats).selectedCandidatePairId
      if (chosen !== undefined) pair = report.get(chosen) as CandidatePair | undefined
    } else if (item.type === 'candidate-pair' && (item as CandidatePair).selected === true) {
      pair ??= item as CandidatePair
    }
  })
  return pair
}

/** Return how media travels, `null` while it does not. */
export function pathOf(report: RTCStatsReport): MediaPath | null {
  const pair = selectedPair(report)
  if (pair === undefined) return null
  const local = report.get(pair.localCandidateId) as Candidate | undefined
  if (local?.candidateType === 'relay') return 'relay'
  return local?.protocol === 'tcp' ? 'tcp' : 'udp'
}
