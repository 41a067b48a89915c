/** What this browser asks of the forwarder: of each picture no more than is drawn of it, and no more pictures than can be looked at. */
import type { CallPreferences, VideoPreference } from '../protocol/wire'

/** Milliseconds in which wishes gather: a window that is being resized, a list that is being scrolled asks once. */
export const MOMENT = 300

/** Publications that one wish may name; the forwarder refuses more. */
const MOST_NAMED = 64

/** Up to these widths, in pixels of the screen, a quarter and a half of a picture are as sharp as the whole. */
const LOW = 240
const MEDIUM = 480

const LEVELS: readonly VideoPreference[] = ['off', 'low', 'medium', 'high']

/** Return how much of a picture is worth having that is drawn this wide, in pixels of the screen. */
export function levelOf(width: number): VideoPreference {
  if (width <= 0) return 'off'
  if (width <= LOW) return 'low'
  return width <= MEDIUM ? 'medium' : 'high'
}

/** Return the wishes that one request may carry: those that spare the network most go first. */
export function named(levels: ReadonlyMap<string, VideoPreference>): Record<string, VideoPreference> {
  const sparing = [...levels].sort(([, a], [, b]) => LEVELS.indexOf(a) - LEVELS.indexOf(b))
  return Object.fromEntries(sparing.slice(0, MOST_NAMED))
}

/** Says what is wanted: the newest wish alone, one request at a time, and none that was heard already. */
export class Teller {
  private wish: CallPreferences | null = null
  /** What the forwarder was told last, `null` while it may have forgotten. */
  private told: string | null = null
  private isTelling = false
  private timer: ReturnType<typeof setTimeout> | undefined

  /** @param tell Resolves to whether it was heard; what was not is told with the next wish. */
  constructor(private readonly tell: (wish: CallPreferences) => Promise<boolean>) {}

  /** Tell this in a moment, unless another wish comes before. */
  soon(wish: CallPreferences): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.now(wish), MOMENT)
  }

  /** Tell this without waiting. */
  now(wish: CallPreferences): void {
    clearTimeout(this.timer)
    this.wish = wish
    if (!this.isTelling) void this.work()
  }

  /** Take it that nobody knows what was told. */
  forget(): void {
    this.told = null
  }

  /** Tell nothing of what has not been told yet. */
  close(): void {
    clearTimeout(this.timer)
    this.wish = null
    this.forget()
  }

  private async work(): Promise<void> {
    this.isTelling = true
    try {
      while (this.wish !== null) {
        const next = JSON.stringify(this.wish)
        if (next === this.told) return
        this.told = next
        if (!(await this.tell(this.wish))) {
          this.forget()
          return
        }
      }
    } finally {
      this.isTelling = false
    }
  }
}
