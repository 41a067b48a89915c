/** How many notes have come since the inbox was last looked into, in this tab. */
import { computed, type ComputedRef, ref, type Ref, watch } from 'vue'

import type { Meeting } from '../room/useMeeting'

export function useNewNotes(
  { room }: Meeting,
  isLookedAt: Readonly<Ref<boolean>>,
  storage: Storage = sessionStorage,
): ComputedRef<number> {
  const key = `notes.${room.id}`
  const seen = ref(storage.getItem(key) ?? '')

  watch(
    [() => room.state.value.notes, isLookedAt],
    ([notes]) => {
      const newest = notes[notes.length - 1]
      if (!isLookedAt.value || newest === undefined) return
      seen.value = newest.note_id // ids sort by time
      storage.setItem(key, seen.value)
    },
    { immediate: true },
  )

  return computed(() => room.state.value.notes.filter((note) => note.note_id > seen.value).length)
}
