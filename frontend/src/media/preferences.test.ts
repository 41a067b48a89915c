import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { CallPreferences, VideoPreference } from '../protocol/wire'
import { levelOf, MOMENT, named, Teller } from './preferences'

const wish = (level: VideoPreference): CallPreferences => ({
  audio_only: false,
  video: { v: level },
  most_videos: 9,
})

describe('levelOf', () => {
  it.each([
    [0, 'off'],
    [1, 'low'],
    [240, 'low'],
    [241, 'medium'],
    [480, 'medium'],
    [481, 'high'],
  ] as const)('takes a picture %i pixels wide as %s', (width, level) => {
    expect(levelOf(width)).toBe(level)
  })
})

describe('named', () => {
  it('carries what spares the network most where one request cannot carry all', () => {
    const levels = new Map<string, VideoPreference>()
    for (let number = 0; number < 70; number += 1) levels.set(`large${number}`, 'high')
    levels.set('unseen', 'off')
    levels.set('small', 'low')
    const found = named(levels)
    expect(Object.keys(found)).toHaveLength(64)
    expect(Object.entries(found).slice(0, 2)).toEqual([
      ['unseen', 'off'],
      ['small', 'low'],
    ])
  })
})

describe('Teller', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  const telling = (...heard: (boolean | Promise<boolean>)[]) => {
    const tell = vi.fn((_wish: CallPreferences) => Promise.resolve(heard.shift() ?? true))
    return { tell, teller: new Teller(tell) }
  }

  it('tells the newest of the wishes of one moment', async () => {
    const { tell, teller } = telling()
    teller.soon(wish('high'))
    await vi.advanceTimersByTimeAsync(MOMENT - 1)
    teller.soon(wish('low'))
    await vi.advanceTimersByTimeAsync(MOMENT - 1)
    expect(tell).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(tell).toHaveBeenCalledExactlyOnceWith(wish('low'))
  })

  it('tells the same again only to one who may have forgotten', async () => {
    const { tell, teller } = telling()
    teller.now(wish('low'))
    await vi.advanceTimersByTimeAsync(0)
    teller.now(wish('low'))
    await vi.advanceTimersByTimeAsync(0)
    expect(tell).toHaveBeenCalledTimes(1)
    teller.forget()
    teller.now(wish('low'))
    await vi.advanceTimersByTimeAsync(0)
    expect(tell).toHaveBeenCalledTimes(2)
  })

  it('tells the next after the answer to the one before, so that the newest arrives last', async () => {
    let answer: (heard: boolean) => void = () => undefined
    const { tell, teller } = telling(new Promise<boolean>((resolve) => (answer = resolve)))
    teller.now(wish('high'))
    teller.now(wish('medium'))
    teller.now(wish('low'))
    expect(tell).toHaveBeenCalledTimes(1)
    answer(true)
    await vi.advanceTimersByTimeAsync(0)
    expect(tell.mock.calls).toEqual([[wish('high')], [wish('low')]])
  })

  it('tells what was not heard with the next wish, though it be the same', async () => {
    const { tell, teller } = telling(false)
    teller.now(wish('low'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tell).toHaveBeenCalledTimes(1)
    teller.now(wish('low'))
    await vi.advanceTimersByTimeAsync(0)
    expect(tell).toHaveBeenCalledTimes(2)
  })

  it('says nothing once it is closed', async () => {
    const { tell, teller } = telling()
    teller.soon(wish('low'))
    teller.close()
    await vi.advanceTimersByTimeAsync(MOMENT)
    expect(tell).not.toHaveBeenCalled()
  })
})
