/** What a page shows of the server: asked for at once, again when its sources change, and when the network is back. */
import { onScopeDispose, type Ref, shallowRef, watch, type WatchSource } from 'vue'

import { asProblem, type ProblemError } from '../protocol/problem'

export interface Load<T> {
  /** The last answer; it stays while a newer one is asked for. */
  readonly data: Ref<T | null>
  readonly problem: Ref<ProblemError | null>
  readonly isLoading: Ref<boolean>
  readonly reload: () => Promise<void>
}

export function useLoad<T>(fetch: () => Promise<T>, sources: WatchSource[] = []): Load<T> {
  const data = shallowRef<T | null>(null)
  const problem = shallowRef<ProblemError | null>(null)
  const isLoading = shallowRef(false)
  let turn = 0

  async function reload(): Promise<void> {
    const mine = ++turn
    isLoading.value = true
    try {
      const answer = await fetch()
      if (mine !== turn) return // an answer to what is no longer asked
      data.value = answer
      problem.value = null
    } catch (error) {
      if (mine === turn) problem.value = asProblem(error)
      else asProblem(error)
    } finally {
      if (mine === turn) isLoading.value = false
    }
  }

  function onOnline(): void {
    if (problem.value !== null) void reload()
  }

  if (sources.length > 0) watch(sources, () => void reload())
  window.addEventListener('online', onOnline)
  onScopeDispose(() => {
    turn += 1
    window.removeEventListener('online', onOnline)
  })
  void reload()
  return { data, problem, isLoading, reload }
}
