import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { computed, effectScope, shallowRef } from 'vue'

import { ProblemError } from '../protocol/problem'
import type { Envelope } from '../protocol/wire'
import { eventually } from '../testing/eventually'
import { LIN, messageId, posted, ROOM, snapshot, WEI } from '../testing/room'
import { advance, replicaOf } from './replica'
import { usePosts } from './usePosts'
import type { UseRoom } from './useRoom'

interface Asked {
  id: string
  text: string
  reply: (message_id: string) => void
  refuse: (error: ProblemError) => void
}

/** A room of which the test is the server. */
function meeting() {
  const replica = shallowRef(replicaOf(snapshot(3)))
  const asked: Asked[] = []
  const listeners: ((event: Envelope) => void)[] = []
  const room = {
    id: ROOM,
    me: computed(() => snapshot().me),
    messages: computed(() => replica.value.state.messages),
    onEvent: (listener: (event: Envelope) => void) => listeners.push(listener),
    send: (_type: string, { text }: { text: string }, id: string) =>
      new Promise((resolve, refuse) => {
        asked.push({ id, text, reply: (message_id) => resolve({ message_id }), refuse })
      }),
  } as unknown as UseRoom
  const tell = (event: Envelope): void => {
    replica.value = advance(replica.value, event) ?? replica.value
    for (const listener of listeners) listener(event)
  }
  let scope = effectScope()
  const enter = (account = LIN) => {
    scope = effectScope()
    const posts = scope.run(() => usePosts(room, account))
    if (!posts) throw new Error('the scope is over')
    return posts
  }
  const leave = (): void => scope.stop()
  return { enter, leave, asked, tell, replica }
}

const settle = () => flushPromises()
const shown = (posts: ReturnType<typeof usePosts>) => posts.posts.value.map((item) => item.text)

beforeEach(() => sessionStorage.clear())

describe('usePosts', () => {
  it('shows what is under way, without the blanks at its ends', () => {
    const { enter, asked } = meeting()
    const posts = enter()
    void posts.post('  好  ')
    expect(shown(posts)).toEqual(['好'])
    expect(asked[0]?.text).toBe('好')
  })

  it('shows it until event and reply are both here, whichever comes first', async () => {
    const { enter, asked, tell } = meeting()
    const posts = enter()
    void posts.post('先到回复')
    asked[0]?.reply(messageId(4))
    await settle()
    expect(shown(posts)).toEqual(['先到回复'])
    tell(posted(4, '先到回复', LIN))
    expect(shown(posts)).toEqual([])

    void posts.post('先到事件')
    tell(posted(5, '先到事件', LIN))
    expect(shown(posts)).toEqual([])
    asked[1]?.reply(messageId(5))
    await settle()
    expect(shown(posts)).toEqual([])
  })

  it('takes one event for one of two equal messages', () => {
    const { enter, tell } = meeting()
    const posts = enter()
    void posts.post('同意')
    void posts.post('同意')
    tell(posted(4, '同意', LIN))
    expect(shown(posts)).toEqual(['同意'])
  })

  it("does not take another person's equal message for its own", () => {
    const { enter, tell } = meeting()
    const posts = enter()
    void posts.post('同意')
    tell(posted(4, '同意', WEI))
    expect(shown(posts)).toEqual(['同意'])
  })

  it('puts it away when a snapshot brings it', async () => {
    const { enter, asked, replica } = meeting()
    const posts = enter()
    void posts.post('好')
    asked[0]?.reply(messageId(4))
    await settle()
    replica.value = advance(replicaOf(snapshot(3)), posted(4, '好', LIN)) ?? replica.value
    expect(shown(posts)).toEqual([])
  })

  it('keeps a refused message with the reason, and sends it again under the same id', async () => {
    const { enter, asked } = meeting()
    const posts = enter()
    void posts.post('好')
    asked[0]?.refuse(new ProblemError('message.too_many', 429, { retry_after: 3 }))
    await eventually(() => expect(posts.posts.value[0]?.problem?.code).toBe('message.too_many'))
    posts.retry(asked[0]?.id ?? '')
    expect(posts.posts.value[0]?.problem).toBeNull()
    expect(asked[1]?.id).toBe(asked[0]?.id)
  })

  it('forgets what the person does not want to send any more', () => {
    const { enter } = meeting()
    const posts = enter()
    void posts.post('算了')
    posts.discard(posts.posts.value[0]?.id ?? '')
    expect(shown(posts)).toEqual([])
    expect(sessionStorage).toHaveLength(0)
  })

  it('sends what a reload interrupted, under the same id, for the same person only', async () => {
    const first = meeting()
    void first.enter().post('没发完')
    const second = meeting()
    expect(shown(second.enter(WEI))).toEqual([])
    expect(shown(second.enter())).toEqual(['没发完'])
    expect(second.asked[0]?.id).toBe(first.asked[0]?.id)
    second.asked[0]?.reply(messageId(4))
    await eventually(() => expect(sessionStorage).toHaveLength(0))
  })
  it('keeps a refused message refused over a reload, and sends it only when asked to', async () => {
    const first = meeting()
    void first.enter().post('太快了')
    first.asked[0]?.refuse(new ProblemError('message.too_many', 429, { retry_after: 3 }))
    await settle()
    first.leave()

    const second = meeting()
    const posts = second.enter()
    expect(shown(posts)).toEqual(['太快了'])
    expect(posts.posts.value[0]?.problem).toMatchObject({
      code: 'message.too_many',
      params: { retry_after: 3 },
    })
    expect(second.asked).toEqual([])

    posts.retry(first.asked[0]?.id ?? '')
    expect(second.asked[0]).toMatchObject({ id: first.asked[0]?.id, text: '太快了' })
    second.leave()
    expect(meeting().enter().posts.value[0]?.problem).toBeNull()
  })

  it('does not take leaving the room for a refusal', async () => {
    const first = meeting()
    void first.enter().post('没发完')
    first.leave()
    first.asked[0]?.refuse(new ProblemError('client.ended', 0))
    await settle()
    const second = meeting()
    expect(second.enter().posts.value[0]?.problem).toBeNull()
    expect(second.asked[0]?.id).toBe(first.asked[0]?.id)
  })
})
