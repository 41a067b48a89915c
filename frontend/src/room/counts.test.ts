import { describe, expect, it } from 'vitest'

import type { ParticipantState } from '../protocol/wire'
import { AT, place } from '../testing/room'
import { count } from './counts'

const here = { arrived_at: AT, present: true }
const venue = { is_venue: true, is_due: false, headcount: 12 }

/** The same stories as in `tests/unit/realtime_room/test_counts.py`: due, present, connected, at venues. */
const stories: [Partial<ParticipantState>, [number, number, number, number]][] = [
  [{}, [1, 0, 0, 0]],
  [here, [1, 1, 1, 0]],
  [{ arrived_at: AT, left_at: AT }, [1, 1, 0, 0]],
  [{ is_due: false }, [0, 0, 0, 0]],
  [{ ...here, is_due: false }, [1, 1, 1, 0]],
  [{ ...here, role: 'observer', is_due: false }, [0, 0, 0, 0]],
  [{ ...here, role: 'operator', is_due: false }, [0, 0, 0, 0]],
  [{ arrived_at: AT, is_signed_on_paper: true }, [1, 1, 0, 0]],
  [{ ...here, admission: 'removed' }, [1, 1, 0, 0]],
  [venue, [0, 0, 0, 0]],
  [{ ...venue, arrived_at: AT }, [0, 0, 0, 12]],
  [{ ...venue, role: 'screen', arrived_at: AT }, [0, 0, 0, 0]],
]

const after = new Date(Date.parse(AT) + 1000).toISOString()

/** Likewise, once the sitting has ended at `AT`. */
const afterwards: [Partial<ParticipantState>, [number, number, number, number]][] = [
  [here, [1, 1, 1, 0]],
  [{ ...here, arrived_at: after }, [1, 0, 1, 0]],
  [{ is_due: false, arrived_at: after }, [0, 0, 0, 0]],
  [{ arrived_at: after, is_signed_on_paper: true }, [1, 1, 0, 0]],
  [{ ...venue, arrived_at: after }, [0, 0, 0, 0]],
]

describe('count', () => {
  it.each(stories)('counts %o', (having, [due, present, connected, atVenues]) => {
    expect(count([place('p', having)], null)).toEqual({ due, present, connected, atVenues })
  })

  it.each(afterwards)('counts %o once it is over', (having, [due, present, connected, atVenues]) => {
    expect(count([place('p', having)], AT)).toEqual({ due, present, connected, atVenues })
  })

  it('adds places up', () => {
    const places = [place('a', here), place('b'), place('c', here), place('d', { is_due: false })]
    expect(count(places, null)).toEqual({ due: 3, present: 2, connected: 2, atVenues: 0 })
  })
})
