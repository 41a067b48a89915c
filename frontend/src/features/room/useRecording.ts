/** Whether speeches are recorded: shown all the time, and said in full once to whoever comes or is there. */
import { computed, type ComputedRef, ref } from 'vue'

import type { Meeting } from './useMeeting'

/**
 * `on` while each speech is recorded, `on_pictures` while what is seen of it is, too, `held` while it would be if the
 * item were not confidential.
 */
export type RecordingSign = 'off' | 'on' | 'on_pictures' | 'held'

export interface Recording {
  sign: ComputedRef<RecordingSign>
  /** Whether what is seen is recorded, too. */
  hasPictures: ComputedRef<boolean>
  /** Whether the notice in full is to be shown. */
  isNew: ComputedRef<boolean>
  /** Take note of it; if recording is begun anew it is said anew. */
  putAway: () => void
}

export function useRecording({ room, currentEntry }: Meeting, storage: Storage = sessionStorage): Recording {
  const key = `recording.${room.id}`
  const seen = ref(storage.getItem(key) ?? '')
  const since = computed(() => room.state.value.recording_since)

  const hasPictures = computed(() => room.state.value.recording_pictures)
  const sign = computed<RecordingSign>(() => {
    if (since.value === null) return 'off'
    if (currentEntry.value?.item.is_confidential) return 'held'
    return hasPictures.value ? 'on_pictures' : 'on'
  })
  const isNew = computed(() => since.value !== null && since.value !== seen.value)

  function putAway(): void {
    if (since.value === null) return
    seen.value = since.value
    storage.setItem(key, seen.value)
  }

  return { sign, hasPictures, isNew, putAway }
}
