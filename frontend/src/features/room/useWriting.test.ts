import { describe, expect, it } from 'vitest'
import { effectScope, ref } from 'vue'

import type { Context, UsePosts } from '../../room/usePosts'
import { meetingOf } from '../../testing/meeting'
import { message, messageId } from '../../testing/room'
import type { Filter } from './talk'
import { useWriting } from './useWriting'

function writingIn(current: string | null = 'a', wasTaken = true) {
  const meeting = meetingOf(['a', 'b'], current)
  const filter = ref<Filter>('all')
  const said: { text: string; context: Context | undefined }[] = []
  const posts = {
    post: (text: string, context?: Context) => {
      said.push({ text, context })
      return Promise.resolve(wasTaken)
    },
  } as unknown as UsePosts
  const writing = effectScope().run(() => useWriting(meeting, posts, filter))
  if (!writing) throw new Error('the scope is over')
  return { ...writing, told: meeting.told, filter, said }
}

describe('useWriting', () => {
  it('files what is said under the item that is dealt with, or the one that is looked at', async () => {
    const { post, filter, said } = writingIn()
    await post('一')
    filter.value = 'b'
    await post('二')
    filter.value = 'gone'
    await post('三')
    expect(said.map(({ context }) => context?.item_id)).toEqual(['a', 'b', null])
  })

  it('files an answer where that stands which it answers', async () => {
    const { post, reply, said } = writingIn()
    reply(message(4, { item_id: 'b' }))
    await post('同意')
    await post('另外')
    expect(said.map(({ context }) => [context?.item_id, context?.reply_to])).toEqual([
      ['b', messageId(4)],
      ['a', null],
    ])
  })

  it('lets those announce who run the meeting, to everybody and once', async () => {
    const { kinds, kind, post, told, said } = writingIn()
    expect(kinds.value).not.toContain('announcement')
    told.rights.value = { preside: true }
    expect(kinds.value).toContain('announcement')
    kind.value = 'announcement'
    await post('休会十分钟')
    await post('一句话')
    expect(said.map(({ context }) => [context?.kind, context?.item_id])).toEqual([
      ['announcement', null],
      ['speech', 'a'],
    ])
  })

  it('asks nobody before it is said who is asked', async () => {
    const { kinds, kind, department, isComplete, post, told, said } = writingIn()
    expect(kinds.value).toEqual(['speech'])
    told.departments.value = [{ department_id: 'd', name: '市住建局' }]
    kind.value = 'question'
    expect(isComplete.value).toBe(false)
    department.value = 'd'
    expect(isComplete.value).toBe(true)
    await post('何时公布？')
    expect(said[0]?.context).toMatchObject({ kind: 'question', department_id: 'd' })
  })

  it('calls a question answered once the answer was taken, unless told otherwise', async () => {
    const question = message(4, { kind: 'question', question: 'open' })
    for (const [wasTaken, settles, asked] of [
      [true, true, 1],
      [true, false, 0],
      [false, true, 0],
    ] as const) {
      const writing = writingIn('a', wasTaken)
      writing.reply(question)
      writing.settles.value = settles
      expect(writing.canSettle.value).toBe(true)
      await writing.post('下月初。')
      expect(writing.told.sent).toHaveLength(asked)
    }
  })
})
