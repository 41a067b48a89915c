/** The floor as a person sees it: who has it and for how long still, and where one stands oneself. */
import { computed, type ComputedRef } from 'vue'

import type { HolderState, QueueEntry, QueueState } from '../../protocol/wire'
import { useNow } from '../../ui/useNow'
import type { Meeting } from './useMeeting'

/** What the one big button says, in the order in which a turn goes. */
export type MyTurn = 'none' | 'queued' | 'next' | 'called' | 'speaking' | 'paused'

export interface Floor {
  holder: ComputedRef<HolderState | null>
  /** The queue of the item that is being dealt with. */
  queue: ComputedRef<QueueState | null>
  entries: ComputedRef<readonly QueueEntry[]>
  /** Seconds left to the speaker; negative over time, `null` before the clock has started. */
  left: ComputedRef<number | null>
  /** How the time left is to be seen: enough, nearly over, over. */
  tone: ComputedRef<'calm' | 'warned' | 'over'>
  mine: ComputedRef<QueueEntry | null>
  /** How many speak before me. */
  ahead: ComputedRef<number>
  turn: ComputedRef<MyTurn>
  /** Whether the floor may be asked for now. */
  canAsk: ComputedRef<boolean>
}

export function useFloor(meeting: Meeting): Floor {
  const { room, course, can } = meeting
  const now = useNow()
  const floor = computed(() => room.state.value.floor)
  const meId = computed(() => room.me.value?.participant_id)

  const holder = computed(() => floor.value.inner_holder ?? floor.value.holder)
  const queue = computed(
    () => floor.value.queues.find((item) => item.item_id === course.value.current_item_id) ?? null,
  )
  const entries = computed(() => queue.value?.entries ?? [])
  const place = computed(() => entries.value.findIndex((item) => item.participant_id === meId.value))
  const mine = computed(() => entries.value[place.value] ?? null)
  const left = computed(() => {
    const { ends_at = null, left: stopped = null } = holder.value ?? {}
    if (ends_at !== null) return Math.ceil((Date.parse(ends_at) - now.value) / 1000)
    return stopped
  })

  const turn = computed<MyTurn>(() => {
    if (holder.value?.participant_id === meId.value && holder.value !== null) {
      if (holder.value.pause !== null) return 'paused'
      return holder.value.started_at === null ? 'called' : 'speaking'
    }
    if (mine.value === null) return 'none'
    return place.value === 0 ? 'next' : 'queued'
  })

  return {
    holder,
    queue,
    entries,
    left,
    tone: computed(() => {
      if (left.value !== null && left.value <= 0) return 'over'
      return holder.value?.is_warned ? 'warned' : 'calm'
    }),
    mine,
    ahead: computed(() => Math.max(0, place.value)),
    turn,
    canAsk: computed(() => can.value.act && can.value.speak && room.me.value?.role !== 'operator'),
  }
}

/** Return seconds as a clock shows them; over time with a sign. */
export function clock(seconds: number): string {
  const whole = Math.abs(seconds)
  const digits = `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`
  return seconds < 0 ? `+${digits}` : digits
}
