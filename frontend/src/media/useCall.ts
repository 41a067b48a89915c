/** Sound and picture in one room: what this browser sends, and what the others do, both in step with the room. */
import { type Ref, shallowRef } from 'vue'

import { api, ask } from '../protocol/http'
import type { ProblemError } from '../protocol/problem'
import type { VideoPreference } from '../protocol/wire'
import type { UseRoom } from '../room/useRoom'
import { type DeviceProblem, obstacle } from './devices'
import type { PeerState } from './peer'
import type { CallContext } from './place'
import type { Sender } from './senders'
import { type ReceivingOptions, useReceiving } from './useReceiving'
import { type UseQuality, useQuality } from './useQuality'
import { type Sending, useSending } from './useSending'

export interface UseCall extends Sending, UseQuality {
  /** Why this page can send nothing; known before anybody presses anything. */
  obstacle: DeviceProblem | null
  problem: Readonly<Ref<ProblemError | null>>
  senders: Readonly<Ref<readonly Sender[]>>
  /** The participants who are heard to speak at this moment. */
  speaking: Readonly<Ref<ReadonlySet<string>>>
  /** Whether only sound is wanted of the others; set it. */
  isAudioOnly: Ref<boolean>
  /** Say how large a sender's picture is drawn here; `null` where nothing draws it any more. */
  draw: (key: string, level: VideoPreference | null) => void
  /** How the connection stands by which the others are heard and seen. */
  receiving: Readonly<Ref<'off' | PeerState>>
}

export function useCall(room: UseRoom, options: ReceivingOptions): UseCall {
  const problem = shallowRef<ProblemError | null>(null)
  const context: CallContext = {
    place: { room_id: room.id, device: room.device },
    iceServers: async () =>
      (await ask(api.GET('/api/rooms/{room_id}/call', { params: { path: { room_id: room.id } } })))
        .ice_servers,
    problem,
  }
  const sending = useSending(room, context)
  const receiving = useReceiving(room, context, options)
  const { path, quality, halted } = useQuality({
    down: receiving.report,
    up: sending.report,
    awaited: receiving.awaited,
  })

  const { senders, speaking, isAudioOnly, draw } = receiving
  return {
    obstacle: obstacle(),
    ...sending,
    problem,
    senders,
    speaking,
    isAudioOnly,
    draw,
    receiving: receiving.state,
    path,
    quality,
    halted,
  }
}
