/** One room as this browser sees it, kept up to date until the scope ends. */
import { computed, type ComputedRef, onScopeDispose, readonly, ref, type Ref, shallowRef } from 'vue'

import { perform } from '../protocol/commands'
import { api, ask } from '../protocol/http'
import { device as tabDevice, uuid } from '../protocol/ids'
import { Link, type LinkOptions, type LinkStatus } from '../protocol/link'
import { asProblem } from '../protocol/problem'
import type {
  Command,
  CommandData,
  CommandType,
  Department,
  Envelope,
  MessageState,
  Person,
  RoomState,
  Snapshot,
} from '../protocol/wire'
import { advance, messagesOf, oldestId, prepend, type Replica, replicaOf } from './replica'
import { emptyRoom } from './state'

/** Messages in one page of the past. */
export const PAGE = 50

export interface UseRoom {
  readonly id: string
  readonly device: string
  /** The connection, for a sentence about it. */
  status: Readonly<Ref<LinkStatus>>
  /** Whether anything is known of the room yet. */
  isLoaded: ComputedRef<boolean>
  state: ComputedRef<RoomState>
  messages: ComputedRef<MessageState[]>
  hasOlder: ComputedRef<boolean>
  me: ComputedRef<Snapshot['me'] | null>
  rules: ComputedRef<Snapshot['rules'] | null>
  /** The open polls in which this person may not vote, having come after the roll was made. */
  passedOver: ComputedRef<Snapshot['passed_over']>
  /** Return a participant's name, empty while it is being looked up. */
  nameOf: (participantId: string) => string
  /** Return what is known of a person, nothing while it is being looked up. */
  personOf: (participantId: string) => Person | undefined
  /** Whom one can ask here. */
  departments: ComputedRef<readonly Department[]>
  /** Fetch one more page of the past. Throws ProblemError. */
  loadOlder: () => Promise<void>
  /** Ask for something; with an id used before, ask for the same again. Throws ProblemError. */
  send: <T extends CommandType>(type: T, data: CommandData<T>, id?: string) => Promise<unknown>
  /** Be told of each event after it has been applied, until the scope ends. */
  onEvent: (listener: (event: Envelope) => void) => void
  /** Try again after an end. */
  reopen: () => void
}

/** Enter the room with this id. */
export function useRoom(id: string): UseRoom {
  const device = tabDevice()
  const replica = shallowRef<Replica | null>(null)
  const place = shallowRef<Pick<Snapshot, 'me' | 'rules' | 'passed_over'> | null>(null)
  const status = ref<LinkStatus>({ kind: 'connecting' })
  const people = useDirectory(id)
  const listeners: ((event: Envelope) => void)[] = []

  const link = new Link({
    ...addresses(id, device),
    since: () => replica.value?.streams ?? null,
    take: (event) => {
      const before = replica.value
      if (before === null) return false
      const after = advance(before, event)
      if (after === null) return false
      if (after === before) return true
      replica.value = after
      if (event.type === 'participant.added' || event.type === 'participant.changed') people.refresh()
      for (const listener of listeners) listener(event)
      return true
    },
    replace: (snapshot) => {
      place.value = snapshot
      people.learn(snapshot.people, snapshot.departments)
      replica.value = replicaOf(snapshot)
    },
    onStatus: (next) => (status.value = next),
  })

  async function loadOlder(): Promise<void> {
    const before = replica.value
    if (before === null) return
    const oldest = oldestId(before)
    const query = { limit: PAGE, ...(oldest === null ? {} : { before: oldest }) }
    const { items } = await ask(
      api.GET('/api/rooms/{room_id}/messages', { params: { path: { room_id: id }, query } }),
    )
    // Events may have come meanwhile: the page goes before whatever is there by now.
    if (replica.value !== null) replica.value = prepend(replica.value, items, items.length < PAGE)
  }

  link.open()
  stayAwake(link)
  onScopeDispose(() => link.close())

  return {
    id,
    device,
    status: readonly(status),
    isLoaded: computed(() => replica.value !== null),
    state: computed(() => replica.value?.state ?? emptyRoom(id)),
    messages: computed(() => (replica.value === null ? [] : messagesOf(replica.value))),
    hasOlder: computed(() => replica.value?.hasOlder ?? false),
    me: computed(() => place.value?.me ?? null),
    rules: computed(() => place.value?.rules ?? null),
    passedOver: computed(() => place.value?.passed_over ?? []),
    nameOf: (participantId) => people.of(participantId)?.name ?? '',
    personOf: people.of,
    departments: people.departments,
    loadOlder,
    send: (type, data, key = uuid()) => link.send({ id: key, type, data } as Command),
    onEvent: (listener) => listeners.push(listener),
    reopen: () => link.open(),
  }
}

function addresses(
  room_id: string,
  device: string,
): Pick<LinkOptions, 'socketUrl' | 'eventsUrl' | 'device' | 'rest'> {
  const params = { path: { room_id } }
  return {
    device,
    socketUrl: `${location.origin.replace(/^http/, 'ws')}/ws/rooms/${room_id}`,
    eventsUrl: `/api/rooms/${room_id}/stream`,
    rest: {
      ticket: async () => (await ask(api.POST('/api/rooms/{room_id}/ticket', { params }))).ticket,
      snapshot: () => ask(api.GET('/api/rooms/{room_id}', { params })),
      events: (since) => {
        const query = { since: JSON.stringify(since) }
        return ask(api.GET('/api/rooms/{room_id}/events', { params: { ...params, query } }))
      },
      perform: (command) => perform(room_id, command),
    },
  }
}

/** Names stand in no event: they are looked up in the room's directory, again whenever somebody new appears. */
function useDirectory(room_id: string) {
  const people = ref(new Map<string, Person>())
  const departments = shallowRef<readonly Department[]>([])
  let isAsking = false
  let isStale = false

  function learn(found: readonly Person[], askable: readonly Department[]): void {
    for (const person of found) people.value.set(person.participant_id, person)
    departments.value = askable
  }

  async function refresh(): Promise<void> {
    isStale = true // whoever appears while an answer is under way may not be in it
    if (isAsking) return
    isAsking = true
    try {
      while (isStale) {
        isStale = false
        const found = await ask(api.GET('/api/rooms/{room_id}/people', { params: { path: { room_id } } }))
        learn(found.items, found.departments)
      }
    } catch (error) {
      asProblem(error) // the place stays nameless until the next snapshot
    } finally {
      isAsking = false
    }
  }

  return {
    learn,
    refresh: () => void refresh(),
    of: (id: string) => people.value.get(id),
    departments: computed(() => departments.value),
  }
}

/** Do not sit out a pause when the network or the person comes back. */
function stayAwake(link: Link): void {
  const wake = (): void => {
    if (document.visibilityState === 'visible') link.wake()
  }
  window.addEventListener('online', wake)
  document.addEventListener('visibilitychange', wake)
  onScopeDispose(() => {
    window.removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', wake)
  })
}
