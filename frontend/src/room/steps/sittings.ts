/** The course of the sitting. */
import type { CourseState, RoomState } from '../../protocol/wire'
import type { Steps } from './registry'

export const sittings: Steps = {
  // Whoever is there to prepare arrives now: 实到 counts from here.
  'sitting.opened': (state, _, { at }) => ({
    ...course(state, { state: 'waiting', opened_at: at }),
    participants: state.participants.map((item) => ({
      ...item,
      arrived_at: item.present ? at : null,
      left_at: null,
    })),
  }),
  'sitting.started': (state, _, { at }) => course(state, { state: 'running', started_at: at }),
  'sitting.suspended': (state, _, { at }) => course(state, { state: 'suspended', suspended_at: at }),
  'sitting.resumed': (state) => course(state, { state: 'running', suspended_at: null }),
  'sitting.ended': (state, _, { at }) => course(state, { state: 'ended', ended_at: at, suspended_at: null }),
  'sitting.closed': (state) => course(state, { state: 'closed' }),
  'sitting.locked': (state) => course(state, { is_locked: true }),
  'sitting.unlocked': (state) => course(state, { is_locked: false }),
  'sitting.changed': (state, { title, starts_at, ends_at }) => ({
    ...course(state, { starts_at, ends_at }),
    title,
  }),
  'sitting.cancelled': (state) => course(state, { is_cancelled: true }),
  'agenda.stepped': (state, { item_id }, { at }) =>
    course(state, { current_item_id: item_id, stepped_at: at }),
}

function course(state: RoomState, change: Partial<CourseState>): RoomState {
  return { ...state, course: { ...state.course, ...change } }
}
