/** The moment of speaking: what is captured begins with the speaker's tap and ends with the turn, whoever ends it. */
import { computed, type ComputedRef, watch } from 'vue'

import type { Wish } from '../../media/devices'
import type { UseCall } from '../../media/useCall'
import type { Floor } from './useFloor'
import type { Meeting } from './useMeeting'

export interface Speaking {
  /** Whether what this person sends is passed on to the others now; the forwarder decides. */
  isHeard: ComputedRef<boolean>
  /** Whether this person has the floor, but is heard by the microphone of a hall. */
  isAtHall: ComputedRef<boolean>
  /** Whether this person has the floor and sends nothing: the page was loaded anew, or a device was lost. */
  isUnheard: ComputedRef<boolean>
  /** Whether this person's microphone was muted by those who preside, or by themselves on another device. */
  isMuted: ComputedRef<boolean>
  /** Begin to send by one's own devices. To be called from a person's tap only. */
  begin: (wish: Wish) => Promise<void>
}

export function useSpeaking(meeting: Meeting, floor: Floor, call: UseCall): Speaking {
  const { course, isInHall, mine, room } = meeting
  const { holder, turn } = floor

  const hasFloor = computed(() => ['called', 'speaking', 'paused'].includes(turn.value))
  const isAtHall = computed(
    () => hasFloor.value && (isInHall.value || (holder.value?.source_id ?? null) !== null),
  )
  const isOpen = computed(() => ['waiting', 'running', 'suspended'].includes(course.value.state))
  /** Halls send all the time, and are heard when somebody speaks at them; the chair is heard without the floor. */
  const isAlways = computed(() => mine.value?.is_venue === true || room.me.value?.role === 'chair')
  const isHeard = computed(() => {
    if (room.status.value.kind === 'ended' || !isOpen.value || mine.value?.admission !== 'admitted')
      return false
    if (isAlways.value) return !isInHall.value
    return hasFloor.value && !isAtHall.value && course.value.state === 'running'
  })

  watch(isHeard, (now, before) => {
    if (before && !now) void call.stop()
  })

  return {
    isHeard,
    isAtHall,
    isUnheard: computed(
      () =>
        isHeard.value &&
        ['speaking', 'paused'].includes(turn.value) &&
        !call.sources.value.has('microphone') &&
        call.sending.value !== 'asking',
    ),
    isMuted: computed(() => mine.value?.muted.includes('microphone') ?? false),
    begin: (wish) => call.start(wish),
  }
}
