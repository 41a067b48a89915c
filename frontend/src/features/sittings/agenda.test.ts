import { describe, expect, it } from 'vitest'

import { beginnings, drop, minutesOf, step } from './agenda'

/** `a`, `b` with `b1` and `b2`, `c`. */
const items = [
  { item_id: 'a', parent_id: null, position: 0, depth: 0, minutes: 10 },
  { item_id: 'b', parent_id: null, position: 1, depth: 0, minutes: 0 },
  { item_id: 'b1', parent_id: 'b', position: 0, depth: 1, minutes: 8 },
  { item_id: 'b2', parent_id: 'b', position: 1, depth: 1, minutes: 7 },
  { item_id: 'c', parent_id: null, position: 2, depth: 0, minutes: 5 },
]

describe('an agenda', () => {
  it.each([
    ['b', 'up', { parent_id: null, position: 0 }],
    ['b', 'down', { parent_id: null, position: 2 }],
    ['a', 'up', null],
    ['c', 'down', null],
    ['c', 'in', { parent_id: 'b', position: 2 }],
    ['a', 'in', null],
    ['b2', 'out', { parent_id: null, position: 2 }],
    ['b2', 'in', { parent_id: 'b1', position: 0 }],
    ['a', 'out', null],
    ['nobody', 'up', null],
  ] as const)('leads %s %s to %o', (id, way, place) => {
    expect(step(items, id, way)).toEqual(place)
  })

  it('lets nothing stand deeper than three levels', () => {
    const deep = [...items, { item_id: 'b21', parent_id: 'b2', position: 0, depth: 2, minutes: 0 }]
    expect(step(deep, 'b2', 'in')).toBeNull()
    expect(step(deep, 'b', 'in')).toBeNull()
    expect(drop(deep, 'b', 'b1')).toBeNull()
  })

  it('drops an item at the place of another, never below itself', () => {
    expect(drop(items, 'c', 'a')).toEqual({ parent_id: null, position: 0 })
    expect(drop(items, 'a', 'b2')).toEqual({ parent_id: 'b', position: 1 })
    expect(drop(items, 'b', 'b1')).toBeNull()
    expect(drop(items, 'b', 'b')).toBeNull()
  })

  it('begins each item when those before are over', () => {
    expect(minutesOf(items)).toBe(30)
    expect([...beginnings(items)]).toEqual([
      ['a', 0],
      ['b', 10],
      ['b1', 10],
      ['b2', 18],
      ['c', 25],
    ])
  })
})
