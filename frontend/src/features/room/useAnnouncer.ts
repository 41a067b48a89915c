/** Says to screen readers what others write, who speaks, and when it is one's own turn. Pages of the past are not read. */
import { readonly, ref, type Ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'

import type { Event } from '../../protocol/wire'
import { usePollWords } from './polls'
import { excerpt } from './talk'
import type { Floor } from './useFloor'
import type { Meeting } from './useMeeting'

export interface Announcer {
  /** Said when the reader comes to a pause. */
  polite: Readonly<Ref<string>>
  /** Said at once: it is for this person to act. */
  urgent: Readonly<Ref<string>>
}

export function useAnnouncer(meeting: Meeting, floor: Floor): Announcer {
  const { t } = useI18n()
  const { room } = meeting
  const words = usePollWords()
  const polite = ref('')
  const urgent = ref('')
  let announced: string | null = null

  room.onEvent((envelope) => {
    const event = envelope as Event
    if (event.data === null) return
    switch (event.type) {
      case 'message.hidden':
        if (event.data.message_id === announced) polite.value = urgent.value = '' // nor must it be found here
        break
      case 'message.posted': {
        const { message_id, participant_id, department_id, kind, text } = event.data
        if (participant_id === room.me.value?.participant_id) return
        announced = message_id
        const author = room.nameOf(participant_id)
        if (kind === 'announcement') urgent.value = t('announcement.said', { author, text })
        else if (department_id === null) polite.value = t('message.announcement', { author, text })
        else {
          const department = meeting.departmentName(department_id) || t('message.a_department')
          polite.value = t('question.asked', { author, department, text })
        }
        break
      }
      case 'question.stated': {
        const { message_id, state } = event.data
        const question = room.messages.value.find((item) => item.message_id === message_id)
        if (question?.text)
          polite.value = t('question.stated', {
            text: excerpt(question.text),
            state: t(`question.state.${state}`),
          })
        break
      }
      case 'note.written': {
        const { participant_id, room_id, text } = event.data
        if (room_id !== room.id || participant_id === room.me.value?.participant_id) return
        polite.value = t('note.said', { author: room.nameOf(participant_id), text })
        break
      }
      case 'floor.granted':
        if (event.data.participant_id !== room.me.value?.participant_id)
          polite.value = t('floor.announce.granted', { name: room.nameOf(event.data.participant_id) })
        break
      case 'floor.warned':
        if (floor.turn.value === 'speaking')
          urgent.value = t('floor.announce.warned', { seconds: Math.max(0, floor.left.value ?? 0) })
        break
      case 'poll.opened':
        urgent.value = t('poll.announce.opened', { title: event.data.question.title })
        break
      case 'poll.closed':
      case 'poll.cancelled': {
        const { poll_id } = event.data
        const title = room.state.value.polls.find((item) => item.poll_id === poll_id)?.question.title ?? ''
        polite.value = t(`poll.announce.${event.type.slice('poll.'.length)}`, { title })
        break
      }
      case 'poll.published': {
        const { question, arithmetic } = event.data
        const said = words.arithmetic(arithmetic, question)
        polite.value = t('poll.announce.published', { title: question.title, arithmetic: said })
        break
      }
      case 'recording.started':
        polite.value = t(`recording.announce.${event.data.with_pictures ? 'started_pictures' : 'started'}`)
        break
      case 'recording.stopped':
        polite.value = t('recording.announce.stopped')
        break
      case 'sitting.started':
      case 'sitting.suspended':
      case 'sitting.resumed':
      case 'sitting.ended':
        polite.value = t(`course.announce.${event.type.slice('sitting.'.length)}`)
        break
    }
  })

  watch(floor.turn, (turn) => {
    if (turn === 'called') urgent.value = t('floor.your_turn')
    else if (turn === 'next') urgent.value = t('floor.next_is_you')
    else urgent.value = ''
  })

  return { polite: readonly(polite), urgent: readonly(urgent) }
}
