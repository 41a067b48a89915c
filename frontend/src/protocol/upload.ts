/** Files on their way to the server, with how far they have got: `fetch` cannot tell. */
import { forgeryToken } from './http'
import { isProblem, ProblemError, refused, unreachable } from './problem'

export interface Upload<T> {
  /** The server's answer. Rejects with ProblemError; `client.ended` after `cancel`. */
  readonly answer: Promise<T>
  cancel(): void
}

/**
 * Send a form with files to `path`.
 *
 * `onProgress` hears the share that is on its way, from 0 to 1; at 1 the server may still be looking at the file.
 */
export function upload<T>(path: string, form: FormData, onProgress: (share: number) => void): Upload<T> {
  const request = new XMLHttpRequest()
  const answer = new Promise<T>((resolve, reject) => {
    request.open('POST', path)
    request.responseType = 'json'
    request.setRequestHeader('X-CSRFToken', forgeryToken())
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total)
    })
    request.addEventListener('load', () => {
      const body: unknown = request.response
      if (request.status >= 200 && request.status < 300) resolve(body as T)
      else if (isProblem(body)) reject(refused(body))
      // Something in between answered, as a proxy does to what it finds too large.
      else if (request.status === 413) reject(new ProblemError('client.too_large', 413))
      else reject(new ProblemError(request.status >= 500 ? 'client.unreachable' : 'internal', request.status))
    })
    request.addEventListener('error', () => reject(unreachable()))
    request.addEventListener('abort', () => reject(new ProblemError('client.ended', 0)))
    request.send(form)
  })
  return { answer, cancel: () => request.abort() }
}
