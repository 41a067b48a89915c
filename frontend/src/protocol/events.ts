/**
 * The fallback door: server-sent events for what comes, REST for what is asked.
 *
 * Some proxies accept a stream and hold its bytes back, others refuse it. Until the first frame has come, what was missed
 * is therefore also fetched every few seconds, and a stream that was never heard is not taken for dead: asking again and
 * again is a poor door, but the words come through.
 */
import { CLOSE, closeCode, type Door, type DoorListener, SILENCE } from './doors'
import { ProblemError } from './problem'
import type { ServerFrame, Streams } from './wire'

/** Milliseconds between two fetches while nothing has been heard on the stream. */
export const POLL = 5_000

export interface EventsOptions {
  /** Address of the stream, without positions. */
  url: string
  device: string
  since: Streams | null
  /** Fetch what was missed and take it in; a refusal tells why a stream was refused, which the stream itself hides. */
  poll: () => Promise<void>
}

/** Open the event stream. */
export function openEvents(options: EventsOptions, listener: DoorListener): Door {
  const query = new URLSearchParams({ device: options.device })
  if (options.since !== null) query.set('since', JSON.stringify(options.since))
  const source = new EventSource(`${options.url}?${query.toString()}`)
  let over = false
  let entered = false
  let heard = false
  let silence: ReturnType<typeof setTimeout> | undefined
  const polling = setInterval(() => void poll(), POLL)

  source.onopen = enter
  source.onmessage = (message: MessageEvent<string>) => {
    heard = true
    clearInterval(polling)
    clearTimeout(silence)
    silence = setTimeout(() => finish(CLOSE.SILENT), SILENCE)
    enter()
    listener.onFrame(JSON.parse(message.data) as ServerFrame)
  }
  source.onerror = () => {
    // The browser would try again by itself, at a pace of its own and with no word of why.
    source.close()
    if (heard) finish(CLOSE.LOST)
    else void poll()
  }

  function enter(): void {
    if (entered || over) return
    entered = true
    listener.onEntered()
  }

  async function poll(): Promise<void> {
    try {
      await options.poll()
      enter()
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      finish(closeCode(error))
    }
  }

  function close(): void {
    over = true
    source.close()
    clearInterval(polling)
    clearTimeout(silence)
  }

  function finish(code: number): void {
    if (over) return
    close()
    listener.onClosed(code)
  }

  return { close }
}
