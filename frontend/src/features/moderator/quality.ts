/** How a device fares in the call, in words: numbers are for whoever looks closer. */
import type { DeviceQuality } from '../../protocol/wire'

export type Standing = 'good' | 'fair' | 'weak'

/** From here on people notice (share of packets lost, milliseconds there and back). */
const FAIR = { loss: 0.02, rtt: 250 }
/** From here on a conversation suffers. */
const WEAK = { loss: 0.1, rtt: 600 }

/** Return how a device fares by the worse of its two ways, `null` while nothing is known. */
export function standing({ sending, receiving }: DeviceQuality): Standing | null {
  const ways = [sending, receiving].filter((way) => way !== null)
  if (ways.length === 0) return null
  const loss = Math.max(...ways.map((way) => way.loss ?? 0))
  const rtt = receiving?.rtt_ms ?? 0
  if (receiving?.is_video_paused || loss >= WEAK.loss || rtt >= WEAK.rtt) return 'weak'
  return loss >= FAIR.loss || rtt >= FAIR.rtt ? 'fair' : 'good'
}

/** Return a share as whole percents. */
export function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : `${String(Math.round(share * 100))}%`
}
