import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { fromWall, toWall } from './zoned'

describe('zoned', () => {
  it('shows midnight as the beginning of its day', () => {
    expect(toWall(new Date('2026-02-28T16:00:00Z'), 'Asia/Shanghai')).toEqual({
      date: '2026-03-01',
      time: '00:00',
    })
  })

  it.each(['Asia/Shanghai', 'UTC', 'America/New_York', 'Asia/Kathmandu'])('is undone in %s', (zone) => {
    const minutes = fc.integer({ min: 20_000_000, max: 40_000_000 })
    fc.assert(
      fc.property(minutes, (minute) => {
        const wall = toWall(new Date(minute * 60_000), zone)
        const back = fromWall(wall, zone)
        // An hour that the clock shows twice comes back as one of the two.
        expect(back && toWall(back, zone)).toEqual(wall)
      }),
    )
  })

  it.each([
    { date: '', time: '09:00' },
    { date: '2026-03-01', time: '' },
    { date: '2026-13-41', time: '09:00' },
  ])('makes no instant of %o', (wall) => {
    expect(fromWall(wall, 'Asia/Shanghai')).toBeNull()
  })
})
