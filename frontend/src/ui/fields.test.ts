import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'

import { ProblemError } from '../protocol/problem'
import { expectAccessible } from '../testing/axe'
import { show } from '../testing/mount'
import DateTimeField from './DateTimeField.vue'
import FormField from './FormField.vue'
import type { Choice } from './choice'
import SearchPick from './SearchPick.vue'
import SubmitForm from './SubmitForm.vue'

enableAutoUnmount(afterEach)

/** A form with one text field, as pages make them. */
function form(act: () => Promise<unknown>) {
  const title = ref('')
  const page = defineComponent(
    () => () =>
      h(
        SubmitForm,
        { act, submit: '保存' },
        {
          default: () =>
            h(
              FormField,
              { label: '题目', name: 'title', hint: '一句话' },
              {
                default: ({ control }: { control: object }) =>
                  h('input', {
                    ...control,
                    value: title.value,
                    onInput: (event: InputEvent) => (title.value = (event.target as HTMLInputElement).value),
                  }),
              },
            ),
        },
      ),
  )
  return show(page)
}

describe('SubmitForm', () => {
  it('asks for what is missing at the field, and puts the focus there, without asking the server', async () => {
    const act = vi.fn()
    const page = form(act)
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(act).not.toHaveBeenCalled()
    expect(page.get('.fault').text()).toBe('请填写这一项。')
    expect(document.activeElement).toBe(page.get('input').element)
    await expectAccessible()
  })

  it('shows what the server refused at its field, keeps what was typed, and forgets the fault on typing', async () => {
    const fields = [{ field: 'title', reason: 'string_too_long' }]
    const page = form(vi.fn().mockRejectedValue(new ProblemError('request.invalid', 422, {}, null, fields)))
    const input = page.get('input')
    await input.setValue('很长的题目')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(page.get('.fault').text()).toContain('太长')
    expect(input.attributes('aria-invalid')).toBe('true')
    expect(page.get(`[id="${input.attributes('aria-describedby')?.split(' ')[1] ?? ''}"]`).text()).toContain(
      '太长',
    )
    expect(input.element.value).toBe('很长的题目')
    await input.setValue('短')
    expect(page.find('.fault').exists()).toBe(false)
  })

  it('has words for a reason that it does not know', async () => {
    const fields = [{ field: 'title', reason: 'something_new' }]
    const page = form(vi.fn().mockRejectedValue(new ProblemError('request.invalid', 422, {}, null, fields)))
    await page.get('input').setValue('题目')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(page.get('.fault').text()).toBe('这一项有问题，请检查。')
  })

  it('does it once, however often it is pressed', async () => {
    let finish: () => void = () => undefined
    const act = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)))
    const page = form(act)
    await page.get('input').setValue('题目')
    await page.get('form').trigger('submit')
    await page.get('form').trigger('submit')
    expect(page.get('button').text()).toBe('正在保存…')
    finish()
    await flushPromises()
    expect(act).toHaveBeenCalledTimes(1)
    expect(page.getComponent(SubmitForm).emitted('done')).toHaveLength(1)
  })
})

describe('DateTimeField', () => {
  it("speaks of the institution's clock wherever the browser is", async () => {
    const field = show(DateTimeField, {
      label: '开始',
      name: 'starts_at',
      modelValue: '2026-03-01T01:30:00Z',
    })
    const [day, time] = field.findAll<HTMLInputElement>('input')
    expect([day?.element.value, time?.element.value]).toEqual(['2026-03-01', '09:30'])
    await time?.setValue('14:00')
    expect(field.emitted('update:modelValue')?.at(-1)).toEqual(['2026-03-01T06:00:00.000Z'])
    await day?.setValue('')
    expect(field.emitted('update:modelValue')?.at(-1)).toEqual([null])
    await expectAccessible()
  })
})

describe('SearchPick', () => {
  const people: Choice[] = [
    { id: 'wei', label: '魏明远', note: '经济界' },
    { id: 'gao', label: '高晓岚', note: '教育界' },
  ]

  async function opened(props: Record<string, unknown> = {}) {
    const find = vi.fn().mockResolvedValue(people)
    const pick = show(SearchPick, { label: '参会人', name: 'account_id', modelValue: [], find, ...props })
    await pick.get('input').trigger('click')
    await flushPromises()
    return { pick, find }
  }

  it('finds by words, and hands over whom one chooses', async () => {
    const { pick, find } = await opened()
    expect(find).toHaveBeenCalledWith('')
    await expectAccessible()
    const option = document.querySelector<HTMLElement>('[role="option"]')
    expect(option?.textContent).toContain('魏明远')
    const input = pick.get('input')
    await input.trigger('keydown', { key: 'ArrowDown' })
    await input.trigger('keydown', { key: 'Enter' })
    expect(pick.emitted('update:modelValue')).toHaveLength(1)
  })

  it('does not offer again whom one has chosen, and lets go of them', async () => {
    const { pick } = await opened({ multiple: true, modelValue: [people[0]] })
    expect([...document.querySelectorAll('[role="option"]')].map((option) => option.textContent)).toEqual([
      expect.stringContaining('高晓岚'),
    ])
    await pick.get('.chosen button').trigger('click')
    expect(pick.emitted('update:modelValue')).toEqual([[[]]])
  })

  it('says why it could not look', async () => {
    await opened({ find: vi.fn().mockRejectedValue(new ProblemError('client.unreachable', 0)) })
    expect(document.querySelector('.pick-word')?.textContent).toContain('没有收到服务的回应')
  })
})
