/** What this device wants of the others' pictures, kept told to the forwarder while there is a call. */
import { computed, onScopeDispose, ref, type Ref, shallowReactive, watch } from 'vue'

import { api, ask } from '../protocol/http'
import { asProblem } from '../protocol/problem'
import type { CallPreferences, VideoPreference } from '../protocol/wire'
import { useMediaQuery } from '../ui/useMediaQuery'
import { usePageSeen } from '../ui/usePageSeen'
import { isMetered } from './network'
import type { CallContext } from './place'
import { named, Teller } from './preferences'
import type { Sender } from './senders'

/** As many pictures as a person can look at: nine on a desk, four where the screen is a hand's breadth. */
const MOST = { desk: 9, phone: 4 }
const PHONE = '(max-width: 600px), (max-height: 560px)'

export function usePreferences({ place: path }: CallContext, senders: Readonly<Ref<readonly Sender[]>>) {
  /** 只听声音: pictures then stay with the forwarder, and cost this device nothing. */
  const isAudioOnly = ref(isMetered())
  const isPhone = useMediaQuery(PHONE)
  const isSeen = usePageSeen()
  /** Sender → how large they are drawn. Whom nothing has drawn yet is asked for whole, so that the first picture waits for no layout. */
  const drawn = shallowReactive(new Map<string, VideoPreference>())
  let isInCall = false

  /** Publication → what is wanted of its picture. */
  const levels = computed(() => {
    const wanted = new Map<string, VideoPreference>()
    for (const { key, videoId } of senders.value) {
      const level = isSeen.value ? drawn.get(key) : 'off'
      if (videoId !== null && level !== undefined) wanted.set(videoId, level)
    }
    return wanted
  })
  const wish = computed<CallPreferences>(() => ({
    audio_only: isAudioOnly.value,
    video: named(levels.value),
    most_videos: isPhone.value ? MOST.phone : MOST.desk,
  }))

  const teller = new Teller(async (body) => {
    try {
      await ask(api.PUT('/api/rooms/{room_id}/calls/{device}/preferences', { params: { path }, body }))
      return true
    } catch (error) {
      asProblem(error) // until it is told again, pictures come that are not shown
      return false
    }
  })
  watch(wish, (now, before) => {
    if (!isInCall) return
    if (now.audio_only !== before.audio_only) teller.now(now)
    else teller.soon(now)
  })
  onScopeDispose(() => teller.close())

  /** Say how large a sender's picture is drawn here; `null` where nothing draws it any more. */
  function draw(key: string, level: VideoPreference | null): void {
    if (level === null) drawn.delete(key)
    else drawn.set(key, level)
  }

  /** Tell the forwarder anew: it may be another one, or one that was started again. */
  function repeat(): void {
    isInCall = true
    teller.forget()
    if (isAudioOnly.value) teller.now(wish.value)
    else teller.soon(wish.value)
  }

  /** Tell nothing until there is a call again. */
  function pause(): void {
    isInCall = false
    teller.close()
  }

  return { isAudioOnly, levels, draw, repeat, pause }
}
