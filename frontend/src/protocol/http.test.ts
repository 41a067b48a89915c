import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { perform } from './commands'
import { api, ask, TIMEOUT } from './http'

const fetching = vi.fn<(request: Request, init?: RequestInit) => Promise<Response>>()

function answer(body: unknown, status = 200, type = 'application/json'): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  fetching.mockImplementation(() =>
    Promise.resolve(new Response(text, { status, headers: { 'Content-Type': type } })),
  )
}

beforeEach(() => {
  fetching.mockReset()
  vi.stubGlobal('fetch', fetching)
})

afterEach(() => vi.useRealTimers())

describe('ask', () => {
  it('returns the body', async () => {
    answer({ items: [] })
    await expect(ask(api.GET('/api/rooms'))).resolves.toEqual({ items: [] })
  })

  it('throws a refusal with its code and values', async () => {
    const problem = { code: 'login.throttled', status: 429, params: { retry_after: 60 }, trace_id: null }
    answer(problem, 429, 'application/problem+json')
    const asked = ask(api.POST('/api/session', { body: { username: 'lin', password: 'x' } }))
    await expect(asked).rejects.toMatchObject({
      code: 'login.throttled',
      status: 429,
      params: { retry_after: 60 },
    })
  })

  it("takes a proxy's error page for no answer", async () => {
    answer('<h1>Bad gateway</h1>', 502, 'text/html')
    await expect(ask(api.GET('/api/rooms'))).rejects.toMatchObject({
      code: 'client.unreachable',
      isPassing: true,
    })
  })

  it('tells a dead network as such', async () => {
    fetching.mockRejectedValue(new TypeError('Failed to fetch'))
    await expect(ask(api.GET('/api/rooms'))).rejects.toMatchObject({ code: 'client.unreachable' })
  })

  it('does not wait for ever', async () => {
    vi.useFakeTimers()
    fetching.mockImplementation(
      (_request, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
        }),
    )
    const asked = expect(ask(api.GET('/api/rooms'))).rejects.toMatchObject({ code: 'client.unreachable' })
    await vi.advanceTimersByTimeAsync(TIMEOUT)
    await asked
  })
})

describe('perform', () => {
  const room = '00000000-0000-7000-8000-0000000000aa'
  const sent = async () => {
    const request = fetching.mock.calls[0]?.[0]
    if (!request) throw new Error('nothing was sent')
    const { headers, method, url } = request
    return {
      method,
      path: new URL(url).pathname,
      key: headers.get('Idempotency-Key'),
      text: await request.text(),
    }
  }

  it.each([
    [{ id: 'k', type: 'message.post', data: { text: '好' } }, 'POST', 'messages', '{"text":"好"}'],
    [
      { id: 'k', type: 'message.edit', data: { message_id: 'm', text: '好' } },
      'PATCH',
      'messages/m',
      '{"text":"好"}',
    ],
    [
      { id: 'k', type: 'message.hide', data: { message_id: 'm', reason: '离题' } },
      'POST',
      'messages/m/hide',
      '{"reason":"离题"}',
    ],
  ] as const)('carries $type by REST under its id', async (command, method, path, text) => {
    answer({})
    await perform(room, command)
    await expect(sent()).resolves.toEqual({ method, path: `/api/rooms/${room}/${path}`, key: 'k', text })
  })

  it('carries notice.dismiss by REST under its id', async () => {
    answer({})
    await perform(room, { id: 'k', type: 'notice.dismiss', data: { notice_id: 'n' } })
    await expect(sent()).resolves.toMatchObject({ method: 'DELETE', path: '/api/notices/n', key: 'k' })
  })

  it('proves by the cookie that the page is ours', async () => {
    document.cookie = 'csrftoken=abc'
    answer({})
    await perform(room, { id: 'k', type: 'message.post', data: { text: '好' } })
    expect(fetching.mock.calls[0]?.[0].headers.get('X-CSRFToken')).toBe('abc')
  })
})
