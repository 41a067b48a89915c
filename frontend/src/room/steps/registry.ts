/** Which step each type of event takes: one function per type, declared beside its noun. */
import type { Event, RoomState } from '../../protocol/wire'

type EventType = Event['type']
type EventOf<T extends EventType> = Extract<Event, { type: T }>
type DataOf<T extends EventType> = NonNullable<EventOf<T>['data']>

export type Step<T extends EventType> = (
  state: RoomState,
  data: DataOf<T>,
  event: EventOf<T> & { seq: number; at: string; stream: string },
) => RoomState

/** The steps of one noun. */
export type Steps = { [T in EventType]?: Step<T> }
