/** A meeting to test faces with, of which the test is the server. */
import { computed, type ShallowRef, shallowRef } from 'vue'

import type { AgendaEntry } from '../features/room/agenda'
import type { Meeting } from '../features/room/useMeeting'
import type { Department, MessageState, NoteState } from '../protocol/wire'
import { LIN, ROOM } from './room'

export interface Told {
  messages: ShallowRef<MessageState[]>
  notes: ShallowRef<NoteState[]>
  departments: ShallowRef<Department[]>
  /** What was asked for, in order. */
  sent: { type: string; data: unknown }[]
  rights: ShallowRef<Partial<Meeting['can']['value']>>
}

/** Return a meeting in which `current` is being dealt with, and what it is told. */
export function meetingOf(items: string[] = [], current: string | null = null): Meeting & { told: Told } {
  const told: Told = {
    messages: shallowRef([]),
    notes: shallowRef([]),
    departments: shallowRef([]),
    sent: [],
    rights: shallowRef({}),
  }
  const agenda = items.map((item_id, index) => ({
    item: { item_id },
    depth: 0,
    number: index + 1,
    title: item_id,
  })) as unknown as AgendaEntry[]
  const can = {
    speak: true,
    write: true,
    note: true,
    moderate: false,
    preside: false,
    operate: false,
    act: true,
  }
  return {
    told,
    agenda: computed(() => agenda),
    course: computed(() => ({ state: 'running', current_item_id: current })),
    can: computed(() => ({ ...can, ...told.rights.value })),
    departmentName: (id: string) =>
      told.departments.value.find((item) => item.department_id === id)?.name ?? '',
    maySettle: (message: MessageState) => message.kind === 'question',
    address: (id: string) => id,
    room: {
      id: ROOM,
      me: computed(() => ({ participant_id: LIN })),
      messages: computed(() => told.messages.value),
      state: computed(() => ({ notes: told.notes.value })),
      rules: computed(() => ({ max_length: 1000 })),
      departments: computed(() => told.departments.value),
      nameOf: (id: string) => id,
      send: (type: string, data: unknown) => {
        told.sent.push({ type, data })
        return Promise.resolve({})
      },
    },
  } as unknown as Meeting & { told: Told }
}
