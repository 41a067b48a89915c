import { describe, expect, it } from 'vitest'

import type { RecordingItem } from '../../protocol/wire'
import { byItem, isFilming, lengthOf } from './recordings'

const recording = (recording_id: string, item_id: string | null, item_title = '') =>
  ({ recording_id, item_id, item_title }) as RecordingItem

describe('recordings', () => {
  it('stand under their items, in the order in which they come', () => {
    const found = byItem([
      recording('1', 'a', '通报'),
      recording('2', 'a', '通报'),
      recording('3', 'b', '发言'),
      recording('4', null),
    ])
    expect(found.map(({ title, recordings }) => [title, recordings.map((one) => one.recording_id)])).toEqual([
      ['通报', ['1', '2']],
      ['发言', ['3']],
      ['', ['4']],
    ])
  })

  it.each([
    ['waiting', true],
    ['making', true],
    ['made', false],
    ['failed', false],
  ])('a film that is %s is still to come: %s', (state, isPending) => {
    expect(isFilming([{ film: { state } } as RecordingItem])).toBe(isPending)
    expect(isFilming([recording('1', null)])).toBe(false)
  })

  it.each([
    [0, '0:00'],
    [499, '0:00'],
    [61_200, '1:01'],
    [485_000, '8:05'],
    [3_723_000, '1:02:03'],
  ])('%d ms are %s', (milliseconds, shown) => {
    expect(lengthOf(milliseconds)).toBe(shown)
  })
})
