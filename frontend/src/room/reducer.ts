/**
 * `apply(state, event)`: the twin of `realtime/room/reducer.py`; both are held to the golden files in
 * `tests/contract/golden`. An unknown type changes nothing, so that an older reader survives a newer server.
 */
import type { Envelope, RoomState } from '../protocol/wire'
import { agendas } from './steps/agendas'
import { calls } from './steps/calls'
import { floors } from './steps/floors'
import { lobbies } from './steps/lobbies'
import { messages } from './steps/messages'
import { notices } from './steps/notices'
import { papers } from './steps/papers'
import { participants } from './steps/participants'
import { payloads } from './steps/payloads'
import { polls } from './steps/polls'
import { recordings } from './steps/recordings'
import { rooms } from './steps/rooms'
import { sittings } from './steps/sittings'

type AnyStep = (state: RoomState, data: unknown, event: Envelope) => RoomState

/** Every type's step. Each is only ever given its own type's data, whatever the compiler can tell. */
const STEPS = new Map(
  Object.entries({
    ...rooms,
    ...sittings,
    ...agendas,
    ...participants,
    ...lobbies,
    ...messages,
    ...calls,
    ...floors,
    ...polls,
    ...recordings,
    ...notices,
    ...papers,
    ...payloads,
  }) as [string, AnyStep][],
)

/** Return the room after `event`. An erased event (`data` is `null`) leaves nothing to show. */
export function apply(state: RoomState, event: Envelope): RoomState {
  const step = STEPS.get(event.type)
  return step === undefined || event.data === null ? state : step(state, event.data, event)
}
