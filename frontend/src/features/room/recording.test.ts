import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { computed, nextTick, shallowRef } from 'vue'

import type { RecordingItemState } from '../../protocol/wire'
import { emptyRoom } from '../../room/state'
import { expectAccessible } from '../../testing/axe'
import { show } from '../../testing/mount'
import { AT, ROOM } from '../../testing/room'
import RecordingTrouble from '../moderator/RecordingTrouble.vue'
import RecordingNotice from './RecordingNotice.vue'
import RecordingSign from './RecordingSign.vue'
import type { Meeting } from './useMeeting'

enableAutoUnmount(afterEach)
beforeEach(() => sessionStorage.clear())

const LATER = '2026-03-02T02:00:00Z'

/** Return a meeting that is recorded since a moment, as far as these parts look at it. */
function recorded(
  since: string | null,
  { isConfidential = false, hasPictures = false, recordings = [] as RecordingItemState[] } = {},
) {
  const state = shallowRef({
    ...emptyRoom(ROOM),
    recording_since: since,
    recording_pictures: hasPictures,
    recordings,
  })
  const currentEntry = computed(() => ({ item: { is_confidential: isConfidential } }))
  const meeting = { room: { id: ROOM, state }, currentEntry } as unknown as Meeting
  const record = async (again: string | null) => {
    state.value = { ...state.value, recording_since: again }
    await nextTick()
  }
  return { meeting, record }
}

describe('recording', () => {
  it('is shown in words while it goes on', async () => {
    const { meeting, record } = recorded(AT)
    const sign = show(RecordingSign, { meeting })
    expect(sign.get('[role="status"]').text()).toBe('正在录音')
    await expectAccessible()
    await record(null)
    expect(sign.find('[role="status"]').exists()).toBe(false)
  })

  it('says so where pictures are kept, too, and what that means', async () => {
    const { meeting } = recorded(AT, { hasPictures: true })
    expect(show(RecordingSign, { meeting }).text()).toBe('正在录音录像')
    expect(show(RecordingNotice, { meeting }).text()).toContain('画面和共享的屏幕都会保存')
    await expectAccessible()
  })

  it('is held under a confidential item', () => {
    const sign = show(RecordingSign, { meeting: recorded(AT, { isConfidential: true }).meeting })
    expect(sign.text()).toBe('保密议题，不录音')
  })

  it('is explained until it was noted, and again when it begins anew', async () => {
    const { meeting, record } = recorded(AT)
    const notice = show(RecordingNotice, { meeting })
    expect(notice.text()).toContain('每次发言将分别录音')
    await expectAccessible()
    await notice.get('button').trigger('click')
    expect(notice.find('button').exists()).toBe(false)
    expect(show(RecordingNotice, { meeting }).find('button').exists()).toBe(false) // nor after a reload
    await record(null)
    await record(LATER)
    expect(notice.find('button').exists()).toBe(true)
  })

  it('tells the desk of what was not recorded as it should be, but not of who was silent', () => {
    const item = (recording_id: string, failure: RecordingItemState['failure']): RecordingItemState => ({
      recording_id,
      request_id: recording_id,
      state: 'failed',
      failure,
    })
    const recordings = [item('1', 'silent'), item('2', 'disk_full'), item('3', 'disk_full')]
    const trouble = show(RecordingTrouble, { meeting: recorded(AT, { recordings }).meeting })
    expect(trouble.text()).toContain('有 2 段发言没有录好')
    const fine = recorded(AT, { recordings: [item('1', 'silent')] })
    expect(show(RecordingTrouble, { meeting: fine.meeting }).text()).toBe('')
  })
})
