import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { computed, shallowRef } from 'vue'

import { ProblemError } from '../../protocol/problem'
import type { ParticipantState, PollItemState, SittingState } from '../../protocol/wire'
import { emptyRoom } from '../../room/state'
import { expectAccessible } from '../../testing/axe'
import { eventually } from '../../testing/eventually'
import { show } from '../../testing/mount'
import { place, ROOM, WEI } from '../../testing/room'
import type { Meeting } from '../room/useMeeting'
import ArrangedList from './ArrangedList.vue'
import { type Line, linesOf, moved, speakersOf } from './arranging'
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

describe('the arranged list', () => {
  const line = (participant_id: string, having: Partial<Line> = {}): Line => ({
    participant_id,
    minutes: null,
    is_substitute: false,
    ...having,
  })

  it('is read from turns of its item, in their order', () => {
    const turn = (participant_id: string, arranged: number | null, item_id: string | null = 'i') =>
      ({ participant_id, arranged, item_id, limit: 480, is_substitute: arranged === 2 }) as never
    const turns = [turn('b', 2), turn('a', 1), turn('c', null), turn('d', 1, null)]
    expect(linesOf(turns, 'i')).toEqual([
      line('a', { minutes: 8 }),
      line('b', { minutes: 8, is_substitute: true }),
    ])
  })

  it.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 1, 'abc'],
    [0, -1, 'abc'],
    [2, 3, 'abc'],
  ])('moves %i to %i', (from, to, order) => {
    const next = moved([line('a'), line('b'), line('c')], from, to)
    expect(next.map((item) => item.participant_id).join('')).toBe(order)
  })

  it('goes to the server in seconds, or as the rule says', () => {
    expect(speakersOf([line('a', { minutes: 7.5 }), line('b', { is_substitute: true })])).toEqual([
      { participant_id: 'a', limit: 450, is_substitute: false },
      { participant_id: 'b', limit: null, is_substitute: true },
    ])
  })

  it('is put in order by keyboard, and saved once', async () => {
    const asked: { url: string; body: unknown }[] = []
    const items = ['a', 'b'].map((participant_id, place) => ({
      participant_id,
      arranged: place + 1,
      item_id: null,
      limit: 480,
      is_substitute: false,
    }))
    vi.stubGlobal('fetch', async (request: Request) => {
      if (request.method === 'PUT') asked.push({ url: request.url, body: await request.json() })
      return new Response(JSON.stringify({ items }), { headers: { 'Content-Type': 'application/json' } })
    })
    const { meeting } = meetingIn('running')
    const whole = { ...meeting, agenda: computed(() => []), room: { ...meeting.room, id: ROOM } }
    const shown = show(ArrangedList, { meeting: whole, people: [{ participant_id: 'c' }] })
    const rows = () => [...document.querySelectorAll<HTMLElement>('[data-testid="line"]')]
    await eventually(() => expect(rows()).toHaveLength(2))
    await expectAccessible()
    rows()[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true }))
    await flushPromises()
    expect(document.activeElement).toBe(rows()[1])
    document.querySelector('form')?.dispatchEvent(new Event('submit'))
    await eventually(() => expect(shown.emitted('close')).toHaveLength(1))
    expect(asked[0]?.url).toContain('/floor/list')
    const speakers = ['b', 'a'].map((participant_id) => ({
      participant_id,
      limit: 480,
      is_substitute: false,
    }))
    expect(asked[0]?.body).toEqual({ item_id: null, speakers })
  })
})
