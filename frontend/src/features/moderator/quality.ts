/** How a device fares in the call, in words: numbers are for whoever looks closer. */
import { judge, type Standing } from '../../media/quality'
import type { DeviceQuality } from '../../protocol/wire'

/** Return how a device fares by the worse of its two ways, `null` while nothing is known. */
export function standing({ sending, receiving }: DeviceQuality): Standing | null {
  const ways = [sending, receiving].filter((way) => way !== null)
  if (ways.length === 0) return null
  const loss = Math.max(...ways.map((way) => way.loss ?? 0))
  // Jitter is told of the way up alone, and of pictures as of voices: it says too little here.
  return receiving?.is_video_paused ? 'weak' : judge({ loss, jitter: null, rtt: receiving?.rtt_ms ?? null })
}

/** Return what a device's pictures take in each size that comes, in kbit/s, the smallest first; empty if it sends none. */
export function sizes({ tracks }: DeviceQuality): string {
  const pictures = tracks.filter((track) => track.source !== 'microphone' && track.is_open)
  const rates = pictures.map((track) =>
    track.layers
      .filter((layer) => layer.is_sent)
      .map((layer) => String(Math.round(layer.bitrate / 1000)))
      .join(' / '),
  )
  return rates.filter((rate) => rate !== '').join(', ')
}

/** Return a share as whole percents. */
export function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : `${String(Math.round(share * 100))}%`
}
