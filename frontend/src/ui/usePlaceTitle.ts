/** What the window is called while a page with a name of its own is open, such as a meeting. */
import { onScopeDispose, readonly, ref, type Ref, watchEffect } from 'vue'

const place = ref('')

/** The name of the page that is open; empty where it has none of its own. */
export const placeTitle = readonly(place)

/** Call the window by `name` until the page is left. */
export function usePlaceTitle(name: Readonly<Ref<string>>): void {
  watchEffect(() => (place.value = name.value))
  onScopeDispose(() => (place.value = ''))
}
