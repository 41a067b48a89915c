import { describe, expect, it } from 'vitest'

import { countDown, countPictures, countUp, type Counts, Gauge, judge, measure } from './quality'

const report = (...rows: object[]) =>
  new Map(
    rows.map((row, index) => [String((row as { id?: string }).id ?? index), row]),
  ) as unknown as RTCStatsReport
const link = (currentRoundTripTime?: number) => [
  { id: 'T', type: 'transport', selectedCandidatePairId: 'P' },
  { id: 'P', type: 'candidate-pair', localCandidateId: 'L', currentRoundTripTime },
]

/** What has been counted by look number `number`, where this share of 50 voices a second is lost. */
const counted = (number: number, share: number, having: Partial<Counts> = {}): Counts => ({
  audio: { arrived: number * 50 * (1 - share), lost: number * 50 * share },
  video: { arrived: 0, lost: 0 },
  jitter: 5,
  rtt: 40,
  ...having,
})

describe('judge', () => {
  it.each([
    [{ loss: null, jitter: null, rtt: null }, 'good'],
    [{ loss: 0.01, jitter: 20, rtt: 100 }, 'good'],
    [{ loss: 0.02, jitter: 5, rtt: 40 }, 'fair'],
    [{ loss: 0, jitter: 40, rtt: 40 }, 'fair'],
    [{ loss: 0, jitter: 5, rtt: 250 }, 'fair'],
    [{ loss: 0.1, jitter: 5, rtt: 40 }, 'weak'],
    [{ loss: 0, jitter: 120, rtt: 40 }, 'weak'],
    [{ loss: 0, jitter: 5, rtt: 600 }, 'weak'],
  ] as const)('goes by the worst: %o is %s', (measured, word) => {
    expect(judge(measured)).toBe(word)
  })
})

describe('the browser’s counts', () => {
  it('are added up by kind, with the jitter of voices', () => {
    const counts = countDown(
      report(
        ...link(0.08),
        { type: 'inbound-rtp', kind: 'audio', packetsReceived: 40, packetsLost: 2, jitter: 0.004 },
        { type: 'inbound-rtp', kind: 'audio', packetsReceived: 60, packetsLost: 1, jitter: 0.012 },
        { type: 'inbound-rtp', kind: 'video', packetsReceived: 300, packetsLost: 9, jitter: 0.3 },
      ),
    )
    expect(counts).toEqual({
      audio: { arrived: 100, lost: 3 },
      video: { arrived: 300, lost: 9 },
      jitter: 12,
      rtt: 80,
    })
  })

  it('of what is sent come from who receives it', () => {
    const counts = countUp(
      report(
        { id: 'out', type: 'outbound-rtp', kind: 'audio', packetsSent: 100 },
        {
          type: 'remote-inbound-rtp',
          kind: 'audio',
          localId: 'out',
          packetsLost: 4,
          jitter: 0.002,
          roundTripTime: 0.05,
        },
      ),
    )
    expect(counts).toMatchObject({ audio: { arrived: 96, lost: 4 }, jitter: 2, rtt: 50 })
  })

  it('say nothing before anything flows', () => {
    expect(countDown(report())).toMatchObject({ jitter: null, rtt: null })
  })

  it('of pictures go by their tracks', () => {
    const rows = [
      { type: 'inbound-rtp', kind: 'video', trackIdentifier: 'a', packetsReceived: 7 },
      { type: 'inbound-rtp', kind: 'audio', trackIdentifier: 'b', packetsReceived: 9 },
    ]
    expect([...countPictures(report(...rows))]).toEqual([['a', 7]])
  })
})

describe('measure', () => {
  it('takes the worse of voices and pictures', () => {
    const now = counted(1, 0.02, { video: { arrived: 90, lost: 10 } })
    expect(measure(counted(0, 0), now)?.loss).toBe(0.1)
  })

  it('makes nothing of a few packets, nor of some that came late', () => {
    const few = counted(0, 0, { audio: { arrived: 10, lost: 9 } })
    expect(measure(counted(0, 0), few)?.loss).toBeNull()
    const late = counted(0, 0, { audio: { arrived: 50, lost: -3 } })
    expect(measure(counted(0, 0), late)?.loss).toBe(0)
  })

  it('compares no two connections', () => {
    expect(measure(counted(5, 0), counted(1, 0))).toBeNull()
  })
})

describe('Gauge', () => {
  /** Let a gauge look once a second while these shares are lost; return its words. */
  function words(gauge: Gauge, shares: readonly number[]) {
    const sum = { arrived: 0, lost: 0 }
    return shares.map((share) => {
      sum.arrived += 50 * (1 - share)
      sum.lost += 50 * share
      gauge.look(counted(0, 0, { audio: { ...sum } }))
      return gauge.standing
    })
  }
  const seconds = (count: number, share: number) => Array<number>(count).fill(share)

  it('knows nothing at the first look', () => {
    expect(words(new Gauge(), [0, 0, 0])).toEqual([null, 'good', 'good'])
  })

  it('does not change its word for one bad second', () => {
    expect(new Set(words(new Gauge(), [...seconds(6, 0), 0.08, ...seconds(6, 0)]).slice(1))).toEqual(
      new Set(['good']),
    )
  })

  it('says soon that it has become worse, and later that it is better', () => {
    const found = words(new Gauge(), [...seconds(6, 0), ...seconds(6, 0.4), ...seconds(14, 0)])
    expect(found.indexOf('weak')).toBe(7)
    expect(found.slice(7, 15)).toEqual(Array(8).fill('weak'))
    expect(found[found.length - 1]).toBe('good')
  })

  it('does not flicker at a limit', () => {
    const found = words(
      new Gauge(),
      Array.from({ length: 40 }, (_, index) => (index % 4 < 2 ? 0.03 : 0.01)),
    )
    const changes = found.filter((word, index) => index > 1 && word !== found[index - 1])
    expect(changes.length).toBeLessThanOrEqual(1)
  })

  it('begins anew with another connection', () => {
    const gauge = new Gauge()
    words(gauge, seconds(6, 0.4))
    gauge.look(null)
    expect([gauge.standing, gauge.latest]).toEqual([null, null])
    words(gauge, seconds(6, 0.4))
    gauge.look(counted(0, 0))
    expect(gauge.standing).toBeNull()
  })
})
