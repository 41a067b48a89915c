/** Publishing a result, which cannot be taken back: some seconds are left to think again, wherever it is pressed. */
import type { ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'

import type { ProblemError } from '../../protocol/problem'
import type { PollItemState } from '../../protocol/wire'
import type { UseRoom } from '../../room/useRoom'
import { useDelayed } from '../../ui/useDelayed'

/** Return how to publish; `refused` is told why it could not be done. */
export function usePublish(room: UseRoom, refused: ShallowRef<ProblemError | null>) {
  const { t } = useI18n()
  const { delay } = useDelayed()

  return (poll: PollItemState): void => {
    refused.value = null
    delay(
      t('desk.publishing', { title: poll.question.title }),
      () => room.send('poll.publish', { poll_id: poll.poll_id }),
      (why) => (refused.value = why),
    )
  }
}
