import { describe, expect, it } from 'vitest'

import type { Envelope } from '../../protocol/wire'
import { apply } from '../reducer'
import { emptyRoom } from '../state'

function put(paper_id: string, revision: number, position = 0): Envelope {
  const data = { paper_id, revision, position, title: `${paper_id}${revision}` }
  return { type: 'paper.put', data } as unknown as Envelope
}

function withdrawn(paper_id: string, revision: number): Envelope {
  return { type: 'paper.withdrawn', data: { paper_id, revision } } as unknown as Envelope
}

const after = (...events: Envelope[]) =>
  events.reduce(apply, emptyRoom('room')).papers.map((paper) => paper.title)

describe('papers', () => {
  it('lie in order of their position', () => {
    expect(after(put('b', 1, 1), put('a', 1, 0), put('c', 1, 2))).toEqual(['a1', 'b1', 'c1'])
  })

  it('are what they were last said to be', () => {
    expect(after(put('a', 1), put('a', 2))).toEqual(['a2'])
  })

  it('pass between audiences, in whichever order these are heard', () => {
    const room = [put('a', 1), withdrawn('a', 2)]
    const inner = [put('a', 3)]
    expect(after(...room, ...inner)).toEqual(['a3'])
    expect(after(...inner, ...room)).toEqual(['a3'])
  })

  it('are gone once withdrawn', () => {
    expect(after(put('a', 1), withdrawn('a', 2))).toEqual([])
  })

  it('show nothing of an erased event', () => {
    const erased = { type: 'paper.put', data: null } as unknown as Envelope
    expect(after(put('a', 1), erased)).toEqual(['a1'])
  })
})
