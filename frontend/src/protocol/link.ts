/**
 * A room's live connection, kept up: chooses the door, resumes where it left off, sends again what was not answered.
 *
 * It knows nothing of the room's state. What comes is handed to `take`, which says whether it followed on what it had;
 * where it did not, the missed events are fetched, and where that does not help, the whole room.
 */
import { delay } from './backoff'
import { CLOSE, closeCode, type Door, type DoorListener, isPassing } from './doors'
import { openEvents } from './events'
import { Outbox } from './outbox'
import { asProblem } from './problem'
import { openSocket } from './socket'
import type { Command, Envelope, EventRange, ServerFrame, Snapshot, Streams } from './wire'

/** Milliseconds between two looks at what is still unanswered. */
export const LOOK = 10_000
/** Milliseconds that a head may be ahead of us before we ask for what is missing. */
export const LAG = 2_000
/** So many sockets in a row that never let us in, and the other door is tried. */
export const SOCKETS = 2
/** Milliseconds after which the socket is tried again from behind the other door. */
export const SOCKET_AGAIN = 60_000
/** A connection that lasted so many milliseconds was a good one: the next is sought without delay. */
export const STABLE = 5_000

export type LinkStatus =
  | { kind: 'connecting' }
  | { kind: 'live'; door: DoorKind }
  | { kind: 'reconnecting' }
  | { kind: 'ended'; code: number }

export type DoorKind = 'socket' | 'events'

export interface LinkOptions {
  /** Addresses of the two doors. */
  socketUrl: string
  eventsUrl: string
  device: string
  /** How far the reader has got; `null` before it has anything. */
  since: () => Streams | null
  /** Take an event in; `false` if an earlier one is missing. */
  take: (event: Envelope) => boolean
  /** Take the whole room in. */
  replace: (snapshot: Snapshot) => void
  onStatus: (status: LinkStatus) => void
  /** The REST side. All throw ProblemError. */
  rest: {
    ticket: () => Promise<string>
    snapshot: () => Promise<Snapshot>
    events: (since: Streams) => Promise<EventRange>
    perform: (command: Command) => Promise<unknown>
  }
}

/** How one stay behind a door went. */
interface Visit {
  code: number
  kind: DoorKind
  /** Whether it came to opening the door at all. */
  hasKnocked: boolean
  /** Milliseconds since we were let in; `null` if we never were. */
  lasted: number | null
}

export class Link {
  private readonly outbox = new Outbox()
  private door: Door | null = null
  private kind: DoorKind = 'socket'
  /** When the present visit was let in. */
  private enteredAt: number | null = null
  private isRunning = false
  private isClosed = false
  private hasGap = false
  /** Whether what we have may be of another past: whoever had to sign in anew may face a restored backup. */
  private isStale = false
  private isDraining = false
  private catchingUp: Promise<void> | null = null
  /** Ends the present visit; a different function for each. */
  private end: ((code: number) => void) | null = null
  private endPause: (() => void) | null = null
  private looking: ReturnType<typeof setInterval> | undefined
  private trial: ReturnType<typeof setTimeout> | undefined
  private lag: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly options: LinkOptions) {}

  /** Connect, and stay connected until `close` or an end that needs a person; then it is how the person tries again. */
  open(): void {
    if (this.isRunning || this.isClosed) return
    this.isRunning = true
    this.options.onStatus({ kind: 'connecting' })
    void this.run()
  }

  /** Ask for something; the promise settles with the server's answer, over however many connections. */
  send(command: Command): Promise<unknown> {
    const answer = this.outbox.add(command)
    if (this.isRunning) this.flush()
    else this.outbox.abandon()
    return answer
  }

  /** The network or the person is back: try now, or make sure that the connection still lives. */
  wake(): void {
    this.endPause?.()
    this.look()
  }

  /** Leave for good. */
  close(): void {
    this.isClosed = true
    this.end?.(CLOSE.LOST)
    this.endPause?.()
    this.outbox.abandon()
  }

  private async run(): Promise<void> {
    let failures = 0
    let unopened = 0
    while (!this.isClosed) {
      const visit = await this.visit(unopened < SOCKETS ? 'socket' : 'events')
      if (visit.code === CLOSE.FORBIDDEN) await this.learnWhy()
      if (this.hasEnded(visit.code)) break
      // A service that does not even give tickets says nothing about sockets.
      if (visit.kind === 'socket')
        unopened = visit.lasted !== null ? 0 : unopened + (visit.hasKnocked ? 1 : 0)
      else unopened = visit.lasted === null ? 0 : SOCKETS
      const isAsked = visit.code === CLOSE.COME_AGAIN
      failures = isAsked || (visit.lasted ?? 0) >= STABLE ? 0 : failures + 1
      // Whoever is asked to come in again has lost nothing and is back in a moment.
      if (visit.lasted !== null && !isAsked) this.options.onStatus({ kind: 'reconnecting' })
      await this.pause(delay(failures))
    }
    this.isRunning = false
    this.outbox.abandon()
  }

  /** Whoever was sent out may still read that they were, and why. */
  private async learnWhy(): Promise<void> {
    try {
      this.options.replace(await this.options.rest.snapshot())
    } catch (error) {
      asProblem(error)
    }
  }

  private hasEnded(code: number): boolean {
    if (this.isClosed) return true
    if (isPassing(code)) return false
    this.isStale = code === CLOSE.SIGNED_OUT
    this.options.onStatus({ kind: 'ended', code })
    return true
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      this.endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /** Go in by one door and stay until it closes. */
  private async visit(kind: DoorKind): Promise<Visit> {
    const code = await new Promise<number>((resolve) => {
      this.end = resolve
      this.kind = kind
      const onEntered = (): void => this.enter()
      void this.knock({ onEntered, onFrame: (frame) => this.read(frame), onClosed: resolve }, resolve)
    })
    const lasted = this.enteredAt === null ? null : Date.now() - this.enteredAt
    const hasKnocked = this.door !== null
    this.leave()
    return { code, kind: this.kind, hasKnocked, lasted }
  }

  private async knock(listener: DoorListener, end: (code: number) => void): Promise<void> {
    try {
      if (this.isStale || this.options.since() === null) {
        this.options.replace(await this.options.rest.snapshot())
        this.isStale = false
      }
      const door = this.kind === 'socket' ? await this.socket(listener) : this.events(listener)
      if (this.end === end) this.door = door
      else door.close()
    } catch (error) {
      end(closeCode(asProblem(error)))
    }
  }

  private async socket(listener: DoorListener): Promise<Door> {
    const { socketUrl: url, device, since, rest } = this.options
    const ticket = await rest.ticket()
    return openSocket({ url, ticket, device, since: since() }, listener)
  }

  private events(listener: DoorListener): Door {
    const { eventsUrl: url, device, since } = this.options
    return openEvents({ url, device, since: since(), poll: () => this.catchUp() }, listener)
  }

  private enter(): void {
    this.enteredAt ??= Date.now()
    this.options.onStatus({ kind: 'live', door: this.kind })
    clearInterval(this.looking)
    this.looking = setInterval(() => this.look(), LOOK)
    if (this.kind === 'events') this.trial = setTimeout(() => void this.trySocket(), SOCKET_AGAIN)
    this.outbox.rewind()
    this.flush()
  }

  private leave(): void {
    this.end = null
    this.enteredAt = null
    clearInterval(this.looking)
    clearTimeout(this.trial)
    clearTimeout(this.lag)
    this.lag = undefined
    this.door?.close()
    this.door = null
  }

  /** Behind the event stream, see whether a socket opens by now; if it does, go over to it. */
  private async trySocket(): Promise<void> {
    const end = this.end
    if (end === null) return
    let hasWon = false
    const again = (): void => {
      if (this.end === end) this.trial = setTimeout(() => void this.trySocket(), SOCKET_AGAIN)
    }
    const onEntered = (): void => {
      if (this.end !== end) return door?.close()
      hasWon = true
      this.door?.close()
      this.door = door
      this.kind = 'socket'
      this.enter()
    }
    let door: Door | null = null
    try {
      door = await this.socket({
        onEntered,
        onFrame: (frame) => this.read(frame),
        onClosed: (code) => (hasWon ? end(code) : again()),
      })
    } catch (error) {
      asProblem(error)
      again()
    }
  }

  private read(frame: ServerFrame): void {
    switch (frame.type) {
      case 'reply':
        this.outbox.settle(frame)
        return this.flush()
      case 'room.snapshot':
        return this.options.replace(frame.data)
      case 'beat':
        // Answered here and not by a timer: a page in the background has its timers held back to one a minute.
        this.door?.send?.({ type: 'beat' })
        this.look()
        return this.compare(frame.streams)
      default:
        if (!this.options.take(frame)) this.repair()
    }
  }

  private flush(): void {
    const send = this.door?.send
    if (this.enteredAt === null) return
    if (send) this.outbox.flush(send)
    else void this.drain()
  }

  private async drain(): Promise<void> {
    if (this.isDraining) return
    this.isDraining = true
    try {
      while (this.outbox.isDue) await this.outbox.drain((command) => this.options.rest.perform(command))
    } catch (error) {
      asProblem(error) // no answer: the next beat tries again
    } finally {
      this.isDraining = false
    }
  }

  /** See that what was asked is answered; a connection that leaves it unanswered for long is a dead one. */
  private look(): void {
    if (this.enteredAt === null) return
    if (this.door?.send && this.outbox.isOverdue) return this.end?.(CLOSE.LOST)
    this.flush()
  }

  /** A head may be ahead of us for the moment that an event needs to arrive, and no longer. */
  private compare(heads: Streams): void {
    if (this.lag !== undefined || !this.isBehind(heads)) return
    this.lag = setTimeout(() => {
      this.lag = undefined
      if (this.isBehind(heads)) this.repair()
    }, LAG)
  }

  private isBehind(heads: Streams): boolean {
    const since = this.options.since() ?? {}
    return Object.entries(heads).some(([stream, head]) => head > (since[stream] ?? 0))
  }

  private repair(): void {
    this.hasGap = true
    const end = this.end
    this.catchUp().catch((error: unknown) => end?.(closeCode(asProblem(error))))
  }

  /** Fetch what was missed; one fetch at a time. */
  private catchUp(): Promise<void> {
    this.catchingUp ??= this.fetchMissed().finally(() => {
      this.catchingUp = null
    })
    return this.catchingUp
  }

  private async fetchMissed(): Promise<void> {
    // What comes during the first fetch may leave a gap behind its end; the second closes it.
    for (let attempt = 0; attempt < 2; attempt += 1) {
      this.hasGap = false
      try {
        await this.fetchEvents()
      } catch (error) {
        const problem = asProblem(error)
        if (problem.status !== 404 && problem.status !== 422) throw problem
        this.hasGap = true // our streams are no longer the ones we may read
      }
      if (!this.hasGap) return
    }
    this.options.replace(await this.options.rest.snapshot())
  }

  private async fetchEvents(): Promise<void> {
    let more = true
    while (more) {
      const range = await this.options.rest.events(this.options.since() ?? {})
      for (const event of range.events) if (!this.options.take(event)) this.hasGap = true
      more = range.more && range.events.length > 0
    }
  }
}
