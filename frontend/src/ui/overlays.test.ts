import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ProblemError } from '../protocol/problem'
import { expectAccessible } from '../testing/axe'
import { show } from '../testing/mount'
import ConfirmButton from './ConfirmButton.vue'
import MenuButton from './MenuButton.vue'
import ModalDialog from './ModalDialog.vue'
import ReasonButton from './ReasonButton.vue'
import ToastRegion from './ToastRegion.vue'
import { useDelayed } from './useDelayed'
import { useToasts } from './useToasts'

enableAutoUnmount(afterEach)

const dialog = () => document.querySelector<HTMLElement>('[role="dialog"], [role="alertdialog"]')
const buttons = () => [...(dialog()?.querySelectorAll('button') ?? [])]
const press = async (text: string) => {
  buttons()
    .find((button) => button.textContent.trim() === text)
    ?.click()
  await flushPromises()
}

describe('ModalDialog', () => {
  it('is named by its title, and closes', async () => {
    const modal = show(ModalDialog, { open: true, title: '添加参会人' }, { default: '<p>内容</p>' })
    await flushPromises()
    expect(dialog()?.getAttribute('aria-labelledby')).toBe(dialog()?.querySelector('h2')?.id)
    await expectAccessible()
    dialog()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await flushPromises()
    expect(modal.emitted('update:open')).toEqual([[false]])
  })

  it('asks before it throws away what was typed', async () => {
    const modal = show(ModalDialog, { open: true, title: '添加参会人', isDirty: true })
    await flushPromises()
    dialog()?.querySelector<HTMLElement>('.modal-close')?.click()
    await flushPromises()
    expect(modal.emitted('update:open')).toBeUndefined()
    expect(dialog()?.textContent).toContain('还没有保存')
    await press('放弃填写')
    expect(modal.emitted('update:open')).toEqual([[false]])
  })
})

describe('ConfirmButton', () => {
  const props = { title: '移除议程', text: '将从议程中移除。', confirm: '移除' }

  it('does it after the second press only', async () => {
    const act = vi.fn().mockResolvedValue(undefined)
    const button = show(ConfirmButton, { ...props, act }, { default: '移除' })
    await button.get('button').trigger('click')
    await flushPromises()
    expect(dialog()?.textContent).toContain('将从议程中移除')
    await expectAccessible(dialog() ?? undefined)
    expect(act).not.toHaveBeenCalled()
    await press('移除')
    expect(act).toHaveBeenCalledTimes(1)
    expect(button.emitted('done')).toHaveLength(1)
    expect(dialog()).toBeNull()
  })

  it('says why it was refused, and stays', async () => {
    const act = vi.fn().mockRejectedValue(new ProblemError('sector.in_use', 409))
    const button = show(ConfirmButton, { ...props, act }, { default: '移除' })
    await button.get('button').trigger('click')
    await flushPromises()
    await press('移除')
    expect(dialog()?.querySelector('[role="alert"]')?.textContent).not.toBe('')
    expect(button.emitted('done')).toBeUndefined()
  })
})

describe('ReasonButton', () => {
  const props = {
    title: '终止发言',
    text: '将立即结束发言。',
    confirm: '终止发言',
    usual: ['超出规定时间', '内容偏离议题'],
    longest: 500,
  }
  const confirm = () => buttons().at(-1) as HTMLButtonElement
  const open = async (having: object) => {
    const button = show(ReasonButton, { ...props, ...having }, { default: '终止' })
    await button.get('button').trigger('click')
    await flushPromises()
  }
  const write = async (text: string) => {
    const field = dialog()?.querySelector('textarea') as HTMLTextAreaElement
    field.value = text
    field.dispatchEvent(new Event('input'))
    await flushPromises()
  }

  it('waits for a reason, and takes one that is often given', async () => {
    const act = vi.fn().mockResolvedValue(undefined)
    await open({ act })
    await expectAccessible(dialog() ?? undefined)
    expect(confirm().disabled).toBe(true)
    await press('超出规定时间')
    await press('终止发言')
    expect(act).toHaveBeenCalledWith('超出规定时间')
  })

  it('lets it be changed, and does not take blanks for one', async () => {
    const act = vi.fn().mockResolvedValue(undefined)
    await open({ act })
    await press('内容偏离议题')
    await write('   ')
    expect(confirm().disabled).toBe(true)
    await write(' 内容偏离议题两次 ')
    await press('终止发言')
    expect(act).toHaveBeenCalledWith('内容偏离议题两次')
  })

  it('does without one where none is needed', async () => {
    const act = vi.fn().mockResolvedValue(undefined)
    await open({ act, isOptional: true })
    await press('终止发言')
    expect(act).toHaveBeenCalledWith('')
  })
})

describe('MenuButton', () => {
  it('opens by keyboard and does what is chosen', async () => {
    const act = vi.fn()
    const menu = show(MenuButton, { label: '更多', acts: [{ label: '取消会议', act, kind: 'urgent' }] })
    await menu.get('button').trigger('keydown', { key: 'Enter' })
    await flushPromises()
    await expectAccessible()
    document.querySelector<HTMLElement>('[role="menuitem"]')?.click()
    await flushPromises()
    expect(act).toHaveBeenCalledTimes(1)
  })
})

describe('what is said of what was done', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('stands in a live region for a while', async () => {
    const region = show(ToastRegion)
    useToasts().say('已保存')
    await flushPromises()
    expect(region.get('.toast').text()).toContain('已保存')
    vi.advanceTimersByTime(6_000)
    await flushPromises()
    expect(region.find('.toast').exists()).toBe(false)
  })

  it('lets an act be taken back within its seconds', async () => {
    const act = vi.fn().mockResolvedValue(undefined)
    const region = show(ToastRegion)
    const { delay } = useDelayed()
    delay('将公布结果', act, vi.fn())
    await flushPromises()
    expect(region.get('.bar').text()).toContain('5 秒后执行')
    await region.get('.act').trigger('click')
    vi.advanceTimersByTime(10_000)
    expect(act).not.toHaveBeenCalled()
    expect(region.find('.bar').exists()).toBe(false)
  })

  it('does it when nobody takes it back, once, and tells why it was refused', async () => {
    const refusal = new ProblemError('sitting.not_open', 409)
    const act = vi.fn().mockRejectedValue(refusal)
    const onRefused = vi.fn()
    useDelayed().delay('将公布结果', act, onRefused)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(act).toHaveBeenCalledTimes(1)
    expect(onRefused).toHaveBeenCalledWith(refusal)
    expect(useDelayed().delayed.value).toEqual([])
  })
})
