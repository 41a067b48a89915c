/** The browser's WebSocket and EventSource as a server would see them: each one opened is kept here to be spoken to. */
import { vi } from 'vitest'

import type { ServerFrame } from '../protocol/wire'

export class FakeSocket {
  static readonly OPEN = 1
  static opened: FakeSocket[] = []

  readyState = 0
  readonly sent: { id?: string; type: string; data?: Record<string, unknown> }[] = []
  onopen: (() => void) | null = null
  onmessage: ((message: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  closedByClient = false

  constructor(readonly url: string) {
    FakeSocket.opened.push(this)
  }

  static get last(): FakeSocket {
    const socket = FakeSocket.opened[FakeSocket.opened.length - 1]
    if (!socket) throw new Error('no socket was opened')
    return socket
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as FakeSocket['sent'][number])
  }

  close(): void {
    this.closedByClient = true
    this.readyState = 3
  }

  /** The connection is there. */
  accept(): void {
    this.readyState = FakeSocket.OPEN
    this.onopen?.()
  }

  /** The connection is there, and the first frame was answered. */
  admit(): void {
    this.accept()
    this.say({ type: 'reply', ref: this.sent[0]?.id ?? '', data: {}, problem: null })
  }

  say(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }

  /** The server, or the network, ends it. */
  drop(code: number): void {
    this.readyState = 3
    this.onclose?.({ code })
  }

  /** What was asked for, without entering and beating. */
  get commands(): FakeSocket['sent'] {
    return this.sent.filter((frame) => frame.type !== 'room.enter' && frame.type !== 'beat')
  }
}

export class FakeEventSource {
  static opened: FakeEventSource[] = []

  onopen: (() => void) | null = null
  onmessage: ((message: { data: string }) => void) | null = null
  onerror: (() => void) | null = null
  isClosed = false

  constructor(readonly url: string) {
    FakeEventSource.opened.push(this)
  }

  static get last(): FakeEventSource {
    const source = FakeEventSource.opened[FakeEventSource.opened.length - 1]
    if (!source) throw new Error('no event stream was opened')
    return source
  }

  close(): void {
    this.isClosed = true
  }

  say(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
}

/** Put both in the place of the browser's own, with nothing opened yet. */
export function fakeDoors(): void {
  FakeSocket.opened = []
  FakeEventSource.opened = []
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.stubGlobal('EventSource', FakeEventSource)
}
