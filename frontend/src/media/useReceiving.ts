/** What the others send, as far as it arrives. */
import { computed, onScopeDispose, readonly, ref, type Ref, shallowRef, watch } from 'vue'

import { api, ask } from '../protocol/http'
import { isPassedOn } from '../room/seen'
import type { UseRoom } from '../room/useRoom'
import { obstacle } from './devices'
import { Downlink, type PeerState, type ReceivedTrack } from './peer'
import type { CallContext } from './place'
import { type Sender, Senders } from './senders'
import { usePreferences } from './usePreferences'
import type { Awaited } from './useQuality'

/** Milliseconds between two looks at who is heard. */
const LISTEN = 300

export interface ReceivingOptions {
  /** Whether this device keeps silent, and so has no use for what the others send. */
  isInHall: Readonly<Ref<boolean>>
}

export function useReceiving(room: UseRoom, context: CallContext, { isInHall }: ReceivingOptions) {
  const { place: path, iceServers, problem } = context
  const tracks = shallowRef<ReceivedTrack[]>([])
  const state = ref<'off' | PeerState>('off')
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
  const { isAudioOnly, draw } = preferences

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
      onState: (next) => (state.value = next),
      onRefused: (refusal) => {
        problem.value = refusal
        downlink = null
        state.value = 'off'
        preferences.pause()
      },
    })
  }

  function hangUp(): void {
    downlink?.close()
    downlink = null
    state.value = 'off'
    preferences.pause()
    tracks.value = []
  }

  watch(
    wanted,
    (ids) => {
      if (ids === null || (ids === '' && downlink === null)) return
      if (obstacle() === 'unsupported') return
      if (downlink === null) state.value = 'connecting'
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

  /** The pictures that ought to come now: passed on to this person by right, sent by somebody who is there, and wanted. */
  function awaited(): Awaited[] {
    if (state.value !== 'connected' || isAudioOnly.value) return []
    const { participants } = room.state.value
    const placed = (id?: string) => participants.find((item) => item.participant_id === id)
    const viewer = placed(room.me.value?.participant_id) ?? null
    const trackIds = new Map(tracks.value.map((item) => [item.publicationId, item.track.id]))
    return others.value.flatMap((item) => {
      const { publication_id: publicationId, participant_id, source } = item
      const trackId = trackIds.get(publicationId)
      if (item.kind !== 'video' || trackId === undefined || !isPassedOn(item, room.state.value, viewer))
        return []
      const isWanted = (preferences.levels.value.get(publicationId) ?? 'high') !== 'off'
      return isWanted && placed(participant_id)?.present ? [{ publicationId, source, trackId }] : []
    })
  }

  return {
    senders,
    speaking,
    isAudioOnly,
    draw,
    state: readonly(state),
    awaited,
    report: async () => (downlink === null ? null : downlink.report()),
  }
}
