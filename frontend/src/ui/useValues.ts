/** What is being filled in, and whether it is still what it was. */
import { computed, type ComputedRef, type Ref, ref } from 'vue'

import { uuid } from '../protocol/ids'

export interface Values<T> {
  values: Ref<T>
  isDirty: ComputedRef<boolean>
  /** Take these for what there was before. */
  settle: (next?: T) => void
  /** An idempotency key: the same as long as the same is sent again, so that asking twice has one effect. */
  key: () => string
}

export function useValues<T extends object>(initial: T): Values<T> {
  const values = ref(copy(initial)) as Ref<T>
  const before = ref(JSON.stringify(initial))
  let sent: { text: string; key: string } | null = null

  function key(): string {
    const text = JSON.stringify(values.value)
    if (sent?.text !== text) sent = { text, key: uuid() }
    return sent.key
  }

  function settle(next: T = values.value): void {
    values.value = copy(next)
    before.value = JSON.stringify(next)
  }

  return { values, isDirty: computed(() => JSON.stringify(values.value) !== before.value), settle, key }
}

function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
