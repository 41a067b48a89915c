/** The browser's RTCPeerConnection and its tracks, as far as the two transports use them. */
import { vi } from 'vitest'

export class FakeTrack {
  enabled = true
  isStopped = false
  onended: (() => void) | null = null

  constructor(
    readonly kind: 'audio' | 'video',
    readonly height = 540,
    readonly id = kind,
  ) {}

  getSettings = () => ({ height: this.height })

  stop(): void {
    this.isStopped = true
  }
}

export class FakeStream {
  private tracks: FakeTrack[]

  constructor(tracks: FakeTrack[] = []) {
    this.tracks = [...tracks]
  }

  getTracks = () => [...this.tracks]
  getAudioTracks = () => this.tracks.filter((track) => track.kind === 'audio')
  getVideoTracks = () => this.tracks.filter((track) => track.kind === 'video')

  addTrack(track: FakeTrack): void {
    this.tracks.push(track)
  }

  removeTrack(track: FakeTrack): void {
    this.tracks = this.tracks.filter((item) => item !== track)
  }
}

interface Description {
  type: string
  sdp: string
}

export class FakeConnection {
  static opened: FakeConnection[] = []

  connectionState = 'new'
  localDescription: Description | null = null
  remoteDescription: Description | null = null
  onconnectionstatechange: (() => void) | null = null
  isClosed = false
  readonly sending: { track: FakeTrack; direction: string; rids: (string | undefined)[] }[] = []
  readonly offers: RTCOfferOptions[] = []
  readonly transceivers: { mid: string; receiver: { track: FakeTrack } }[] = []

  constructor(readonly configuration: RTCConfiguration) {
    FakeConnection.opened.push(this)
  }

  static get last(): FakeConnection {
    const connection = FakeConnection.opened[FakeConnection.opened.length - 1]
    if (!connection) throw new Error('no connection was opened')
    return connection
  }

  addTransceiver(
    track: FakeTrack,
    { direction, sendEncodings = [] }: { direction: string; sendEncodings?: { rid?: string }[] },
  ): { mid: string } {
    this.sending.push({ track, direction, rids: sendEncodings.map((item) => item.rid) })
    return { mid: String(this.sending.length - 1) }
  }

  getTransceivers = () => this.transceivers

  createOffer(options: RTCOfferOptions = {}): Promise<Description> {
    this.offers.push(options)
    return Promise.resolve({ type: 'offer', sdp: 'offer of the browser' })
  }

  createAnswer = () => Promise.resolve({ type: 'answer', sdp: 'answer of the browser' })
  /** What `getStats` reports, row by row. */
  statistics: object[] = []
  getStats = () => Promise.resolve(new Map(this.statistics.map((row, index) => [String(index), row])))

  setLocalDescription(description: Description): Promise<void> {
    this.localDescription = description
    return Promise.resolve()
  }

  /** An offer in this fake is `mid:kind` of its sections, such as `0:audio 1:video`. */
  setRemoteDescription(description: Description): Promise<void> {
    this.remoteDescription = description
    if (description.type !== 'offer') return Promise.resolve()
    for (const section of description.sdp.split(' ')) {
      const [mid = '', kind] = section.split(':')
      if (this.transceivers.some((item) => item.mid === mid)) continue
      this.transceivers.push({
        mid,
        receiver: { track: new FakeTrack(kind === 'audio' ? 'audio' : 'video') },
      })
    }
    return Promise.resolve()
  }

  become(state: string): void {
    this.connectionState = state
    this.onconnectionstatechange?.()
  }

  close(): void {
    this.isClosed = true
  }
}

/** Put the fakes in the browser's place. */
export function fakeMedia(): void {
  FakeConnection.opened = []
  vi.stubGlobal('RTCPeerConnection', FakeConnection)
  vi.stubGlobal('MediaStream', FakeStream)
}
