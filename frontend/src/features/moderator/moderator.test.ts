import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { computed, shallowRef } from 'vue'

import { ProblemError } from '../../protocol/problem'
import type { ParticipantState, PollItemState, SittingState } from '../../protocol/wire'
import { emptyRoom } from '../../room/state'
import { expectAccessible } from '../../testing/axe'
import { show } from '../../testing/mount'
import { place, ROOM, WEI } from '../../testing/room'
import type { Meeting } from '../room/useMeeting'
import CloseSitting from './CloseSitting.vue'
import PlaceControls from './PlaceControls.vue'

enableAutoUnmount(afterEach)

/** Return a meeting in a state, as far as these controls look at it, and what was asked of it. */
function meetingIn(state: SittingState, polls: unknown[] = []) {
  const send = vi.fn().mockResolvedValue({})
  const room = {
    send,
    nameOf: () => '魏建国',
    state: shallowRef({ ...emptyRoom(ROOM), polls: polls as PollItemState[] }),
  }
  const course = computed(() => ({ ...emptyRoom(ROOM).course, state }))
  return { send, meeting: { room, course } as unknown as Meeting }
}

function controls(state: SittingState, having: Partial<ParticipantState> = {}) {
  const { send, meeting } = meetingIn(state)
  return { send, shown: show(PlaceControls, { meeting, participant: place(WEI, having) }) }
}

describe('PlaceControls', () => {
  it('enters a signature, and takes it back', async () => {
    const { send, shown } = controls('running')
    await shown.get('[aria-label="纸质签到：魏建国"]').trigger('click')
    expect(send).toHaveBeenCalledWith('participant.check_in', { participant_id: WEI })
    const signed = controls('ended', { is_signed_on_paper: true })
    const button = signed.shown.get('[aria-label="纸质签到：魏建国"]')
    expect(button.attributes('aria-pressed')).toBe('true')
    await button.trigger('click')
    expect(signed.send).toHaveBeenCalledWith('participant.check_out', { participant_id: WEI })
  })

  it('counts who sits at a venue', async () => {
    const { send, shown } = controls('waiting', { is_venue: true, headcount: 12 })
    await expectAccessible()
    await shown.get('input').setValue(15)
    await shown.get('form').trigger('submit')
    expect(send).toHaveBeenCalledWith('participant.count', { participant_id: WEI, headcount: 15 })
  })

  it.each(['scheduled', 'closed'] as const)('enters nothing while the sitting is %s', (state) => {
    expect(controls(state).shown.find('[aria-pressed]').exists()).toBe(false)
    expect(controls(state, { is_venue: true }).shown.find('input').exists()).toBe(false)
  })

  it('takes nobody out who runs the meeting, nor anybody once it is over', () => {
    const removal = '[aria-label="移出：魏建国"]'
    expect(controls('running').shown.find(removal).exists()).toBe(true)
    expect(controls('running', { role: 'chair' }).shown.find(removal).exists()).toBe(false)
    expect(controls('ended').shown.find(removal).exists()).toBe(false)
  })
})

describe('CloseSitting', () => {
  it('says what is still missing', async () => {
    const polls = [
      { state: 'closed', question: { title: '是否纳入计划' } },
      { state: 'published', question: { title: '满意度' } },
    ]
    const { send, meeting } = meetingIn('ended', polls)
    const fields = ['questions', 'polls'].map((field) => ({ field, reason: 'missing' }))
    send.mockRejectedValue(new ProblemError('sitting.incomplete', 409, {}, null, fields))
    const shown = show(CloseSitting, { meeting })
    await shown.get('button').trigger('click')
    await flushPromises()
    const dialog = document.querySelector('[role="alertdialog"]')
    ;[...(dialog?.querySelectorAll('button') ?? [])].at(-1)?.click()
    await flushPromises()
    const items = shown.findAll('[data-testid="missing"] li').map((item) => item.text())
    expect(items).toHaveLength(2)
    expect(items[0]).toContain('答复委员的提问')
    expect(items[1]).toContain('是否纳入计划')
    expect(items[1]).not.toContain('满意度')
  })
})
