import { describe, expect, it } from 'vitest'

import { i18n } from '../../i18n'
import type { AgendaItemState } from '../../protocol/wire'
import { inWords, nextEntry, ordinal, readAgenda } from './agenda'

function item(id: string, position: number, more: Partial<AgendaItemState> = {}): AgendaItemState {
  return {
    item_id: id,
    parent_id: null,
    position,
    kind: 'speeches',
    minutes: 0,
    is_confidential: false,
    floor_order: null,
    presenters: [],
    title: id,
    ...more,
  }
}

const agenda = readAgenda({
  agenda: [item('b', 1), item('a', 0), item('a2', 1, { parent_id: 'a' }), item('a1', 0, { parent_id: 'a' })],
  inner_titles: {},
})

describe('readAgenda', () => {
  it('puts each item before those below it, by position', () => {
    expect(agenda.map(({ title, depth, number }) => [title, depth, number])).toEqual([
      ['a', 0, 1],
      ['a1', 1, 1],
      ['a2', 1, 2],
      ['b', 0, 2],
    ])
  })

  it('knows a confidential title only where the reader was told', () => {
    const secret = [item('x', 0, { title: null, is_confidential: true })]
    expect(readAgenda({ agenda: secret, inner_titles: {} })[0]?.title).toBeNull()
    expect(readAgenda({ agenda: secret, inner_titles: { x: '人事' } })[0]?.title).toBe('人事')
  })
})

describe('nextEntry', () => {
  it.each([
    [null, 'a'],
    ['a', 'a1'],
    ['a2', 'b'],
    ['b', undefined],
  ])('follows %s by %s', (current, next) => {
    expect(nextEntry(agenda, current)?.title).toBe(next)
  })
})

const { t } = i18n.global

describe('ordinal', () => {
  it.each([
    [0, 1, '一、'],
    [0, 12, '十二、'],
    [0, 20, '二十、'],
    [1, 3, '（三）'],
    [2, 4, '4.'],
  ])('numbers level %i, place %i as %s', (depth, number, words) => {
    expect(ordinal({ depth, number }, t)).toBe(words)
  })

  it('counts to 99', () => {
    const digits = t('agenda.digits')
    expect([10, 11, 21, 99].map((number) => inWords(number, digits))).toEqual([
      '十',
      '十一',
      '二十一',
      '九十九',
    ])
    expect(inWords(21, '0–9')).toBe('21')
  })
})
