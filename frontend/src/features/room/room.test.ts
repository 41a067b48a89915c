import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ProblemError } from '../../protocol/problem'
import type { MessageState } from '../../protocol/wire'
import { eventually } from '../../testing/eventually'
import { show } from '../../testing/mount'
import { AT, message } from '../../testing/room'
import ConnectionLine from './ConnectionLine.vue'
import EndedNotice from './EndedNotice.vue'
import HideDialog from './HideDialog.vue'
import { lengthOf } from './lengths'
import MessageComposer from './MessageComposer.vue'
import MessageItem from './MessageItem.vue'
import NoticeBanners from './NoticeBanners.vue'
import NotOpenYet from './NotOpenYet.vue'
import PendingItem from './PendingItem.vue'

enableAutoUnmount(afterEach)
beforeEach(() => {
  sessionStorage.clear()
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
})

describe('ConnectionLine', () => {
  it.each([
    [{ kind: 'connecting' }, true, '连接中'],
    [{ kind: 'live', door: 'socket' }, true, '已连接'],
    [{ kind: 'live', door: 'events' }, true, '已改用备用通道'],
    [{ kind: 'reconnecting' }, true, '正在重连'],
    [{ kind: 'reconnecting' }, false, '本机网络已断开'],
    [{ kind: 'ended', code: 4401 }, false, '已断开'],
  ])('says %o, online %s, as %s', (status, isOnline, words) => {
    expect(show(ConnectionLine, { status, isOnline }).text()).toBe(words)
  })
})

describe('EndedNotice', () => {
  it('offers to sign in again where the sign-in was revoked', async () => {
    const notice = show(EndedNotice, { code: 4401 })
    expect(notice.text()).toContain('已在别处被注销')
    await notice.get('button').trigger('click')
    expect(notice.emitted('signIn')).toHaveLength(1)
  })

  it('offers to connect again where that may help', async () => {
    const notice = show(EndedNotice, { code: 4429 })
    await notice.get('button').trigger('click')
    expect(notice.emitted('reopen')).toHaveLength(1)
  })

  it.each([4403, 4404])('leads back to the list after %i', (code) => {
    expect(show(EndedNotice, { code }).find('button').exists()).toBe(false)
  })

  it('has words for a code it does not know', () => {
    expect(show(EndedNotice, { code: 4999 }).text()).toContain('连接已断开')
  })
})

describe('NotOpenYet', () => {
  const sitting = {
    title: '加装电梯协商会',
    starts_at: AT,
    place: '三楼会议室',
    state: 'scheduled',
    cancelled_at: null,
  }
  const answer = (status: number, body: object) =>
    vi.stubGlobal('fetch', () =>
      Promise.resolve(
        new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } }),
      ),
    )

  it('tells who is invited when it begins, and tries the door again', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    answer(200, sitting)
    const face = show(NotOpenYet, { id: 'x' }, { default: '找不到' })
    await eventually(() => expect(face.text()).toContain('加装电梯协商会'))
    expect(face.text()).toContain('三楼会议室')
    expect(face.text()).not.toContain('找不到')
    vi.advanceTimersByTime(10_000)
    expect(face.emitted('reopen')).toHaveLength(1)
    vi.useRealTimers()
  })

  it('says to everybody else what there is to say', async () => {
    answer(404, { code: 'sitting.not_found', status: 404, params: {}, fields: [], trace_id: null })
    const face = show(NotOpenYet, { id: 'x' }, { default: '找不到' })
    await flushPromises()
    expect(face.text()).toBe('找不到')
  })
})

describe('lengthOf', () => {
  it('counts as the server does', () => {
    expect(lengthOf('  𠮷野家👍 \n')).toBe(4)
  })
})

describe('MessageComposer', () => {
  const composer = (maxLength = 10) => show(MessageComposer, { draftKey: 'd', maxLength, disabled: false })

  it('posts on Enter, and begins a line on Shift+Enter', async () => {
    const form = composer()
    const field = form.get('textarea')
    await field.setValue('好')
    await field.trigger('keydown', { key: 'Enter', shiftKey: true })
    expect(form.emitted('post')).toBeUndefined()
    await field.trigger('keydown', { key: 'Enter' })
    expect(form.emitted('post')).toEqual([['好']])
    expect(field.element.value).toBe('')
  })

  it('leaves Enter to the input method while it composes', async () => {
    const form = composer()
    await form.get('textarea').setValue('hao')
    await form.get('textarea').trigger('keydown', { key: 'Enter', isComposing: true })
    expect(form.emitted('post')).toBeUndefined()
  })

  it('does not post on Enter where there is no keyboard', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: false }))
    const form = composer()
    await form.get('textarea').setValue('好')
    await form.get('textarea').trigger('keydown', { key: 'Enter' })
    expect(form.emitted('post')).toBeUndefined()
  })

  it('says by how much a text is too long, and does not post it', async () => {
    const form = composer(3)
    await form.get('textarea').setValue('一二三四五')
    expect(form.text()).toContain('超出 2 字')
    expect(form.get('button').attributes('disabled')).toBeDefined()
    await form.trigger('submit')
    expect(form.emitted('post')).toBeUndefined()
  })

  it('keeps the draft over a reload', async () => {
    const first = composer()
    await first.get('textarea').setValue('写到一半')
    first.unmount()
    expect(composer().get('textarea').element.value).toBe('写到一半')
  })
})

describe('MessageItem', () => {
  const said = message(4, { text: '建议明确标准' })
  const item = (changes: Partial<MessageState> = {}, props: Record<string, unknown> = {}) =>
    show(MessageItem, {
      message: { ...said, ...changes },
      author: '魏建国',
      role: 'attendee',
      isMine: false,
      canEdit: false,
      canHide: false,
      hiddenBecause: undefined,
      maxLength: 20,
      edit: () => Promise.resolve(),
      ...props,
    })

  it('says who, as what, when and what, by the clock of the institution', () => {
    const text = item().text()
    for (const part of ['魏建国', '出席', '09:00', '建议明确标准']) expect(text).toContain(part)
    expect(item().find('button').exists()).toBe(false)
  })

  it('marks what was edited', () => {
    expect(item({ edited_at: AT }).text()).toContain('已修改')
  })

  it('shows a hidden message as such, and why to those who may know', () => {
    expect(item({ hidden: true, text: null }).text()).toContain('这条发言已被隐藏')
    const told = item({ hidden: true, text: null }, { hiddenBecause: { reason: '离题', text: '原话' } })
    expect(told.text()).toContain('离题')
    expect(told.text()).toContain('原话')
  })

  it('edits in place and keeps the text when it is refused', async () => {
    const edit = vi
      .fn()
      .mockRejectedValueOnce(new ProblemError('message.edit_window_over', 409, { window: 120 }))
    const line = item({}, { canEdit: true, edit })
    await line.get('button').trigger('click')
    await line.get('textarea').setValue('改好了')
    await line.get('form').trigger('submit')
    await flushPromises()
    expect(edit).toHaveBeenCalledWith('改好了')
    expect(line.text()).toContain('只能在发出后 120 秒内修改')
    expect(line.get('textarea').element.value).toBe('改好了')
    edit.mockResolvedValueOnce({})
    await line.get('form').trigger('submit')
    await flushPromises()
    expect(line.find('textarea').exists()).toBe(false)
  })

  it('does not take the Escape of an input method for giving up', async () => {
    const line = item({}, { canEdit: true })
    await line.get('button').trigger('click')
    await line.get('textarea').setValue('jianyi')
    await line.get('textarea').trigger('keydown', { key: 'Escape', isComposing: true })
    expect(line.get('textarea').element.value).toBe('jianyi')
    await line.get('textarea').trigger('keydown', { key: 'Escape' })
    expect(line.find('textarea').exists()).toBe(false)
  })

  it('keeps what was typed when the message is hidden meanwhile, until the person closes it', async () => {
    const edit = vi.fn()
    const line = item({}, { canEdit: true, edit })
    await line.get('button').trigger('click')
    await line.get('textarea').setValue('改了一半')
    await line.setProps({ message: { ...said, hidden: true, text: null }, canEdit: false })
    expect(line.text()).toContain('不能再修改')
    expect(line.get('textarea').element.value).toBe('改了一半')
    await line.get('form').trigger('submit')
    expect(edit).not.toHaveBeenCalled()
    await line.get('form button').trigger('click')
    await flushPromises()
    expect(line.find('textarea').exists()).toBe(false)
    expect(line.text()).toContain('这条发言已被隐藏')
    expect(document.activeElement).toBe(line.element)
  })
})

describe('PendingItem', () => {
  const post = { id: 'k', text: '好', context: {}, at: AT, problem: null, hasLanded: false, messageId: null }

  it('says whether it is under way or waits for the network', () => {
    expect(show(PendingItem, { post, author: '林', isLive: true }).text()).toContain('正在发送')
    expect(show(PendingItem, { post, author: '林', isLive: false }).text()).toContain('恢复后自动发送')
  })

  it('says why it failed and offers to send it again', async () => {
    const problem = new ProblemError('message.too_many', 429, { retry_after: 3 })
    const line = show(PendingItem, { post: { ...post, problem }, author: '林', isLive: true })
    expect(line.text()).toContain('请在 3 秒后再发')
    await line.findAll('button')[0]?.trigger('click')
    expect(line.emitted('retry')).toHaveLength(1)
  })
})

describe('NoticeBanners', () => {
  const subject = { room_id: 'r', room_title: '请你协商', message_id: 'm', reason: '离题' }
  const notices = [{ notice_id: 'n', seq: 1, at: AT, kind: 'message.hidden', subject }]

  it('tells the reason and puts the notice away', async () => {
    const dismiss = vi.fn().mockResolvedValue({})
    const banners = show(NoticeBanners, { notices, dismiss })
    expect(banners.text()).toContain('您的一条发言已被隐藏，理由：离题（会议：请你协商）')
    await banners.get('button').trigger('click')
    expect(dismiss).toHaveBeenCalledWith('n')
  })

  it('hands the focus on when the notice that has it goes away', async () => {
    const second = { ...notices[0], notice_id: 'o', seq: 2 }
    const banners = show(NoticeBanners, { notices: [...notices, second], dismiss: vi.fn() })
    banners.get('button').element.focus()
    await banners.setProps({ notices })
    await flushPromises()
    expect(document.activeElement).toBe(banners.get('button').element)
    await banners.setProps({ notices: [] })
    await flushPromises()
    expect(banners.emitted('gone')).toHaveLength(1)
  })

  it('shows the newest of several, and the others when asked', async () => {
    const older = { ...notices[0], notice_id: 'o', seq: 0, subject: { ...subject, reason: '重复' } }
    const banners = show(NoticeBanners, { notices: [older, ...notices], dismiss: vi.fn() })
    expect(banners.findAll('[data-testid="notice"]')).toHaveLength(1)
    expect(banners.text()).toContain('离题')
    const more = banners.get('[aria-expanded]')
    expect(more.text()).toBe('另有 1 条')
    await more.trigger('click')
    expect(banners.findAll('[data-testid="notice"]')).toHaveLength(2)
    expect(more.attributes('aria-expanded')).toBe('true')
  })
})

describe('HideDialog', () => {
  it('wants a reason, and closes once the message is hidden', async () => {
    const hide = vi.fn().mockResolvedValue({})
    const dialog = show(HideDialog, { author: '魏建国', text: '原话', hide })
    await flushPromises()
    const submit = dialog.get('button[data-kind="urgent"]')
    expect(submit.attributes('disabled')).toBeDefined()
    await dialog.get('textarea').setValue(' 离题 ')
    await dialog.get('form').trigger('submit')
    await flushPromises()
    expect(hide).toHaveBeenCalledWith('离题')
    expect(dialog.emitted('close')).toHaveLength(1)
  })

  it('begins in the reason, ignores the Escape of an input method, and gives the focus back', async () => {
    const opener = document.body.appendChild(document.createElement('button'))
    opener.focus()
    const dialog = show(HideDialog, { author: '魏建国', text: '原话', hide: vi.fn() })
    await flushPromises()
    expect(document.activeElement).toBe(dialog.get('textarea').element)
    await dialog.get('textarea').trigger('keydown', { key: 'Escape', isComposing: true })
    expect(dialog.emitted('close')).toBeUndefined()
    await dialog.get('textarea').trigger('keydown', { key: 'Escape' })
    expect(dialog.emitted('close')).toHaveLength(1)
    dialog.unmount()
    expect(document.activeElement).toBe(opener)
    opener.remove()
  })

  it('stays with the reason when it is refused', async () => {
    const hide = vi.fn().mockRejectedValue(new ProblemError('message.forbidden', 403))
    const dialog = show(HideDialog, { author: '魏建国', text: '原话', hide })
    await dialog.get('textarea').setValue('离题')
    await dialog.get('form').trigger('submit')
    await flushPromises()
    expect(dialog.get('[role="alert"]').text()).toContain('您不能这样做')
    expect(dialog.emitted('close')).toBeUndefined()
  })
})
