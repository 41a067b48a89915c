import { describe, expect, it } from 'vitest'

import { compareInstants } from './instants'

describe('compareInstants', () => {
  it.each([
    ['2026-03-02T01:00:00Z', '2026-03-02T01:00:00Z', 0],
    ['2026-03-02T01:00:00Z', '2026-03-02T01:00:00.000001Z', -1],
    ['2026-03-02T01:00:00.500000Z', '2026-03-02T01:00:00Z', 1],
    ['2026-03-02T01:00:00.100001Z', '2026-03-02T01:00:00.100002Z', -1],
    ['2026-03-02T01:00:01Z', '2026-03-02T01:00:00.999999Z', 1],
  ])('compares %s with %s', (one, other, order) => {
    expect(compareInstants(one, other)).toBe(order)
  })
})
