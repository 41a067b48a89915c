/** The poll that lies before the reader, one at a time. */
import { computed, type ComputedRef, ref } from 'vue'

import type { PollItemState } from '../../protocol/wire'
import { unanswered } from './polls'
import type { Meeting } from './useMeeting'

export interface PollAtHand {
  /** The first poll that the reader has not answered and not put off, or the one that they took up. */
  poll: ComputedRef<PollItemState | null>
  take: (pollId: string) => void
  /** Put the poll aside; it stays among the open ones and can be taken up again. */
  leave: () => void
}

export function usePollAtHand(meeting: Meeting): PollAtHand {
  const chosen = ref<string | null>(null)
  const putOff = ref(new Set<string>())
  const poll = computed(() => {
    if (!meeting.can.value.act) return null
    const open = meeting.room.state.value.polls.filter((item) => item.state === 'open')
    const taken = open.find((item) => item.poll_id === chosen.value)
    return taken ?? unanswered(meeting).find((item) => !putOff.value.has(item.poll_id)) ?? null
  })

  return {
    poll,
    take: (pollId) => (chosen.value = pollId),
    leave: () => {
      if (poll.value) putOff.value.add(poll.value.poll_id)
      chosen.value = null
    },
  }
}
