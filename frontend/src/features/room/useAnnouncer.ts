/** Says to screen readers what others write. Read aloud are new messages only, not pages of the past. */
import { readonly, ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'

import type { Event } from '../../protocol/wire'
import type { UseRoom } from '../../room/useRoom'

export function useAnnouncer(room: UseRoom): Readonly<Ref<string>> {
  const { t } = useI18n()
  const announcement = ref('')
  let announced: string | null = null

  room.onEvent((envelope) => {
    const event = envelope as Event
    if (event.data === null) return
    if (event.type === 'message.hidden' && event.data.message_id === announced) {
      announcement.value = '' // what is hidden must not be found here either
    } else if (event.type === 'message.posted') {
      const { message_id, participant_id, text } = event.data
      if (participant_id === room.me.value?.participant_id) return
      announced = message_id
      announcement.value = t('message.announcement', { author: room.nameOf(participant_id), text })
    }
  })

  return readonly(announcement)
}
