/** Text being written, kept in the tab's storage: a reload must not cost anybody a paragraph. */
import { ref, type Ref, watch } from 'vue'

export function useDraft(key: string, storage: Storage = sessionStorage): Ref<string> {
  const draft = ref(storage.getItem(key) ?? '')
  watch(draft, (text) => {
    if (text === '') storage.removeItem(key)
    else storage.setItem(key, text)
  })
  return draft
}
