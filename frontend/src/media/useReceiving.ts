/** What the others send, as far as it arrives. */
import { computed, onScopeDispose, type Ref, shallowRef, watch } from 'vue'

import { api, ask } from '../protocol/http'
import type { UseRoom } from '../room/useRoom'
import { obstacle } from './devices'
import { Downlink, type ReceivedTrack } from './peer'
import type { CallContext } from './place'
import { type Sender, Senders } from './senders'
import { usePreferences } from './usePreferences'

/** Milliseconds between two looks at who is heard. */
const LISTEN = 300

export interface ReceivingOptions {
  /** Whether this device keeps silent, and so has no use for what the others send. */
  isInHall: Readonly<Ref<boolean>>
}

export function useReceiving(room: UseRoom, context: CallContext, { isInHall }: ReceivingOptions) {
  const { place: path, iceServers, problem } = context
  const tracks = shallowRef<ReceivedTrack[]>([])
  let downlink: Downlink | null = null

  const others = computed(() => room.state.value.publications.filter((item) => item.device !== room.device))
  /** Whether there is nothing to be had here at all. */
  const isDeaf = computed(() => isInHall.value || room.status.value.kind === 'ended')
  /** Whom to ask for, `null` while the server would not let this device ask. */
  const wanted = computed(() =>
    room.status.value.kind === 'live' && !isDeaf.value
      ? others.value.map((item) => item.publication_id).join(' ')
      : null,
  )

  const arrangement = new Senders()
  const senders = shallowRef<Sender[]>([])
  watch([others, tracks], () => (senders.value = arrangement.arrange(others.value, tracks.value)))

  const preferences = usePreferences(context, senders)

  function open(): Downlink {
    return new Downlink({
      iceServers,
      subscribe: (restart, iceRestart) =>
        ask(
          api.POST('/api/rooms/{room_id}/calls/{device}/downlink', {
            params: { path },
            body: { restart, ice_restart: iceRestart },
          }),
        ),
      answer: async (sdp, version) => {
        const body = { sdp, version }
        await ask(api.PUT('/api/rooms/{room_id}/calls/{device}/downlink', { params: { path }, body }))
        preferences.repeat() // a forwarder that was restarted has forgotten them
      },
      onTracks: (received) => (tracks.value = received),
      onState: () => undefined,
      onRefused: (refusal) => {
        problem.value = refusal
        downlink = null
      },
    })
  }

  function hangUp(): void {
    downlink?.close()
    downlink = null
    preferences.pause()
    tracks.value = []
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
  watch(isDeaf, (deaf) => {
    if (deaf) hangUp()
  })
  onScopeDispose(hangUp)

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

  const { isAudioOnly, draw } = preferences
  return {
    senders,
    speaking,
    isAudioOnly,
    draw,
    path: async () => (downlink === null ? null : downlink.path()),
  }
}
