/** Camera and microphone: asking for them, and why they are not to be had. */

import { chosenDevices } from './choice'
import type { OutgoingTrack } from './peer'

/** Why there is nothing to send: `insecure` page, `unsupported` browser, `denied` by the person, none there, or in use elsewhere. */
export type DeviceProblem = 'insecure' | 'unsupported' | 'denied' | 'missing' | 'busy'

/** What is asked of the person's devices. */
export interface Wish {
  microphone?: boolean
  camera?: boolean
}

export class DeviceError extends Error {
  override readonly name = 'DeviceError'

  /** `cancelled` says that the person changed their mind, which is no problem. */
  constructor(readonly reason: DeviceProblem | 'cancelled') {
    super(reason)
  }
}

/** What a hall's screen shows large without blur; a phone, which has to make it in two sizes, is spared some of it. */
function pictureSize(): MediaTrackConstraints {
  const [width, height] = matchMedia('(pointer: coarse)').matches ? [640, 360] : [960, 540]
  return { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: 30, max: 30 } }
}

const AUDIO: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }

/** Text stays legible at few frames a second. */
const SCREEN: MediaTrackConstraints = {
  width: { max: 1920 },
  height: { max: 1080 },
  frameRate: { ideal: 5, max: 15 },
}

/** Return why this page cannot use a camera at all, or `null` if it may ask. */
export function obstacle(): DeviceProblem | null {
  if (!window.isSecureContext) return 'insecure'
  // Older browsers lack what their types promise.
  const media = navigator.mediaDevices as MediaDevices | undefined
  return typeof media?.getUserMedia === 'function' && 'RTCPeerConnection' in window ? null : 'unsupported'
}

/**
 * Ask for the devices wished for; where one of two is missing, for the other alone.
 *
 * @throws DeviceError
 */
export async function capture({ microphone = false, camera = false }: Wish): Promise<OutgoingTrack[]> {
  const hindrance = obstacle()
  if (hindrance !== null) throw new DeviceError(hindrance)
  const chosen = chosenDevices()
  const audio = microphone && {
    ...AUDIO,
    ...(chosen.microphone && { deviceId: { ideal: chosen.microphone } }),
  }
  const video = camera && { ...pictureSize(), ...(chosen.camera && { deviceId: { ideal: chosen.camera } }) }
  const wishes: MediaStreamConstraints[] =
    audio && video ? [{ audio, video }, { audio }, { video }] : [{ audio, video }]
  for (const wish of wishes) {
    try {
      const stream = await navigator.mediaDevices.getUserMedia(wish)
      return stream
        .getTracks()
        .map((track) => ({ track, source: track.kind === 'audio' ? 'microphone' : 'camera' }))
    } catch (error) {
      const reason = reasonOf(error)
      if (reason !== 'missing') throw new DeviceError(reason)
    }
  }
  throw new DeviceError('missing')
}

/** Return whether this browser can show its screen to others: phones cannot. */
export function canShareScreen(): boolean {
  const media = navigator.mediaDevices as MediaDevices | undefined
  return obstacle() === null && typeof media?.getDisplayMedia === 'function'
}

/**
 * Ask which screen or window to show, and capture it.
 *
 * @throws DeviceError `cancelled` if the person chose none.
 */
export async function captureScreen(): Promise<OutgoingTrack[]> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: SCREEN, audio: false })
    return stream.getVideoTracks().map((track) => ({ track, source: 'screen' as const }))
  } catch (error) {
    const reason = reasonOf(error)
    throw new DeviceError(reason === 'denied' ? 'cancelled' : reason)
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
