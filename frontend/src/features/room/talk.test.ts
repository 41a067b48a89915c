import { describe, expect, it } from 'vitest'

import { message, messageId } from '../../testing/room'
import { countByItem, excerpt, filtered, isWaiting, newestAnnouncement, questionsOf } from './talk'

const said = [
  message(1, { item_id: 'a' }),
  message(2),
  message(3, { item_id: 'b', kind: 'question', question: 'answered' }),
  message(4, { item_id: 'a', kind: 'question', question: 'open' }),
  message(5, { kind: 'announcement' }),
  message(6, { kind: 'announcement', hidden: true, text: null }),
]
const ids = (list: readonly { message_id: string }[]) => list.map((item) => item.message_id)

describe('what is written', () => {
  it.each([
    ['all', [1, 2, 3, 4, 5, 6]],
    ['none', [2, 5, 6]],
    ['a', [1, 4]],
    ['gone', []],
  ])('is seen under %s', (filter, seqs) => {
    expect(ids(filtered(said, filter))).toEqual(seqs.map(messageId))
  })

  it('is counted by item', () => {
    expect([...countByItem(said)].sort()).toEqual([
      ['a', 2],
      ['b', 1],
      ['none', 3],
    ])
  })

  it('holds one announcement: the newest that was not hidden', () => {
    expect(newestAnnouncement(said)?.message_id).toBe(messageId(5))
    expect(newestAnnouncement([])).toBeNull()
  })

  it('has its questions in order, those that wait before the others', () => {
    expect(ids(questionsOf(said))).toEqual([4, 3].map(messageId))
  })

  it.each([
    ['open', true],
    ['taken', true],
    ['answered', false],
    ['taken_away', false],
  ] as const)('knows whether a question that is %s waits', (question, waits) => {
    expect(isWaiting(message(1, { kind: 'question', question }))).toBe(waits)
  })

  it('is quoted in one line, by letters and not by halves of them', () => {
    expect(excerpt(' 第一行\n第二行 ')).toBe('第一行 第二行')
    expect(excerpt('𠮷野家', 2)).toBe('𠮷野…')
  })
})
