/** Refusals and failures as one family: the server's RFC 9457 problems, and "no answer came". */
import type { ErrorCode, FieldProblem, Problem } from './wire'

/** What an error message is chosen by: the server's codes, and what only a browser sees. */
export type ProblemCode = ErrorCode | 'client.unreachable' | 'client.ended' | 'client.too_large'

/** A request that was refused or never answered. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'

  constructor(
    readonly code: ProblemCode,
    readonly status: number,
    readonly params: Readonly<Record<string, string | number>> = {},
    readonly traceId: string | null = null,
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(code)
  }

  /** Whether the same request may succeed later without anybody doing anything. */
  get isPassing(): boolean {
    return this.code === 'client.unreachable' || this.status === 429 || this.status >= 500
  }
}

/** Return the error for a problem the server told. */
export function refused(problem: Problem): ProblemError {
  return new ProblemError(problem.code, problem.status, problem.params, problem.trace_id, problem.fields)
}

/** Return the error for a request that got no answer. */
export function unreachable(): ProblemError {
  return new ProblemError('client.unreachable', 0)
}

/** Return whatever was thrown as a problem; faults of our own are thrown on. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  throw error
}

/** Whether a body is a problem rather than, say, a proxy's error page. */
export function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body
}
