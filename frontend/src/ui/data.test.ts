import { enableAutoUnmount, flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'

import { ProblemError } from '../protocol/problem'
import { expectAccessible } from '../testing/axe'
import { show } from '../testing/mount'
import CopyButton from './CopyButton.vue'
import DataTable from './DataTable.vue'
import EmptyState from './EmptyState.vue'
import FileDrop from './FileDrop.vue'
import LoadFrame from './LoadFrame.vue'
import PageHead from './PageHead.vue'
import { sizeIn } from './sizes'
import StateBadge from './StateBadge.vue'
import StepBar from './StepBar.vue'
import TabPanes from './TabPanes.vue'
import { useLoad } from './useLoad'

enableAutoUnmount(afterEach)

describe('DataTable', () => {
  interface Row {
    name: string
    age: number | null
  }
  const rows: Row[] = [
    { name: '林', age: 5 },
    { name: '高', age: null },
    { name: '魏', age: 12 },
  ]
  const columns = [
    { key: 'name', label: '姓名', isName: true, by: (row: Row) => row.name },
    { key: 'age', label: '届数', isNumber: true, by: (row: Row) => row.age },
  ]
  const slots = { name: '<template #name="{ row }">{{ row.name }}</template>' }
  const table = () =>
    show(DataTable, { caption: '委员', columns, rows, rowKey: (row: Row) => row.name }, slots)
  const names = (page: VueWrapper) => page.findAll('tbody th').map((cell) => cell.text())

  it('sorts up, down, and as it came; what has no value comes last', async () => {
    const page = table()
    const head = () => page.findAll('thead button')[1]
    expect(names(page)).toEqual(['林', '高', '魏'])
    await head()?.trigger('click')
    expect(names(page)).toEqual(['林', '魏', '高'])
    expect(page.findAll('thead th')[1]?.attributes('aria-sort')).toBe('ascending')
    await head()?.trigger('click')
    expect(names(page)).toEqual(['魏', '林', '高'])
    await head()?.trigger('click')
    expect(names(page)).toEqual(['林', '高', '魏'])
    await expectAccessible()
  })
})

describe('TabPanes', () => {
  it('shows one pane, and the next by an arrow key', async () => {
    const tabs = [
      { value: 'agenda', label: '议程', count: 3 },
      { value: 'papers', label: '材料' },
    ]
    const page = show(
      TabPanes,
      { label: '会议', tabs, modelValue: 'agenda' },
      { agenda: '三项', papers: '两份' },
    )
    await flushPromises()
    expect(page.get('[role="tabpanel"][data-state="active"]').text()).toBe('三项')
    await expectAccessible()
    await page.findAll('[role="tab"]')[1]?.trigger('focus')
    expect(page.emitted('update:modelValue')).toEqual([['papers']])
  })
})

describe('FileDrop', () => {
  const file = new File(['%PDF'], '通知.pdf')

  it('takes what is dropped, one unless it takes several', async () => {
    const drop = show(FileDrop, { label: '选择文件', hint: '不超过 50 MB' })
    await drop.get('.drop').trigger('drop', { dataTransfer: { files: [file, file] } })
    expect(drop.emitted('files')).toEqual([[[file]]])
    await expectAccessible()
  })

  it('says how far it has got, and that the server looks at it', async () => {
    const drop = show(FileDrop, { label: '选择文件', progress: 0.425, name: '通知.pdf' })
    expect(drop.text()).toContain('正在上传 通知.pdf')
    expect(drop.text()).toContain('42%')
    await expectAccessible()
    await drop.setProps({ progress: 1 })
    expect(drop.text()).toContain('正在检查 通知.pdf')
    await drop.get('button').trigger('click')
    expect(drop.emitted('cancel')).toHaveLength(1)
  })
})

describe('LoadFrame', () => {
  it('shows skeletons, then why it failed, then what came', async () => {
    const fetch = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new ProblemError('client.unreachable', 0))
      .mockResolvedValue('好')
    const page = show(
      defineComponent(() => {
        const load = useLoad(fetch)
        return () => h(LoadFrame<string>, { load }, { default: ({ data }: { data: string }) => data })
      }),
    )
    expect(page.get('[role="status"]').text()).toContain('正在加载')
    await flushPromises()
    await page.get('[role="alert"] button').trigger('click')
    await flushPromises()
    expect(page.text()).toBe('好')
    expect(page.find('[role="alert"]').exists()).toBe(false)
  })
})

describe('useLoad', () => {
  it('shows the answer to what was asked last', async () => {
    const answers: ((value: string) => void)[] = []
    const source = ref(1)
    let load: ReturnType<typeof useLoad<string>> | undefined
    show(
      defineComponent(() => {
        load = useLoad(() => new Promise<string>((resolve) => answers.push(resolve)), [source])
        return () => null
      }),
    )
    source.value = 2
    await flushPromises()
    answers[1]?.('新')
    answers[0]?.('旧')
    await flushPromises()
    expect(load?.data.value).toBe('新')
  })
})

describe('CopyButton', () => {
  it('says that it was copied', async () => {
    const writeText = vi.fn().mockResolvedValue(undefined)
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    const button = show(CopyButton, { text: '通知', label: '复制' })
    await button.get('button').trigger('click')
    await flushPromises()
    expect(writeText).toHaveBeenCalledWith('通知')
    expect(button.get('[role="status"]').text()).toBe('已复制')
    await expectAccessible()
  })

  it('copies the old way without HTTPS', async () => {
    vi.stubGlobal('navigator', {})
    const execCommand = vi.fn(() => true)
    Object.assign(document, { execCommand })
    const button = show(CopyButton, { text: '通知', label: '复制' })
    await button.get('button').trigger('click')
    await flushPromises()
    expect(execCommand).toHaveBeenCalledWith('copy')
    expect(button.get('[role="status"]').text()).toBe('已复制')
  })
})

describe('small things', () => {
  it('stand without any fault of access', async () => {
    show(
      PageHead,
      { title: '协商活动', back: { to: '/', label: '首页' } },
      { default: '<button>新建</button>' },
    )
    show(EmptyState, { title: '还没有议程', text: '从模板开始。' })
    show(StateBadge, { kind: 'green' }, { default: '已回复' })
    show(StepBar, { label: '导入', steps: ['模板', '预览', '完成'], current: 1, returnable: true })
    expect(document.querySelector('[aria-current="step"]')?.textContent).toContain('预览')
    await expectAccessible()
  })

  it('tell sizes as people do', () => {
    expect([900, 2048, 1_500_000, 52_428_800].map((bytes) => sizeIn(bytes).size)).toEqual([
      '900',
      '2',
      '1.4',
      '50',
    ])
  })
})
