import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { ref } from 'vue'

import type { UseCall } from '../../media/useCall'
import type { Quality } from '../../media/useQuality'
import { show } from '../../testing/mount'
import CallLine from './CallLine.vue'

enableAutoUnmount(afterEach)

function line(quality: Quality | null, having: Partial<Record<keyof UseCall, unknown>> = {}): string {
  const call = {
    sending: ref('off'),
    receiving: ref('connected'),
    sources: ref(new Set()),
    path: ref('udp'),
    quality: ref(quality),
    isAudioOnly: ref(false),
    ...having,
  }
  return show(CallLine, { call }).text()
}

describe('CallLine', () => {
  it('says nothing of what it does not know', () => {
    expect(line(null)).toBe('画面经 UDP 传送')
  })

  it('says what happens to pictures, and what spares the network', () => {
    expect(line({ standing: 'weak', way: 'down' })).toContain('画面可能暂停，声音优先；可以点“只听声音”')
    const sources = ref(new Set(['camera']))
    expect(line({ standing: 'weak', way: 'up' }, { sources })).toContain('可以关闭摄像头')
  })

  it('speaks of the voice where there is no picture', () => {
    const isAudioOnly = ref(true)
    expect(line({ standing: 'weak', way: 'down' }, { isAudioOnly })).toContain('换到信号好的地方')
    expect(line({ standing: 'fair', way: 'up' })).toContain('别人听您的声音偶尔会断续')
  })

  it.each([{ sending: ref('reconnecting') }, { receiving: ref('reconnecting') }])(
    'says before all else that the connection is gone',
    (having) => {
      expect(line({ standing: 'good', way: 'down' }, having)).toBe('画面中断，正在重新接通…')
    },
  )
})
