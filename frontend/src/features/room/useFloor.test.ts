import { describe, expect, it } from 'vitest'

import { clock } from './useFloor'

describe('clock', () => {
  it.each([
    [0, '00:00'],
    [61, '01:01'],
    [3599, '59:59'],
    [-5, '+00:05'],
  ])('shows %i seconds as %s', (seconds, shown) => {
    expect(clock(seconds)).toBe(shown)
  })
})
