/** Whether the page is in front of the person, and not in a hidden tab or behind another application. */
import { onScopeDispose, readonly, ref, type Ref } from 'vue'

export function usePageSeen(): Readonly<Ref<boolean>> {
  const isSeen = ref(!document.hidden)
  const look = (): void => {
    isSeen.value = !document.hidden
  }
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => document.removeEventListener('visibilitychange', look))
  return readonly(isSeen)
}
