/** What this browser sends: nothing before somebody asks for it, and nothing after. */
import { computed, onScopeDispose, readonly, ref, type Ref, shallowRef, watch } from 'vue'

import { api, ask } from '../protocol/http'
import { asProblem } from '../protocol/problem'
import type { MediaSource } from '../protocol/wire'
import type { UseRoom } from '../room/useRoom'
import { capture, captureScreen, DeviceError, type DeviceProblem, type Wish } from './devices'
import { type OutgoingTrack, type PeerState, Uplink } from './peer'
import type { CallContext } from './place'

/** Milliseconds for the event of a publication to come after the answer that named it. */
export const EVENT_WITHIN = 5_000

export type SendingState = 'off' | 'asking' | PeerState

export interface Sending {
  sending: Readonly<Ref<SendingState>>
  /** Why a device did not go on, or went off. */
  deviceProblem: Readonly<Ref<DeviceProblem | null>>
  /** What is sent now, by what it carries. */
  sources: Readonly<Ref<ReadonlySet<MediaSource>>>
  /** The own picture, if one is sent. */
  preview: Readonly<Ref<MediaStream | null>>
  isMicrophoneOn: Readonly<Ref<boolean>>
  /** Ask for devices and send them too. To be called from a person's tap only. */
  start: (wish: Wish) => Promise<void>
  /** Ask for the screen and send it too. To be called from a person's tap only. */
  shareScreen: () => Promise<void>
  /** Let go of one source, or of all. */
  stop: (source?: MediaSource) => Promise<void>
  setMicrophone: (on: boolean) => void
}

export function useSending(room: UseRoom, { place: path, iceServers, problem }: CallContext) {
  const state = ref<SendingState>('off')
  const deviceProblem = ref<DeviceProblem | null>(null)
  const tracks = shallowRef<readonly OutgoingTrack[]>([])
  const isMicrophoneOn = ref(true)
  let uplink: Uplink | null = null
  let published: string[] = []
  let checking: ReturnType<typeof setTimeout> | undefined
  /** Grows with every wish to stop: what the browser gives after that is let go of at once. */
  let epoch = 0

  const sources = computed(() => new Set(tracks.value.map((item) => item.source)))
  const preview = computed(() => {
    const own = tracks.value.filter((item) => item.source === 'camera')
    return own.length > 0 ? new MediaStream(own.map((item) => item.track)) : null
  })

  function start(wish: Wish): Promise<void> {
    return add(() => capture(wish))
  }

  function shareScreen(): Promise<void> {
    return add(captureScreen)
  }

  async function add(ask_: () => Promise<OutgoingTrack[]>): Promise<void> {
    if (state.value === 'asking') return
    const before = state.value
    const mine = epoch
    state.value = 'asking'
    deviceProblem.value = null
    problem.value = null
    try {
      const captured = await ask_()
      if (mine !== epoch) {
        captured.forEach(letGo) // the person left, or the turn ended, while the browser asked
        return
      }
      const added = new Set(captured.map((item) => item.source))
      tracks.value.filter((item) => added.has(item.source)).forEach(letGo)
      tracks.value = [...tracks.value.filter((item) => !added.has(item.source)), ...captured]
      if (added.has('microphone')) setMicrophone(true) // whoever has muted themselves stays so
      // A camera unplugged, a permission taken back, or the browser's own button ends a track without asking us.
      for (const { track, source } of captured) track.onended = () => void lose(source)
      state.value = 'connecting'
      publish()
    } catch (error) {
      if (mine === epoch) state.value = before
      if (!(error instanceof DeviceError)) throw error
      if (error.reason !== 'cancelled') deviceProblem.value = error.reason
    }
  }

  function publish(): void {
    uplink ??= new Uplink({
      tracks: () => tracks.value,
      iceServers,
      publish: (sdp, named, iceRestart) =>
        ask(
          api.PUT('/api/rooms/{room_id}/calls/{device}/uplink', {
            params: { path },
            body: { sdp, sources: named, ice_restart: iceRestart },
          }),
        ),
      onPublished: (ids) => {
        published = ids
        clearTimeout(checking)
        checking = setTimeout(check, EVENT_WITHIN)
      },
      onState: (next) => {
        if (state.value !== 'asking') state.value = next
      },
      onRefused: (refusal) => {
        problem.value = refusal
        drop()
      },
    })
    uplink.update()
  }

  function drop(): void {
    epoch += 1
    clearTimeout(checking)
    published = []
    uplink?.close()
    uplink = null
    tracks.value.forEach(letGo)
    tracks.value = []
    state.value = 'off'
  }

  async function stop(source?: MediaSource): Promise<void> {
    const left = tracks.value.filter((item) => source !== undefined && item.source !== source)
    if (left.length > 0) {
      tracks.value.filter((item) => !left.includes(item)).forEach(letGo)
      tracks.value = left
      publish()
      return
    }
    if (state.value === 'off') return
    drop()
    try {
      await ask(api.DELETE('/api/rooms/{room_id}/calls/{device}/uplink', { params: { path } }))
    } catch (error) {
      asProblem(error) // nothing is sent any more; the server finds that out by itself
    }
  }

  async function lose(source: MediaSource): Promise<void> {
    await stop(source)
    if (source !== 'screen') deviceProblem.value = 'missing'
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
    for (const { track, source } of tracks.value) if (source === 'microphone') track.enabled = on
  }

  room.onEvent((event) => {
    if (event.type === 'publication.ended' && published.includes(String(event.data?.publication_id))) check()
  })
  watch(room.status, (status) => {
    if (status.kind === 'ended') drop()
    else if (status.kind === 'live') {
      clearTimeout(checking)
      checking = setTimeout(check, EVENT_WITHIN)
    }
  })
  onScopeDispose(() => void stop())

  const sending: Sending = {
    sending: readonly(state),
    deviceProblem: readonly(deviceProblem),
    sources,
    preview,
    isMicrophoneOn: readonly(isMicrophoneOn),
    start,
    shareScreen,
    stop,
    setMicrophone,
  }
  return { ...sending, report: async () => (uplink === null ? null : uplink.report()) }
}

function letGo({ track }: OutgoingTrack): void {
  track.onended = null
  track.stop()
}
