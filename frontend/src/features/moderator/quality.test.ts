import { describe, expect, it } from 'vitest'

import type { DeviceQuality } from '../../protocol/wire'
import { percent, sizes, standing } from './quality'

type Receiving = NonNullable<DeviceQuality['receiving']>

const receiving = (having: Partial<Receiving> = {}): Receiving => ({
  path: 'udp',
  rtt_ms: 20,
  loss: 0,
  bitrate: 0,
  estimate: null,
  is_video_paused: false,
  ...having,
})
const device = (having: Partial<DeviceQuality>): DeviceQuality => ({
  participant_id: 'wei',
  device: 'phone',
  sending: null,
  receiving: null,
  tracks: [],
  ...having,
})
const sending = (loss: number) => ({ path: 'udp' as const, loss, jitter_ms: 3, bitrate: 0 })

describe('standing', () => {
  it('is nothing before anything is known', () => {
    expect(standing(device({}))).toBeNull()
  })

  it.each([
    [receiving(), null, 'good'],
    [receiving({ loss: null, rtt_ms: null }), null, 'good'],
    [receiving({ loss: 0.05 }), null, 'fair'],
    [receiving({ rtt_ms: 300 }), null, 'fair'],
    [receiving({ rtt_ms: 700 }), null, 'weak'],
    [receiving({ is_video_paused: true }), null, 'weak'],
    [receiving(), sending(0.2), 'weak'],
  ] as const)('goes by the worse way: %o, %o', (down, up, word) => {
    expect(standing(device({ receiving: down, sending: up }))).toBe(word)
  })
})

describe('sizes', () => {
  const layer = (level: 'low' | 'high', bitrate: number, is_sent = true) => ({
    level,
    bitrate,
    is_sent,
    receivers: 0,
  })
  const track = (having: Partial<DeviceQuality['tracks'][number]>) => ({
    publication_id: 'v',
    source: 'camera' as const,
    is_open: true,
    bitrate: 0,
    is_speaking: false,
    level: null,
    layers: [],
    ...having,
  })

  it('are those of pictures that come, the smallest first', () => {
    const camera = track({ layers: [layer('low', 99_600), layer('high', 480_000)] })
    const screen = track({ source: 'screen', layers: [layer('high', 250_000)] })
    const paused = track({ layers: [layer('low', 90_000), layer('high', 0, false)] })
    const voice = track({ source: 'microphone', layers: [layer('high', 30_000)] })
    expect(sizes(device({ tracks: [voice, camera, screen] }))).toBe('100 / 480, 250')
    expect(sizes(device({ tracks: [paused] }))).toBe('90')
    expect(sizes(device({ tracks: [track({ is_open: false, layers: [layer('high', 1)] })] }))).toBe('')
  })
})

describe('percent', () => {
  it('says that a share is not known', () => {
    expect([percent(null), percent(undefined), percent(0.084)]).toEqual(['–', '–', '8%'])
  })
})
