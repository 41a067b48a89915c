/** What the others send, as far as it arrives. */
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'

import { api, ask } from '../protocol/http'
import { asProblem } from '../protocol/problem'
import type { UseRoom } from '../room/useRoom'
import { obstacle } from './devices'
import { isMetered } from './network'
import { Downlink, type ReceivedTrack } from './peer'
import type { CallContext } from './place'
import { type Sender, Senders } from './senders'

/** Milliseconds between two looks at who is heard. */
const LISTEN = 300

export function useReceiving(room: UseRoom, { place: path, iceServers, problem }: CallContext) {
  const tracks = shallowRef<ReceivedTrack[]>([])
  let downlink: Downlink | null = null

  const others = computed(() => room.state.value.publications.filter((item) => item.device !== room.device))
  /** Whom to ask for, `null` while the server would not let this device ask. */
  const wanted = computed(() =>
    room.status.value.kind === 'live' ? others.value.map((item) => item.publication_id).join(' ') : null,
  )

  /** 只听声音: pictures then stay with the forwarder, and cost this device nothing. */
  const isAudioOnly = ref(isMetered())

  async function prefer(): Promise<void> {
    const body = { audio_only: isAudioOnly.value }
    try {
      await ask(api.PUT('/api/rooms/{room_id}/calls/{device}/preferences', { params: { path }, body }))
    } catch (error) {
      asProblem(error) // it is said again with the next offer; until then pictures come that are not shown
    }
  }

  watch(isAudioOnly, () => {
    if (downlink !== null) void prefer()
  })

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
        if (isAudioOnly.value) void prefer() // a forwarder that was restarted has forgotten it
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

  /** The participants who are heard to speak at this moment. */
  const speaking = shallowRef<ReadonlySet<string>>(new Set())
  const listening = setInterval(() => {
    const loud = downlink?.speaking() ?? new Set<string>()
    const heard = others.value.filter((item) => loud.has(item.publication_id))
    const ids = new Set(heard.map((item) => item.participant_id))
    if (ids.size !== speaking.value.size || [...ids].some((id) => !speaking.value.has(id)))
      speaking.value = ids
  }, LISTEN)
  onScopeDispose(() => clearInterval(listening))

  return { senders, speaking, isAudioOnly, path: async () => (downlink === null ? null : downlink.path()) }
}
