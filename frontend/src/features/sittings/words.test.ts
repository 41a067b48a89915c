import { describe, expect, it } from 'vitest'

import { isAsked, isOpen, replyOf } from './words'

describe('isOpen', () => {
  it.each([
    ['scheduled', null, false],
    ['waiting', null, true],
    ['running', null, true],
    ['suspended', null, true],
    ['ended', null, false],
    ['waiting', '2026-03-01T01:00:00Z', false],
  ] as const)('of a sitting that is %s, cancelled at %s: %s', (state, cancelled_at, open) => {
    expect(isOpen({ state, cancelled_at })).toBe(open)
  })
})

describe('who is asked for a reply', () => {
  it.each([
    ['attendee', true],
    ['non_voting', true],
    ['chair', true],
    ['operator', false],
    ['screen', false],
    [null, false],
  ] as const)('%s: %s', (role, asked) => {
    expect(isAsked(role)).toBe(asked)
  })
})

describe('the reply worth telling', () => {
  it.each([
    ['scheduled', 'attendee', 'none', 'none'],
    ['running', 'attendee', 'none', null],
    ['running', 'attendee', 'leave', 'leave'],
    ['scheduled', 'operator', 'none', null],
    ['scheduled', null, null, null],
  ] as const)('%s, as %s, answered %s: %s', (state, my_role, my_reply, told) => {
    expect(replyOf({ state, my_role, my_reply })).toBe(told)
  })
})
