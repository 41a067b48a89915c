/** Sound and picture in one room: this browser's camera up, everybody else's down, both kept in step with the room. */
import { computed, onScopeDispose, readonly, ref, type Ref, shallowRef, watch } from 'vue'

import { api, ask } from '../protocol/http'
import { asProblem, type ProblemError } from '../protocol/problem'
import type { IceServer } from '../protocol/wire'
import type { UseRoom } from '../room/useRoom'
import { capture, DeviceError, type DeviceProblem, obstacle, release } from './devices'
import { Downlink, type MediaPath, type PeerState, type ReceivedTrack, Uplink } from './peer'
import { type Sender, Senders } from './senders'

/** Milliseconds for the event of a publication to come after the answer that named it. */
export const EVENT_WITHIN = 5_000
/** Milliseconds between two looks at the path. */
const LOOK = 5_000

export type CameraState = 'off' | 'asking' | PeerState

export interface UseCall {
  /** Why this page can use no camera; known before anybody presses anything. */
  obstacle: DeviceProblem | null
  camera: Readonly<Ref<CameraState>>
  /** Why the camera did not go on, or went off. */
  deviceProblem: Readonly<Ref<DeviceProblem | null>>
  problem: Readonly<Ref<ProblemError | null>>
  preview: Readonly<Ref<MediaStream | null>>
  isMicrophoneOn: Readonly<Ref<boolean>>
  senders: Readonly<Ref<readonly Sender[]>>
  path: Readonly<Ref<MediaPath | null>>
  /** Ask for camera and microphone and send them. To be called from a person's click only. */
  turnOn: () => Promise<void>
  turnOff: () => Promise<void>
  setMicrophone: (on: boolean) => void
}

export function useCall(room: UseRoom): UseCall {
  const path = { room_id: room.id, device: room.device }
  const iceServers = async (): Promise<IceServer[]> =>
    (await ask(api.GET('/api/rooms/{room_id}/call', { params: { path: { room_id: room.id } } }))).ice_servers
  const problem = shallowRef<ProblemError | null>(null)

  const sending = useSending(room, path, iceServers, problem)
  const receiving = useReceiving(room, path, iceServers, problem)

  const mediaPath = ref<MediaPath | null>(null)
  const timer = setInterval(() => void look(), LOOK)
  watch(sending.camera, () => void look())
  onScopeDispose(() => clearInterval(timer))

  async function look(): Promise<void> {
    mediaPath.value = (await receiving.path()) ?? (await sending.path())
  }

  return {
    obstacle: obstacle(),
    ...sending,
    problem,
    senders: receiving.senders,
    path: readonly(mediaPath),
  }
}

interface Place {
  room_id: string
  device: string
}

function useSending(
  room: UseRoom,
  path: Place,
  iceServers: () => Promise<IceServer[]>,
  problem: Ref<ProblemError | null>,
) {
  const camera = ref<CameraState>('off')
  const deviceProblem = ref<DeviceProblem | null>(null)
  const preview = shallowRef<MediaStream | null>(null)
  const isMicrophoneOn = ref(true)
  let uplink: Uplink | null = null
  let published: string[] = []
  let checking: ReturnType<typeof setTimeout> | undefined

  async function turnOn(): Promise<void> {
    if (camera.value !== 'off') return
    camera.value = 'asking'
    deviceProblem.value = null
    problem.value = null
    try {
      const stream = await capture()
      if (!isAsking()) {
        release(stream) // the person left while the browser asked
        return
      }
      preview.value = stream
      setMicrophone(true)
      // A camera unplugged, or a permission taken back, ends its track without asking us.
      for (const track of stream.getTracks()) track.onended = () => void lose('missing')
      camera.value = 'connecting'
      uplink = new Uplink({
        stream,
        iceServers,
        publish: (sdp) =>
          ask(api.PUT('/api/rooms/{room_id}/calls/{device}/uplink', { params: { path }, body: { sdp } })),
        onPublished: (ids) => {
          published = ids
          clearTimeout(checking)
          checking = setTimeout(check, EVENT_WITHIN)
        },
        onState: (state) => (camera.value = state),
        onRefused: (refusal) => {
          problem.value = refusal
          stop()
        },
      })
      uplink.update()
    } catch (error) {
      camera.value = 'off'
      if (!(error instanceof DeviceError)) throw error
      deviceProblem.value = error.reason
    }
  }

  function isAsking(): boolean {
    return camera.value === 'asking'
  }

  function stop(): void {
    clearTimeout(checking)
    published = []
    uplink?.close()
    uplink = null
    if (preview.value !== null) release(preview.value)
    preview.value = null
    camera.value = 'off'
  }

  async function turnOff(): Promise<void> {
    if (camera.value === 'off') return
    stop()
    try {
      await ask(api.DELETE('/api/rooms/{room_id}/calls/{device}/uplink', { params: { path } }))
    } catch (error) {
      asProblem(error) // nothing is sent any more; the server finds that out by itself
    }
  }

  async function lose(reason: DeviceProblem): Promise<void> {
    await turnOff()
    deviceProblem.value = reason
  }

  /** What we send must stand in the room; a forwarder that was restarted has forgotten it. */
  function check(): void {
    if (uplink === null || published.length === 0 || room.status.value.kind !== 'live') return
    const present = new Set(room.state.value.publications.map((item) => item.publication_id))
    if (published.every((id) => present.has(id))) return
    published = []
    uplink.restart()
  }

  function setMicrophone(on: boolean): void {
    isMicrophoneOn.value = on
    for (const track of preview.value?.getAudioTracks() ?? []) track.enabled = on
  }

  room.onEvent((event) => {
    if (event.type === 'publication.ended' && published.includes(String(event.data?.publication_id))) check()
  })
  watch(room.status, (status) => {
    if (status.kind === 'ended') stop()
    else if (status.kind === 'live') {
      clearTimeout(checking)
      checking = setTimeout(check, EVENT_WITHIN)
    }
  })
  onScopeDispose(() => void turnOff())

  return {
    camera: readonly(camera),
    deviceProblem: readonly(deviceProblem),
    preview,
    isMicrophoneOn: readonly(isMicrophoneOn),
    turnOn,
    turnOff,
    setMicrophone,
    path: async () => (uplink === null ? null : uplink.path()),
  }
}

function useReceiving(
  room: UseRoom,
  path: Place,
  iceServers: () => Promise<IceServer[]>,
  problem: Ref<ProblemError | null>,
) {
  const tracks = shallowRef<ReceivedTrack[]>([])
  let downlink: Downlink | null = null

  const others = computed(() => room.state.value.publications.filter((item) => item.device !== room.device))
  /** Whom to ask for, `null` while the server would not let this device ask. */
  const wanted = computed(() =>
    room.status.value.kind === 'live' ? others.value.map((item) => item.publication_id).join(' ') : null,
  )

  function open(): Downlink {
    return new Downlink({
      iceServers,
      subscribe: (restart) =>
        ask(
          api.POST('/api/rooms/{room_id}/calls/{device}/downlink', { params: { path }, body: { restart } }),
        ),
      answer: async (sdp, version) => {
        const body = { sdp, version }
        await ask(api.PUT('/api/rooms/{room_id}/calls/{device}/downlink', { params: { path }, body }))
      },
      onTracks: (received) => (tracks.value = received),
      onState: () => undefined,
      onRefused: (refusal) => {
        problem.value = refusal
        downlink = null
      },
    })
  }

  watch(
    wanted,
    (ids) => {
      if (ids === null || (ids === '' && downlink === null)) return
      if (obstacle() === 'unsupported') return
      downlink ??= open()
      downlink.update()
    },
    { immediate: true },
  )
  watch(room.status, (status) => {
    if (status.kind !== 'ended') return
    downlink?.close()
    downlink = null
    tracks.value = []
  })
  onScopeDispose(() => downlink?.close())

  const arrangement = new Senders()
  const senders = shallowRef<Sender[]>([])
  watch([others, tracks], () => (senders.value = arrangement.arrange(others.value, tracks.value)))

  return { senders, path: async () => (downlink === null ? null : downlink.path()) }
}
