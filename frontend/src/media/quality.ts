/** How a connection fares, in one word: read from what the browser counts (W3C webrtc-stats), judged by what people notice. */
import { selectedPair } from './peer'

export type Standing = 'good' | 'fair' | 'weak'

/** What there is to judge by; `null` where nothing is known. */
export interface Measured {
  /** The share of packets lost, of voices or pictures, whichever fare worse. */
  loss: number | null
  /** Milliseconds by which packets of voices come unevenly. Pictures are sent in bursts: theirs would say little. */
  jitter: number | null
  /** Milliseconds there and back. */
  rtt: number | null
}

/**
 * From here on people notice. Opus conceals a lost packet in fifty; 40 ms are two packets of it, beyond which the buffer
 * grows; a quarter of a second there and back, with what coding and buffers add, is felt in conversation (ITU-T G.114).
 */
const FAIR = { loss: 0.02, jitter: 40, rtt: 250 }
/** From here on a conversation suffers: words are missing, people fall into each other's. Soon the forwarder holds pictures back. */
const WEAK = { loss: 0.1, jitter: 120, rtt: 600 }

/** Packets within one window from which a share of them says something. */
const FEW = 20
/** Looks, one a second, that are judged together: two reports of a receiver are among them. */
const WINDOW = 5
/** So many judgements in a row change the word: bad news soon, good news when it is to be relied on. */
const WORSE_AFTER = 2
const BETTER_AFTER = 6

const WORST_LAST: readonly Standing[] = ['good', 'fair', 'weak']

/** Return how somebody fares of whom so much is known. */
export function judge({ loss, jitter, rtt }: Measured): Standing {
  const reaches = (limit: typeof FAIR): boolean =>
    (loss ?? 0) >= limit.loss || (jitter ?? 0) >= limit.jitter || (rtt ?? 0) >= limit.rtt
  if (reaches(WEAK)) return 'weak'
  return reaches(FAIR) ? 'fair' : 'good'
}

/** Whether `one` is worse than `other`. */
export function isWorse(one: Standing, other: Standing): boolean {
  return WORST_LAST.indexOf(one) > WORST_LAST.indexOf(other)
}

interface Packets {
  arrived: number
  lost: number
}

/** What the browser has counted on one connection since it was made. */
export interface Counts {
  audio: Packets
  video: Packets
  jitter: number | null
  rtt: number | null
}

/** The rows of a report, as far as they are read here; older browsers leave some of it out. */
interface Row extends RTCStats {
  kind?: 'audio' | 'video'
  packetsReceived?: number
  packetsSent?: number
  packetsLost?: number
  /** Seconds. */
  jitter?: number
  roundTripTime?: number
  /** The row about the same stream at this end. */
  localId?: string
  trackIdentifier?: string
}

/** Return what has been counted of what the others send. */
export function countDown(report: RTCStatsReport): Counts {
  const counts = nothing()
  for (const { kind, packetsReceived = 0, packetsLost = 0, jitter } of rows(report, 'inbound-rtp')) {
    add(counts, kind, { arrived: packetsReceived, lost: packetsLost }, jitter)
  }
  const seconds = selectedPair(report)?.currentRoundTripTime
  counts.rtt = seconds === undefined ? null : seconds * 1000
  return counts
}

/** Return what has been counted of what this browser sends, by the reports of who receives it. */
export function countUp(report: RTCStatsReport): Counts {
  const counts = nothing()
  for (const { kind, packetsLost = 0, jitter, roundTripTime, localId } of rows(
    report,
    'remote-inbound-rtp',
  )) {
    const sent = (report.get(localId ?? '') as Row | undefined)?.packetsSent ?? 0
    add(counts, kind, { arrived: sent - packetsLost, lost: packetsLost }, jitter)
    if (roundTripTime !== undefined) counts.rtt = Math.max(counts.rtt ?? 0, roundTripTime * 1000)
  }
  return counts
}

/** Return how many packets of each picture have come, by the ids of their tracks. */
export function countPictures(report: RTCStatsReport): Map<string, number> {
  const packets = new Map<string, number>()
  for (const { kind, trackIdentifier: id, packetsReceived = 0 } of rows(report, 'inbound-rtp')) {
    if (kind === 'video' && id !== undefined) packets.set(id, (packets.get(id) ?? 0) + packetsReceived)
  }
  return packets
}

/** Return what happened between two counts, `null` if they are not of the same connection. */
export function measure(before: Counts, now: Counts): Measured | null {
  const shares: number[] = []
  for (const kind of ['audio', 'video'] as const) {
    const arrived = now[kind].arrived - before[kind].arrived
    // What comes late was counted as lost first.
    const lost = Math.max(0, now[kind].lost - before[kind].lost)
    if (arrived < 0) return null
    if (arrived + lost >= FEW) shares.push(lost / (arrived + lost))
  }
  return { loss: shares.length > 0 ? Math.max(...shares) : null, jitter: now.jitter, rtt: now.rtt }
}

/** Watches one connection, a look a second, and changes its word only for what lasts. */
export class Gauge {
  /** How the connection fares, `null` before enough is known. */
  standing: Standing | null = null
  /** How it fared in the last seconds alone, without patience. */
  latest: Standing | null = null
  private looks: Counts[] = []
  /** Judgements in a row that were worse than `standing`, or as many below nothing that were better. */
  private streak = 0

  /** Take a look; `null` says that there is no connection. */
  look(counts: Counts | null): void {
    const first = this.looks[0]
    const measured = counts && first ? measure(first, counts) : null
    if (counts === null || (first && measured === null)) this.forget()
    if (counts === null) return
    this.looks = [...this.looks, counts].slice(-WINDOW)
    if (measured === null) return
    this.latest = judge(measured)
    this.settle(this.latest)
  }

  private forget(): void {
    this.looks = []
    this.standing = this.latest = null
    this.streak = 0
  }

  private settle(latest: Standing): void {
    if (this.standing === null || latest === this.standing) this.streak = 0
    else if (isWorse(latest, this.standing)) this.streak = Math.max(0, this.streak) + 1
    else this.streak = Math.min(0, this.streak) - 1
    const hasLasted = this.streak >= WORSE_AFTER || this.streak <= -BETTER_AFTER
    if (this.standing !== null && !hasLasted) return
    this.standing = latest
    this.streak = 0
  }
}

function nothing(): Counts {
  return { audio: { arrived: 0, lost: 0 }, video: { arrived: 0, lost: 0 }, jitter: null, rtt: null }
}

function add(counts: Counts, kind: Row['kind'], packets: Packets, jitter: number | undefined): void {
  if (kind === undefined) return
  counts[kind].arrived += packets.arrived
  counts[kind].lost += packets.lost
  if (kind === 'audio' && jitter !== undefined) counts.jitter = Math.max(counts.jitter ?? 0, jitter * 1000)
}

function rows(report: RTCStatsReport, type: string): Row[] {
  const found: Row[] = []
  report.forEach((row: Row) => {
    if ((row.type as string) === type) found.push(row)
  })
  return found
}
