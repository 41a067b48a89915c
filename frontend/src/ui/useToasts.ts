/** Short words about what was just done, shown and read out wherever the page is. */
import { readonly, ref } from 'vue'

export interface Toast {
  id: number
  text: string
  kind: 'done' | 'urgent'
}

/** Milliseconds for which such words stay. */
const SHOWN = 6_000
/** More than so many at once hide the page. */
const MOST = 3

const toasts = ref<Toast[]>([])
let last = 0

/** Say that something was done, or why it was not. */
function say(text: string, kind: Toast['kind'] = 'done'): void {
  const id = ++last
  toasts.value = [...toasts.value, { id, text, kind }].slice(-MOST)
  setTimeout(() => dismiss(id), SHOWN)
}

function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id)
}

export function useToasts() {
  return { toasts: readonly(toasts), say, dismiss }
}
