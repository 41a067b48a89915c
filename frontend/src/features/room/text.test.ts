import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nextTick, ref } from 'vue'

import { meetingOf } from '../../testing/meeting'
import { show } from '../../testing/mount'
import { AT, LIN, message, messageId, WEI } from '../../testing/room'
import NoteInbox from '../moderator/NoteInbox.vue'
import { useNewNotes } from '../moderator/useNewNotes'
import AnnouncementBanner from './AnnouncementBanner.vue'
import MessageQuote from './MessageQuote.vue'
import QuestionStanding from './QuestionStanding.vue'

enableAutoUnmount(afterEach)
beforeEach(() => sessionStorage.clear())

const note = (number: number) => ({
  note_id: messageId(number),
  seq: number,
  is_desk: true,
  participant_id: WEI,
  at: AT,
  text: `留言${String(number)}`,
})

describe('AnnouncementBanner', () => {
  it('stays until it is put away, over a reload too, and comes back with a newer one', async () => {
    const meeting = meetingOf()
    meeting.told.messages.value = [message(1, { kind: 'announcement', text: '请静音' })]
    const banner = show(AnnouncementBanner, { meeting })
    expect(banner.text()).toContain('请静音')
    await banner.get('button').trigger('click')
    expect(banner.find('section').exists()).toBe(false)
    expect(show(AnnouncementBanner, { meeting }).find('section').exists()).toBe(false)
    meeting.told.messages.value = [
      ...meeting.told.messages.value,
      message(2, { kind: 'announcement', text: '继续开会' }),
    ]
    await nextTick()
    expect(banner.text()).toContain('继续开会')
  })

  it('goes when it is hidden', async () => {
    const meeting = meetingOf()
    meeting.told.messages.value = [message(1, { kind: 'announcement' })]
    const banner = show(AnnouncementBanner, { meeting })
    meeting.told.messages.value = [message(1, { kind: 'announcement', hidden: true, text: null })]
    await nextTick()
    expect(banner.find('section').exists()).toBe(false)
  })
})

describe('MessageQuote', () => {
  it.each([
    [{ text: '何时公布？', isKnown: true }, '回复 魏：何时公布？'],
    [{ text: null, isKnown: true }, '原发言已隐藏'],
    [{ text: null, isKnown: false }, '回复更早的发言'],
  ])('says of %o what is answered', (props, words) => {
    expect(show(MessageQuote, { author: '魏', ...props }).text()).toContain(words)
  })
})

describe('QuestionStanding', () => {
  const question = message(4, { kind: 'question', question: 'open', text: '何时公布？' })

  it('says in words what became of it, and by when it is answered', () => {
    const away = { ...question, question: 'taken_away' as const, due_on: '2026-03-31' }
    const standing = show(QuestionStanding, { meeting: meetingOf(), question: away })
    expect(standing.text()).toContain('会后答复')
    expect(standing.text()).toContain('2026年3月31日 前答复')
  })

  it('offers nothing to whoever has no say in it', () => {
    const meeting = { ...meetingOf(), maySettle: () => false }
    expect(show(QuestionStanding, { meeting, question }).find('button').exists()).toBe(false)
  })

  it('takes a question away only with a day', async () => {
    const meeting = meetingOf()
    const standing = show(QuestionStanding, { meeting, question })
    const [, , away] = standing.findAll('button')
    await away?.trigger('click')
    expect(standing.get('form button').attributes('disabled')).toBeDefined()
    await standing.get('input').setValue('2026-12-31')
    await standing.get('form').trigger('submit')
    await flushPromises()
    expect(meeting.told.sent).toEqual([
      {
        type: 'question.state',
        data: { message_id: messageId(4), state: 'taken_away', due_on: '2026-12-31' },
      },
    ])
    expect(standing.find('form').exists()).toBe(false)
  })
})

describe('NoteInbox', () => {
  it('says that it is private, and shows the newest first', () => {
    const meeting = meetingOf()
    meeting.told.notes.value = [note(1), note(2)]
    const inbox = show(NoteInbox, { meeting })
    expect(inbox.text()).toContain('私密')
    expect(inbox.findAll('p.text').map((line) => line.text())).toEqual(['留言2', '留言1'])
  })

  it('counts what has come since it was looked into', async () => {
    const meeting = meetingOf()
    const isLookedAt = ref(false)
    meeting.told.notes.value = [note(1)]
    const count = useNewNotes(meeting, isLookedAt)
    expect(count.value).toBe(1)
    isLookedAt.value = true
    await nextTick()
    expect(count.value).toBe(0)
    isLookedAt.value = false
    meeting.told.notes.value = [note(1), { ...note(2), participant_id: LIN }]
    await nextTick()
    expect(count.value).toBe(1)
    expect(useNewNotes(meeting, isLookedAt).value).toBe(1)
  })
})
