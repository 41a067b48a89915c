/** Which pictures stand still that ought to move, seen by what arrives: nobody tells a browser what the forwarder holds back. */
import type { MediaSource } from '../protocol/wire'

/** Why a picture stands still: this device's own network, or something this device cannot know. */
export type Halt = 'network' | 'unknown'

/** A picture that ought to come, and how many of its packets have. */
export interface Picture {
  publicationId: string
  source: MediaSource
  packets: number
}

/** Milliseconds without a packet after which a picture stands still. Of a screen on which nothing happens, a browser sends one a second. */
const STILL: Record<'camera' | 'screen', number> = { camera: 2_000, screen: 5_000 }
/** Whoever's network is spared gets no picture at all: one that moved within this time speaks against it. */
const ALIKE = 1_000

interface Seen {
  packets: number
  movedAt: number
  halt: Halt | null
}

export class Stillness {
  private seen = new Map<string, Seen>()

  /**
   * Look at the pictures that ought to come, at `at` milliseconds; `isBad` says whether this device's network fares badly.
   *
   * What is not named is forgotten: a picture that is wanted again gets its time again. Returns publication → why it halts.
   */
  look(pictures: readonly Picture[], { at, isBad }: { at: number; isBad: boolean }): Map<string, Halt> {
    const before = this.seen
    this.seen = new Map()
    for (const { publicationId, packets } of pictures) {
      const last = before.get(publicationId)
      const hasMoved = last?.packets !== packets
      this.seen.set(publicationId, hasMoved ? { packets, movedAt: at, halt: null } : last)
    }
    const areAllStill = [...this.seen.values()].every(({ movedAt }) => at - movedAt >= ALIKE)
    for (const { publicationId, source } of pictures) {
      const seen = this.seen.get(publicationId)
      if (!seen || at - seen.movedAt < STILL[source === 'screen' ? 'screen' : 'camera']) continue
      // Once nothing is sent nothing is lost, and the network looks well: the cause stays what it was.
      seen.halt = isBad && areAllStill ? 'network' : (seen.halt ?? 'unknown')
    }
    const halted = new Map<string, Halt>()
    for (const [id, { halt }] of this.seen) if (halt !== null) halted.set(id, halt)
    return halted
  }
}
