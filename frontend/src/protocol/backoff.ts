/** Milliseconds: the first bound, and the last. */
export const FIRST = 200
export const LAST = 10_000

/** Return how long to wait before the nth attempt (from 0): full jitter, so that a hall of clients does not return as one. */
export function delay(attempt: number, random: () => number = Math.random): number {
  return random() * Math.min(LAST, FIRST * 2 ** Math.min(attempt, 16))
}
