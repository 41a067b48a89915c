/**
 * Commands that have not been answered yet. Each keeps its id however often it is sent, so that a lost connection can
 * neither lose nor double it.
 */
import { asProblem, ProblemError, refused } from './problem'
import type { Command, ServerFrame } from './wire'

/** So many commands may wait on one connection; the server ends one that has far more. */
export const IN_FLIGHT = 8

/** Milliseconds after which an unanswered command makes a connection suspect. */
export const ANSWER_WITHIN = 20_000

interface Entry {
  command: Command
  sentAt: number | null
  promise: Promise<unknown>
  resolve: (result: unknown) => void
  reject: (error: ProblemError) => void
}

export class Outbox {
  private readonly entries = new Map<string, Entry>()

  /** Enter a command and return the promise of its answer; a command already waiting is not entered twice. */
  add(command: Command): Promise<unknown> {
    const waiting = this.entries.get(command.id)
    if (waiting) return waiting.promise
    let resolve: Entry['resolve'] = () => undefined
    let reject: Entry['reject'] = () => undefined
    const promise = new Promise<unknown>((yes, no) => {
      resolve = yes
      reject = no
    })
    this.entries.set(command.id, { command, sentAt: null, promise, resolve, reject })
    return promise
  }

  /** Take back that anything was sent: the connection it was sent on is gone. */
  rewind(): void {
    for (const entry of this.entries.values()) entry.sentAt = null
  }

  /** Send what is due, in the order in which it was asked for. */
  flush(send: (command: Command) => void): void {
    let inFlight = this.sent().length
    for (const entry of this.entries.values()) {
      if (inFlight >= IN_FLIGHT) return
      if (entry.sentAt !== null) continue
      entry.sentAt = Date.now()
      inFlight += 1
      send(entry.command)
    }
  }

  /** Do what is due one after another by `perform`; stop at the first that got no answer, it stays due. */
  async drain(perform: (command: Command) => Promise<unknown>): Promise<void> {
    // A map's iterator also comes to what is added meanwhile.
    for (const entry of this.entries.values()) {
      if (entry.sentAt !== null) continue
      entry.sentAt = Date.now()
      try {
        const result = await perform(entry.command)
        this.entries.delete(entry.command.id)
        entry.resolve(result)
      } catch (error) {
        const problem = asProblem(error)
        entry.sentAt = null
        if (problem.code === 'client.unreachable') throw problem
        this.entries.delete(entry.command.id)
        entry.reject(problem)
      }
    }
  }

  /** Settle what this frame answers. */
  settle(reply: Extract<ServerFrame, { type: 'reply' }>): void {
    const entry = this.entries.get(reply.ref)
    if (!entry) return
    this.entries.delete(reply.ref)
    if (reply.problem) entry.reject(refused(reply.problem))
    else entry.resolve(reply.data)
  }

  /** Whether anything waits to be sent. */
  get isDue(): boolean {
    return [...this.entries.values()].some((entry) => entry.sentAt === null)
  }

  /** Whether a command sent on the connection has waited too long for its answer. */
  get isOverdue(): boolean {
    return this.sent().some((entry) => Date.now() - (entry.sentAt ?? 0) > ANSWER_WITHIN)
  }

  /** Give up everything that waits. */
  abandon(): void {
    const entries = [...this.entries.values()]
    this.entries.clear()
    for (const entry of entries) entry.reject(new ProblemError('client.ended', 0))
  }

  private sent(): Entry[] {
    return [...this.entries.values()].filter((entry) => entry.sentAt !== null)
  }
}
