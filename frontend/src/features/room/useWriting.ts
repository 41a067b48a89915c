/** What is being written: as what, for whom, under which item, in answer to what. */
import { computed, type ComputedRef, ref, type Ref, shallowRef, type ShallowRef, watch } from 'vue'

import type { ProblemError } from '../../protocol/problem'
import type { MessageKind, MessageState } from '../../protocol/wire'
import type { UsePosts } from '../../room/usePosts'
import type { Filter } from './talk'
import { useAction } from './useAction'
import type { Meeting } from './useMeeting'

export interface Writing {
  /** As what something can be written by this person. */
  kinds: ComputedRef<MessageKind[]>
  kind: Ref<MessageKind>
  /** Whom a question is for; empty until somebody is chosen. */
  department: Ref<string>
  answered: ShallowRef<MessageState | null>
  /** Whether what is written answers a question that this person may call answered. */
  canSettle: ComputedRef<boolean>
  /** Whether that question is called answered once this is sent. */
  settles: Ref<boolean>
  /** The item it will stand under, `null` for none. */
  itemId: ComputedRef<string | null>
  isComplete: ComputedRef<boolean>
  /** Why the question was not called answered, though the answer was sent. */
  problem: Readonly<ShallowRef<ProblemError | null>>
  reply: (message: MessageState) => void
  post: (text: string) => Promise<void>
}

export function useWriting(meeting: Meeting, posts: UsePosts, filter: Readonly<Ref<Filter>>): Writing {
  const { room, can, course, agenda } = meeting
  const { act, problem } = useAction(room)
  const kind = ref<MessageKind>('speech')
  const department = ref('')
  const answered = shallowRef<MessageState | null>(null)
  const settles = ref(true)

  const kinds = computed<MessageKind[]>(() => [
    'speech',
    ...(room.departments.value.length > 0 ? (['question'] as const) : []),
    ...(can.value.preside ? (['announcement'] as const) : []),
  ])
  const canSettle = computed(
    () => kind.value === 'speech' && answered.value !== null && meeting.maySettle(answered.value),
  )
  const itemId = computed(() => {
    if (kind.value === 'announcement') return null // for everybody, whatever is being dealt with
    const wanted = answered.value
      ? answered.value.item_id
      : filter.value === 'all' || filter.value === 'none'
        ? course.value.current_item_id
        : filter.value
    // An item may have been taken off the agenda since.
    return agenda.value.some(({ item }) => item.item_id === wanted) ? wanted : null
  })
  const isComplete = computed(() => kind.value !== 'question' || department.value !== '')

  watch(kinds, (now) => {
    if (!now.includes(kind.value)) kind.value = 'speech'
  })

  function reply(message: MessageState): void {
    answered.value = message
    kind.value = 'speech'
    settles.value = true
  }

  async function post(text: string): Promise<void> {
    const question = canSettle.value && settles.value ? answered.value : null
    const context = {
      kind: kind.value,
      item_id: itemId.value,
      reply_to: answered.value?.message_id ?? null,
      department_id: kind.value === 'question' ? department.value : null,
    }
    // The next thing said is said to everybody again: nobody announces by mistake.
    kind.value = 'speech'
    answered.value = null
    const wasTaken = await posts.post(text, context)
    if (wasTaken && question !== null && question.question !== 'answered')
      await act('question.state', { message_id: question.message_id, state: 'answered' })
  }

  return { kinds, kind, department, answered, canSettle, settles, itemId, isComplete, problem, reply, post }
}
