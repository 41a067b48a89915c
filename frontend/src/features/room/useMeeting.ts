/** A room as its faces need it: what each of them shows and offers is worked out here, once. */
import { computed, type ComputedRef } from 'vue'

import type { CourseState, MessageState, ParticipantState, Person } from '../../protocol/wire'
import { count, type Counts } from '../../room/counts'
import { useRoom, type UseRoom } from '../../room/useRoom'
import { type AgendaEntry, readAgenda } from './agenda'

/** What the interface offers; the server decides. */
export interface Rights {
  /** By role: whether this person may ever say anything. */
  speak: boolean
  /** Whether something can be written now. */
  write: boolean
  /** Whether the operators can be written to now. */
  note: boolean
  /** Whether this person looks after what others wrote. */
  moderate: boolean
  /** Whether this person leads the meeting: the chair, or an operator. */
  preside: boolean
  /** Whether this person has the operator's controls now: the chair has them while no operator is connected. */
  operate: boolean
  /** Whether the floor and polls are in use now. */
  act: boolean
}

export interface Meeting {
  readonly room: UseRoom
  course: ComputedRef<CourseState>
  agenda: ComputedRef<AgendaEntry[]>
  currentEntry: ComputedRef<AgendaEntry | null>
  counts: ComputedRef<Counts>
  can: ComputedRef<Rights>
  mine: ComputedRef<ParticipantState | null>
  /** Whether this person is in the room, and does not wait before it. */
  isAdmitted: ComputedRef<boolean>
  /** Whether this person sits in the hall: there people's own devices keep silent, for there is one sound system. */
  isInHall: ComputedRef<boolean>
  participant: (participantId: string) => ParticipantState | undefined
  person: (participantId: string) => Person | undefined
  /** Return the names of those who present an item, in the order of their places. */
  presentersOf: (entry: AgendaEntry) => string[]
  /** Return the name of a body that can be asked, empty while it is being looked up. */
  departmentName: (departmentId: string) => string
  /** Whether this person may say what became of a question. */
  maySettle: (question: MessageState) => boolean
  /** Return a person as others address them: post and name. */
  address: (participantId: string) => string
}

/** Enter the room with this id. */
export function useMeeting(id: string): Meeting {
  const room = useRoom(id)
  const { state, me, status } = room

  const course = computed(() => state.value.course)
  const agenda = computed(() => readAgenda(state.value))
  const currentEntry = computed(
    () => agenda.value.find(({ item }) => item.item_id === course.value.current_item_id) ?? null,
  )
  const byId = computed(() => new Map(state.value.participants.map((item) => [item.participant_id, item])))
  const mine = computed(() => byId.value.get(me.value?.participant_id ?? '') ?? null)
  const isAdmitted = computed(() => state.value.standing.admission === 'admitted')
  const isInHall = computed(() => mine.value?.whereabouts === 'hall' && !mine.value.is_venue)

  const can = computed<Rights>(() => {
    const role = me.value?.role
    const isHere = status.value.kind !== 'ended' && isAdmitted.value
    const isUnderWay = ['waiting', 'running', 'suspended'].includes(course.value.state)
    const speak = role !== undefined && role !== 'observer' && role !== 'screen'
    const preside = isHere && (role === 'operator' || role === 'chair')
    const isRun = state.value.participants.some((item) => item.role === 'operator' && item.present)
    return {
      speak,
      write: isHere && speak && isUnderWay,
      note: isHere && role !== undefined && role !== 'screen' && isUnderWay,
      moderate: preside,
      preside,
      operate: preside && (role === 'operator' || !isRun),
      act: isHere && course.value.state === 'running',
    }
  })

  function person(participantId: string): Person | undefined {
    return room.personOf(participantId)
  }

  function presentersOf({ item }: AgendaEntry): string[] {
    return state.value.participants
      .filter(({ invitation_id: invited }) => invited !== null && item.presenters.includes(invited))
      .map(({ participant_id: presenter }) => room.nameOf(presenter))
      .filter((name) => name !== '')
  }

  function maySettle(question: MessageState): boolean {
    const isBegun = ['waiting', 'running', 'suspended', 'ended'].includes(course.value.state)
    if (question.kind !== 'question' || question.hidden || !isBegun) return false
    const isTheirs = can.value.speak && mine.value?.acts_for === question.department_id
    return can.value.preside || (isTheirs && status.value.kind !== 'ended')
  }

  return {
    room,
    course,
    agenda,
    currentEntry,
    counts: computed(() => count(state.value.participants, state.value.course.ended_at)),
    can,
    mine,
    isAdmitted,
    isInHall,
    participant: (participantId) => byId.value.get(participantId),
    person,
    presentersOf,
    departmentName: (departmentId) =>
      room.departments.value.find((item) => item.department_id === departmentId)?.name ?? '',
    maySettle,
    address: (participantId) => {
      const found = person(participantId)
      return [found?.post, found?.name].filter(Boolean).join(' ')
    },
  }
}
