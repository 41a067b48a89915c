import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { delay, FIRST, LAST } from './backoff'

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('delay', () => {
  it('doubles its bound with each attempt, up to the last', () => {
    expect([0, 1, 2, 3, 40].map((attempt) => delay(attempt, () => 1))).toEqual([
      FIRST,
      2 * FIRST,
      4 * FIRST,
      8 * FIRST,
      LAST,
    ])
  })

  it('is spread over the whole span', () => {
    fc.assert(
      fc.property(fc.nat(), chance, (attempt, random) => {
        const bound = delay(attempt, () => 1)
        expect(delay(attempt, () => random)).toBeCloseTo(bound * random)
        expect(bound).toBeLessThanOrEqual(LAST)
      }),
    )
  })
})
