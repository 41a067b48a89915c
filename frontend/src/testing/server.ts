/** The REST side as a table: "METHOD /path" → what it answers. What is not in the table fails the test. */
import { vi } from 'vitest'

export type Answers = Record<string, unknown>

export interface FakeServer {
  answers: Answers
  /** What was asked, in order. */
  asked: { request: string; body: unknown }[]
}

/** A refusal, to stand in the table. */
export class Refusal {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly params: object = {},
    readonly fields: { field: string; reason: string }[] = [],
  ) {}
}

/** Answer the page's requests from `answers`, which may be changed at any time. */
export function fakeServer(answers: Answers): FakeServer {
  const server: FakeServer = { answers, asked: [] }
  vi.stubGlobal('fetch', async (request: Request) => {
    const name = `${request.method} ${new URL(request.url).pathname}`
    const text = await request.text()
    server.asked.push({ request: name, body: text === '' ? null : JSON.parse(text) })
    if (!(name in server.answers)) throw new Error(`the test's server knows no ${name}`)
    const answer = server.answers[name]
    if (answer instanceof Refusal) {
      const { code, status, params, fields } = answer
      return respond({ code, status, params, fields, trace_id: null }, status, 'application/problem+json')
    }
    return respond(answer, 200, 'application/json')
  })
  return server
}

function respond(body: unknown, status: number, type: string): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } })
}
