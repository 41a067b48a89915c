/** What the two live doors, socket and event stream, have in common. */
import type { ProblemError } from './problem'
import type { ClientFrame, ServerFrame } from './wire'

/** Why a connection ended. RFC 6455 leaves 4000–4999 to applications. */
export const CLOSE = {
  GOING_AWAY: 1001,
  LOST: 1006,
  FAULT: 1011,
  RESTART: 1012,
  BAD_FRAME: 4400,
  SIGNED_OUT: 4401,
  FORBIDDEN: 4403,
  NOT_FOUND: 4404,
  SILENT: 4408,
  COME_AGAIN: 4409,
  TOO_MANY: 4429,
} as const

const PASSING: readonly number[] = [
  CLOSE.GOING_AWAY,
  CLOSE.LOST,
  CLOSE.FAULT,
  CLOSE.RESTART,
  CLOSE.SILENT,
  CLOSE.COME_AGAIN,
]

/** A server heard of nothing for so many milliseconds is gone; it beats every ten seconds. */
export const SILENCE = 25_000

/** One live connection. */
export interface Door {
  /** Send a frame; absent where the door only listens, and commands go by REST. */
  readonly send?: (frame: ClientFrame) => void
  /** End the connection without a word to `onClosed`. */
  close(): void
}

/** What a door tells. `onClosed` comes at most once and last. */
export interface DoorListener {
  /** The server has let us in. */
  onEntered(): void
  onFrame(frame: ServerFrame): void
  onClosed(code: number): void
}

/** Whether a connection that ended so should be tried again without asking anybody. */
export function isPassing(code: number): boolean {
  return PASSING.includes(code)
}

/** Return the close code that says the same as a refusal over REST. */
export function closeCode(problem: ProblemError): number {
  if (problem.code === 'ticket.invalid') return CLOSE.LOST // too late or used: the next ticket will do
  if (problem.status === 401) return CLOSE.SIGNED_OUT
  if (problem.status === 403) return CLOSE.FORBIDDEN
  if (problem.status === 404) return CLOSE.NOT_FOUND
  return CLOSE.LOST
}
