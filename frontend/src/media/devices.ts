/** Camera and microphone: asking for them, and why they are not to be had. */

/** Why there is no picture: `insecure` page, `unsupported` browser, `denied` by the person, none there, or in use elsewhere. */
export type DeviceProblem = 'insecure' | 'unsupported' | 'denied' | 'missing' | 'busy'

export class DeviceError extends Error {
  override readonly name = 'DeviceError'

  constructor(readonly reason: DeviceProblem) {
    super(reason)
  }
}

const VIDEO: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 360 },
  frameRate: { ideal: 30, max: 30 },
}

/** Return why this page cannot use a camera at all, or `null` if it may ask. */
export function obstacle(): DeviceProblem | null {
  if (!window.isSecureContext) return 'insecure'
  // Older browsers lack what their types promise.
  const media = navigator.mediaDevices as MediaDevices | undefined
  return typeof media?.getUserMedia === 'function' && 'RTCPeerConnection' in window ? null : 'unsupported'
}

/**
 * Ask for camera and microphone; where one of them is missing, for the other alone.
 *
 * @throws DeviceError
 */
export async function capture(): Promise<MediaStream> {
  const hindrance = obstacle()
  if (hindrance !== null) throw new DeviceError(hindrance)
  const wishes: MediaStreamConstraints[] = [{ video: VIDEO, audio: true }, { video: VIDEO }, { audio: true }]
  for (const wish of wishes) {
    try {
      return await navigator.mediaDevices.getUserMedia(wish)
    } catch (error) {
      const reason = reasonOf(error)
      if (reason !== 'missing') throw new DeviceError(reason)
    }
  }
  throw new DeviceError('missing')
}

/** Let go of camera and microphone. */
export function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) {
    track.onended = null
    track.stop()
  }
}

/** Return the reason behind what `getUserMedia` threw (W3C Media Capture and Streams, §10.2). */
function reasonOf(error: unknown): DeviceProblem {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing'
    default:
      return 'busy'
  }
}
