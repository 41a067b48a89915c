import { describe, expect, it } from 'vitest'

import type { HolderState, ParticipantState, PublicationState, RoomState } from '../protocol/wire'
import { AT, LIN, place, snapshot, WEI } from '../testing/room'
import { isPassedOn } from './seen'

const camera: PublicationState = {
  publication_id: 'v',
  participant_id: WEI,
  device: 'phone',
  kind: 'video',
  source: 'camera',
}
const holder = (having: Partial<HolderState> = {}) =>
  ({ participant_id: WEI, source_id: null, pause: null, resume_by: null, ...having }) as HolderState

/** Return the room with 魏 in this place, and with what else is to be different. */
function room(
  wei: Partial<ParticipantState> = {},
  having: (state: RoomState) => Partial<RoomState> = () => ({}),
) {
  const { state } = snapshot()
  const found = { ...state, participants: [place(LIN, { role: 'chair' }), place(WEI, wei)] }
  return { ...found, ...having(found) }
}
const withFloor = (having: Partial<HolderState> = {}) =>
  room({}, ({ floor }) => ({ floor: { ...floor, holder: holder(having) } }))

describe('isPassedOn', () => {
  it.each([
    ['somebody without the floor', room(), false],
    ['the chair', room({ role: 'chair' }), true],
    ['the chair with a muted camera', room({ role: 'chair', muted: ['camera'] }), false],
    ['a hall', room({ is_venue: true }), true],
    ['a screen', room({ is_venue: true, role: 'screen' }), false],
    ['whoever has the floor', withFloor(), true],
    ['whoever speaks at a hall', withFloor({ source_id: LIN }), false],
    ['whoever was stopped', withFloor({ pause: 'suspended' }), false],
    ['whoever dropped and is waited for', withFloor({ pause: 'dropped', resume_by: AT }), true],
    ['somebody who waits before the room', room({ role: 'chair', admission: 'waiting' }), false],
    [
      'whoever has the floor while the sitting pauses',
      { ...withFloor(), course: { ...withFloor().course, state: 'suspended' as const } },
      false,
    ],
    [
      'the chair once the sitting has ended',
      { ...room({ role: 'chair' }), course: { ...room().course, state: 'ended' as const } },
      false,
    ],
  ] as const)('says of %s: %s', (_who, state, expected) => {
    expect(isPassedOn(camera, state as RoomState, place(LIN, { role: 'chair' }))).toBe(expected)
  })

  it('keeps observers from what is confidential', () => {
    const item = { item_id: 'i', is_confidential: true } as RoomState['agenda'][number]
    const inner = room({ role: 'chair' }, ({ course }) => ({
      agenda: [item],
      course: { ...course, current_item_id: 'i' },
    }))
    expect(isPassedOn(camera, inner, place(LIN))).toBe(true)
    expect(isPassedOn(camera, inner, place(LIN, { role: 'observer' }))).toBe(false)
  })
})
