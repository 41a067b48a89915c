/** Keeps the screen from going dark while a meeting runs, where the browser lets it. */
import { onScopeDispose, type Ref, watch } from 'vue'

export function useWakeLock(isWanted: Readonly<Ref<boolean>>): void {
  let lock: WakeLockSentinel | null = null

  async function take(): Promise<void> {
    const wakeLock = (navigator as Partial<Navigator>).wakeLock
    if (!isWanted.value || document.visibilityState !== 'visible' || !wakeLock || (lock && !lock.released))
      return
    try {
      lock = await wakeLock.request('screen')
    } catch {
      // Refused, on a low battery for one: the screen goes dark as it would have.
    }
  }

  function leave(): void {
    void lock?.release()
    lock = null
  }

  // The browser takes the lock back whenever the page is hidden.
  const onVisible = (): void => void take()
  document.addEventListener('visibilitychange', onVisible)
  watch(isWanted, (wanted) => (wanted ? void take() : leave()), { immediate: true })
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', onVisible)
    leave()
  })
}
