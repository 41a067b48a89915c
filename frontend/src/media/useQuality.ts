/** How this device's own connection fares: one word for it, and which pictures it waits for in vain. */
import { computed, type ComputedRef, onScopeDispose, readonly, ref, type Ref, shallowRef } from 'vue'

import type { MediaSource } from '../protocol/wire'
import { type MediaPath, pathOf } from './peer'
import { countDown, countPictures, countUp, Gauge, isWorse, type Standing } from './quality'
import { type Halt, Stillness } from './stillness'

/** Milliseconds between two looks. */
const LOOK = 1_000

/** How a connection fares, and on which way: what the others send to this device, or what it sends to them. */
export interface Quality {
  standing: Standing
  way: 'down' | 'up'
}

/** A picture that ought to come, by the track on which it does. */
export interface Awaited {
  publicationId: string
  source: MediaSource
  trackId: string
}

export interface Ways {
  /** The browser's report on what the others send, `null` while there is none. */
  down: () => Promise<RTCStatsReport | null>
  up: () => Promise<RTCStatsReport | null>
  /** The pictures that ought to come now. */
  awaited: () => readonly Awaited[]
}

export interface UseQuality {
  path: Readonly<Ref<MediaPath | null>>
  /** `null` while too little is known. */
  quality: ComputedRef<Quality | null>
  /** Publication → why its picture stands still. */
  halted: Readonly<Ref<ReadonlyMap<string, Halt>>>
}

export function useQuality({ down, up, awaited }: Ways): UseQuality {
  const path = ref<MediaPath | null>(null)
  const standings = shallowRef<Record<Quality['way'], Standing | null>>({ down: null, up: null })
  const halted = shallowRef<ReadonlyMap<string, Halt>>(new Map())
  const gauges = { down: new Gauge(), up: new Gauge() }
  const stillness = new Stillness()
  let isLooking = false

  async function look(): Promise<void> {
    if (isLooking) return // a browser that is busy answers late
    isLooking = true
    try {
      const [received, sent] = await Promise.all([down(), up()])
      path.value = (received && pathOf(received)) ?? (sent && pathOf(sent))
      gauges.down.look(received && countDown(received))
      gauges.up.look(sent && countUp(sent))
      standings.value = { down: gauges.down.standing, up: gauges.up.standing }
      watchPictures(received)
    } finally {
      isLooking = false
    }
  }

  function watchPictures(received: RTCStatsReport | null): void {
    const packets = received === null ? new Map<string, number>() : countPictures(received)
    const pictures = awaited().map(({ publicationId, source, trackId }) => {
      return { publicationId, source, packets: packets.get(trackId) ?? 0 }
    })
    const isBad = gauges.down.latest !== null && gauges.down.latest !== 'good'
    const found = stillness.look(pictures, { at: performance.now(), isBad })
    if (found.size > 0 || halted.value.size > 0) halted.value = found
  }

  const timer = setInterval(() => void look(), LOOK)
  onScopeDispose(() => clearInterval(timer))

  const quality = computed<Quality | null>(() => {
    const { down: received, up: sent } = standings.value
    // Without pictures a weak network carries voices well: it is weak all the same.
    if ([...halted.value.values()].includes('network')) return { standing: 'weak', way: 'down' }
    if (sent !== null && (received === null || isWorse(sent, received))) return { standing: sent, way: 'up' }
    return received === null ? null : { standing: received, way: 'down' }
  })

  return { path: readonly(path), quality, halted }
}
