/**
 * What this person has said and the room has not yet confirmed. Kept in the tab's storage: a reload sends it again under
 * the same id, so it is neither lost nor said twice. What was refused stays refused until the person asks for it.
 */
import { computed, type ComputedRef, onScopeDispose, ref } from 'vue'

import { uuid } from '../protocol/ids'
import { asProblem, ProblemError } from '../protocol/problem'
import type { CommandData, Envelope, Event, MessageResult } from '../protocol/wire'
import type { UseRoom } from './useRoom'

/** How something is meant, and where it belongs. */
export type Context = Pick<CommandData<'message.post'>, 'kind' | 'item_id' | 'reply_to' | 'department_id'>

export interface Post {
  id: string
  text: string
  context: Context
  at: string
  /** Why it was refused; `null` while it is under way. */
  problem: ProblemError | null
  /** The event has come before the reply: nothing to show any more, only the reply to wait for. */
  hasLanded: boolean
  /** The reply has come before the event: shown until that is here too. */
  messageId: string | null
}

export interface UsePosts {
  /** What is to be shown after the room's messages. */
  posts: ComputedRef<Post[]>
  /** Say something; resolves to whether it was taken. */
  post: (text: string, context?: Context) => Promise<boolean>
  retry: (id: string) => void
  discard: (id: string) => void
}

/** Say things in `room` as `accountId`; what another account left unsaid in this tab stays unsaid. */
export function usePosts(room: UseRoom, accountId: string, storage: Storage = sessionStorage): UsePosts {
  const key = `posts.${room.id}.${accountId}`
  const posts = ref<Post[]>(restored(storage.getItem(key)))
  let hasLeft = false

  function save(): void {
    const unanswered = posts.value.filter((item) => item.messageId === null)
    const kept = unanswered.map(keep)
    try {
      if (kept.length > 0) storage.setItem(key, JSON.stringify(kept))
      else storage.removeItem(key)
    } catch {
      // Storage full or forbidden: what is said is still sent, it only does not survive a reload.
    }
  }

  function discard(id: string): void {
    posts.value = posts.value.filter((item) => item.id !== id)
    save()
  }

  async function send(post: Post): Promise<boolean> {
    try {
      const said = { text: post.text, ...post.context }
      settle(post.id, (await room.send('message.post', said, post.id)) as MessageResult)
      return true
    } catch (error) {
      const problem = asProblem(error)
      // Leaving ends the connection: that is no refusal, the message goes out again when the room is next entered.
      if (hasLeft) return false
      posts.value = posts.value.map((item) =>
        item.id === post.id ? { ...item, problem, hasLanded: false } : item,
      )
      save()
      return false
    }
  }

  function settle(id: string, { message_id }: MessageResult): void {
    const found = posts.value.find((item) => item.id === id)
    if (!found) return
    found.messageId = message_id
    if (found.hasLanded || isShown(message_id)) discard(id)
    else save()
  }

  function isShown(messageId: string): boolean {
    return room.messages.value.some((item) => item.message_id === messageId)
  }

  function retry(id: string): void {
    const found = posts.value.find((item) => item.id === id)
    if (!found) return
    found.problem = null
    save()
    void send(found)
  }

  /** The reply may come after the event; the message must not be seen twice in between. */
  function land(envelope: Envelope): void {
    const event = envelope as Event
    if (event.type !== 'message.posted' || event.data === null) return
    const { message_id, participant_id, text } = event.data
    if (participant_id !== room.me.value?.participant_id) return
    const landed =
      posts.value.find((item) => item.messageId === message_id) ??
      posts.value.find((item) => !item.hasLanded && !item.problem && !item.messageId && item.text === text)
    if (landed?.messageId) discard(landed.id)
    else if (landed) landed.hasLanded = true
  }

  room.onEvent(land)
  onScopeDispose(() => (hasLeft = true))
  for (const post of posts.value) if (post.problem === null) void send(post)

  return {
    posts: computed(() =>
      posts.value.filter((item) => {
        // A snapshot may have brought it without an event.
        return !item.hasLanded && !(item.messageId !== null && isShown(item.messageId))
      }),
    ),
    post: (text, context = {}) => {
      const made = unsaid({ id: uuid(), text: text.trim(), context, at: new Date().toISOString() })
      posts.value.push(made)
      save()
      return send(made)
    },
    retry,
    discard,
  }
}

interface Kept extends Pick<Post, 'id' | 'text' | 'context' | 'at'> {
  problem?: Pick<ProblemError, 'code' | 'status' | 'params' | 'traceId'>
}

function unsaid(kept: Kept): Post {
  const { id, text, context, at, problem } = kept
  return {
    id,
    text,
    context,
    at,
    problem: problem ? revived(problem) : null,
    hasLanded: false,
    messageId: null,
  }
}

function keep({ id, text, context, at, problem }: Post): Kept {
  if (problem === null) return { id, text, context, at }
  const { code, status, params, traceId } = problem
  return { id, text, context, at, problem: { code, status, params, traceId } }
}

function revived({ code, status, params, traceId }: NonNullable<Kept['problem']>): ProblemError {
  return new ProblemError(code, status, params, traceId)
}

function restored(text: string | null): Post[] {
  return text === null ? [] : (JSON.parse(text) as Kept[]).map(unsaid)
}
