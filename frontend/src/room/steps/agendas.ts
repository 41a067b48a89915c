/** What the sitting goes through. */
import type { AgendaItemState } from '../../protocol/wire'
import type { Steps } from './registry'

export const agendas: Steps = {
  'agenda.item_put': (state, data) => ({
    ...state,
    agenda: [...state.agenda.filter((item) => item.item_id !== data.item_id), data].sort(byPosition),
  }),
  'agenda.item_removed': (state, { item_id }) => ({
    ...state,
    agenda: state.agenda.filter((item) => item.item_id !== item_id),
  }),
  'agenda.item_titled': (state, { item_id, title }) => {
    const others = Object.entries(state.inner_titles).filter(([id]) => id !== item_id)
    return {
      ...state,
      inner_titles: Object.fromEntries(title === null ? others : [...others, [item_id, title]]),
    }
  },
}

function byPosition(a: AgendaItemState, b: AgendaItemState): number {
  return a.position - b.position || (a.item_id < b.item_id ? -1 : 1)
}
