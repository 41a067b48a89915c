/** The REST door, typed by the API's own description. */
import createClient, { type Middleware } from 'openapi-fetch'

import { isProblem, ProblemError, refused, unreachable } from './problem'
import type { paths } from './schema'

/** After so many milliseconds without an answer a request counts as lost: mobile networks drop silently. */
export const TIMEOUT = 20_000

const withForgeryToken: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set('X-CSRFToken', forgeryToken())
    return request
  },
}

export const api = createClient<paths>({ fetch: fetchWithin, credentials: 'same-origin' })
api.use(withForgeryToken)

/**
 * Return the answer's body.
 *
 * @throws ProblemError with the server's code, or `client.unreachable` if none came.
 */
export async function ask<T>(
  request: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await request.catch(() => {
    throw unreachable()
  })
  if (response.ok) return data as T
  if (isProblem(error)) throw refused(error)
  // Something in between answered: a proxy while the service restarts, a captive portal.
  throw new ProblemError(response.status >= 500 ? 'client.unreachable' : 'internal', response.status)
}

async function fetchWithin(request: Request): Promise<Response> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), TIMEOUT)
  try {
    const response = await fetch(request, { signal: controller.signal })
    // Read here: a body may stall as well as a head.
    const body = await response.arrayBuffer()
    return new Response(body.byteLength === 0 ? null : body, response)
  } finally {
    clearTimeout(timer)
  }
}

/** Return what shows the server that a request comes from its own page. */
export function forgeryToken(): string {
  return cookie('csrftoken')
}

function cookie(name: string): string {
  const found = document.cookie.split('; ').find((item) => item.startsWith(`${name}=`))
  return found === undefined ? '' : decodeURIComponent(found.slice(name.length + 1))
}
