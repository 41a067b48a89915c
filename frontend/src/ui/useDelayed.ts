/**
 * Acts that can be taken back: they are done after some seconds in which one may think again.
 *
 * Until then nothing has happened anywhere. Leaving the application within these seconds leaves the act undone, and the
 * browser asks before.
 */
import { computed, readonly, shallowRef } from 'vue'

import { asProblem, type ProblemError } from '../protocol/problem'

/** Seconds in which an act can be taken back. */
export const SECONDS = 5

export interface Delayed {
  id: number
  /** What will be done, such as 正在公布结果. */
  text: string
  /** When it is done, in milliseconds of `Date.now()`. */
  at: number
}

interface Entry extends Delayed {
  act: () => Promise<unknown>
  onRefused: (problem: ProblemError) => void
  timer: ReturnType<typeof setTimeout>
}

const entries = shallowRef<readonly Entry[]>([])
let last = 0

function remind(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

function keep(next: readonly Entry[]): void {
  if (next.length > 0 && entries.value.length === 0) window.addEventListener('beforeunload', remind)
  if (next.length === 0) window.removeEventListener('beforeunload', remind)
  entries.value = next
}

/** Do something in `seconds`, unless it is taken back. `onRefused` hears why it could not be done. */
function delay(
  text: string,
  act: () => Promise<unknown>,
  onRefused: (problem: ProblemError) => void,
  seconds = SECONDS,
): void {
  const id = ++last
  const timer = setTimeout(() => void perform(id), seconds * 1000)
  keep([...entries.value, { id, text, at: Date.now() + seconds * 1000, act, onRefused, timer }])
}

function take(id: number): Entry | undefined {
  const entry = entries.value.find((item) => item.id === id)
  if (entry) clearTimeout(entry.timer)
  keep(entries.value.filter((item) => item.id !== id))
  return entry
}

/** Do it now. */
async function perform(id: number): Promise<void> {
  const entry = take(id)
  try {
    await entry?.act()
  } catch (error) {
    entry?.onRefused(asProblem(error))
  }
}

/** Take it back. */
function undo(id: number): void {
  take(id)
}

const delayed = computed<readonly Delayed[]>(() => entries.value)

export function useDelayed() {
  return { delayed: readonly(delayed), delay, perform, undo }
}
