/** The WebSocket door: ticket first, then `room.enter`, then frames both ways. */
import { CLOSE, closeCode, type Door, type DoorListener, SILENCE } from './doors'
import { refused } from './problem'
import type { ServerFrame, Streams } from './wire'

/** Milliseconds in which a socket must open and the server must let us in. */
export const ENTER_WITHIN = 10_000

const ENTER_ID = 'enter'

export interface SocketOptions {
  url: string
  ticket: string
  device: string
  since: Streams | null
}

/** Open a socket with a fresh ticket and enter the room. */
export function openSocket(options: SocketOptions, listener: DoorListener): Door {
  const socket = new WebSocket(options.url)
  let entered = false
  let timer = setTimeout(() => finish(CLOSE.LOST), ENTER_WITHIN)

  socket.onopen = () => {
    const { ticket, device, since } = options
    socket.send(JSON.stringify({ id: ENTER_ID, type: 'room.enter', data: { ticket, device, since } }))
  }
  socket.onmessage = (message: MessageEvent<string>) => {
    const frame = JSON.parse(message.data) as ServerFrame
    if (entered) {
      clearTimeout(timer)
      timer = setTimeout(() => finish(CLOSE.SILENT), SILENCE)
      listener.onFrame(frame)
    } else if (frame.type === 'reply' && frame.ref === ENTER_ID) {
      if (frame.problem) {
        finish(closeCode(refused(frame.problem)))
        return
      }
      entered = true
      clearTimeout(timer)
      timer = setTimeout(() => finish(CLOSE.SILENT), SILENCE)
      listener.onEntered()
    }
  }
  // `onerror` says nothing that `onclose`, which always follows, does not.
  socket.onclose = (event) => finish(event.code)

  function silence(): void {
    clearTimeout(timer)
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
  }

  function finish(code: number): void {
    silence()
    listener.onClosed(code)
  }

  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
    },
    close: silence,
  }
}
