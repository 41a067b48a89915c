/** Whether the window fits a media query, now and as it changes. */
import { onScopeDispose, readonly, ref, type Ref } from 'vue'

export function useMediaQuery(query: string): Readonly<Ref<boolean>> {
  const list = window.matchMedia(query)
  const matches = ref(list.matches)
  const look = (): void => {
    matches.value = list.matches
  }
  list.addEventListener('change', look)
  onScopeDispose(() => list.removeEventListener('change', look))
  return readonly(matches)
}
