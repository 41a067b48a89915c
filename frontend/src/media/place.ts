/** Where a call is held, and by which of a person's devices. */
import type { Ref } from 'vue'

import type { ProblemError } from '../protocol/problem'
import type { IceServer } from '../protocol/wire'

/** The path parameters of a call's routes. */
export interface Place {
  room_id: string
  device: string
}

/** What both directions of a call share. */
export interface CallContext {
  place: Place
  iceServers: () => Promise<IceServer[]>
  /** The last refusal, of either direction. */
  problem: Ref<ProblemError | null>
}
