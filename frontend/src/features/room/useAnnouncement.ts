/** What chair or operators said to everybody: it stays before a person until they put it away, or something newer is said. */
import { computed, type ComputedRef, ref } from 'vue'

import type { MessageState } from '../../protocol/wire'
import { newestAnnouncement } from './talk'
import type { Meeting } from './useMeeting'

export interface Announcement {
  /** The announcement to be shown, `null` where there is none. */
  shown: ComputedRef<MessageState | null>
  putAway: () => void
}

export function useAnnouncement({ room }: Meeting, storage: Storage = sessionStorage): Announcement {
  const key = `announcement.${room.id}`
  const seen = ref(storage.getItem(key) ?? '')
  // Ids sort by time: whatever is not newer than the one put away was seen.
  const shown = computed(() => {
    const newest = newestAnnouncement(room.messages.value)
    return newest !== null && newest.message_id > seen.value ? newest : null
  })

  function putAway(): void {
    if (shown.value === null) return
    seen.value = shown.value.message_id
    storage.setItem(key, seen.value)
  }

  return { shown, putAway }
}
