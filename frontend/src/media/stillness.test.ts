import { describe, expect, it } from 'vitest'

import { type Halt, type Picture, Stillness } from './stillness'

const camera = (publicationId: string, packets: number): Picture => ({
  publicationId,
  source: 'camera',
  packets,
})

/** Look once a second at these pictures; return why the first of them halts. */
function halts(looks: readonly (readonly Picture[])[], isBad = false): (Halt | null)[] {
  const stillness = new Stillness()
  return looks.map((pictures, index) => {
    const found = stillness.look(pictures, { at: index * 1_000, isBad })
    return found.get(pictures[0]?.publicationId ?? '') ?? null
  })
}

describe('Stillness', () => {
  it('lets pictures move', () => {
    expect(halts([1, 2, 3, 4].map((packets) => [camera('a', packets)]))).toEqual([null, null, null, null])
  })

  it('takes two seconds without a packet for a halt, and the first packet for its end', () => {
    const packets = [1, 5, 5, 5, 5, 6, 7]
    expect(halts(packets.map((count) => [camera('a', count)]))).toEqual([
      null,
      null,
      null,
      'unknown',
      'unknown',
      null,
      null,
    ])
  })

  it('waits as long for a picture of which nothing has come yet', () => {
    expect(halts([0, 0, 0].map((count) => [camera('a', count)]))).toEqual([null, null, 'unknown'])
  })

  it('blames the network where it fares badly and no picture comes', () => {
    const looks = [1, 1, 1].map((count) => [camera('a', count), camera('b', count)])
    expect(halts(looks, true)).toEqual([null, null, 'network'])
  })

  it('does not blame the network for one picture while another comes', () => {
    const looks = [1, 2, 3, 4].map((count) => [camera('a', 1), camera('b', count)])
    expect(halts(looks, true)).toEqual([null, null, 'unknown', 'unknown'])
  })

  it('keeps to the cause: once nothing is sent, nothing is lost', () => {
    const stillness = new Stillness()
    const look = (at: number, isBad: boolean) => stillness.look([camera('a', 1)], { at, isBad }).get('a')
    expect([look(0, true), look(2_000, true), look(9_000, false)]).toEqual([undefined, 'network', 'network'])
  })

  it('gives a screen longer: nothing may be happening on it', () => {
    const screen: Picture = { publicationId: 's', source: 'screen', packets: 1 }
    expect(halts([0, 1, 2, 3, 4, 5].map(() => [screen]))).toEqual([null, null, null, null, null, 'unknown'])
  })

  it('gives a picture that is wanted again its time again', () => {
    const stillness = new Stillness()
    stillness.look([camera('a', 1)], { at: 0, isBad: false })
    stillness.look([], { at: 1_000, isBad: false })
    expect(stillness.look([camera('a', 1)], { at: 3_000, isBad: false }).size).toBe(0)
  })
})
