/** What is the same wherever a poll is shown: its choices in words, who may vote, and its arithmetic as a sentence. */
import { useI18n } from 'vue-i18n'

import type { Arithmetic, PollItemState, PollQuestion } from '../../protocol/wire'
import type { Meeting } from './useMeeting'

const MOTION = ['for', 'against', 'abstain'] as const
/** The marks of a rating, the worst first. */
export const MARKS = [1, 2, 3, 4, 5] as const

/** Whether the reader stands on the poll's roll, as far as a browser can tell; the server decides. */
export function mayVote(poll: PollItemState, meeting: Meeting): boolean {
  const mine = meeting.mine.value
  const isPassedOver = meeting.room.passedOver.value.includes(poll.poll_id)
  return mine !== null && !mine.is_venue && poll.roles.includes(mine.role) && !isPassedOver
}

/** The open polls in which the reader may vote and has not yet. */
export function unanswered(meeting: Meeting): PollItemState[] {
  const { polls, voted } = meeting.room.state.value
  return polls.filter(
    (poll) => poll.state === 'open' && mayVote(poll, meeting) && !voted.includes(poll.poll_id),
  )
}

/** Where a poll's printed result is, without its ending. */
export function printedAt(roomId: string, pollId: string): string {
  return `/api/rooms/${roomId}/polls/${pollId}/result`
}

/** Whether a draft answer can be cast: the server refuses the others. */
export function isComplete(question: PollQuestion, answer: readonly (number | null)[]): boolean {
  switch (question.method) {
    case 'motion':
    case 'single':
      return answer.length === 1
    case 'multiple':
      return answer.length >= question.minimum && answer.length <= question.maximum
    case 'rating':
      return answer.length === question.options.length && answer.every((mark) => mark !== null)
  }
}

export function usePollWords() {
  const { t } = useI18n()

  function choices(question: PollQuestion): string[] {
    return question.method === 'motion' ? MOTION.map((name) => t(`poll.motion.${name}`)) : question.options
  }

  function counted({ options }: Arithmetic, question: PollQuestion): string {
    const words = choices(question)
    return options
      .map((option, place) => {
        const name = words[place] ?? ''
        if (question.method !== 'rating') return t('poll.counted.votes', { name, votes: option.votes })
        return t('poll.counted.mean', { name, mean: mean(option.sum, option.votes) })
      })
      .join(t('poll.counted.and'))
  }

  /** 应到、实到、参加投票、有效票 and how each option fared: the sentence that minutes print. */
  function arithmetic(result: Arithmetic, question: PollQuestion): string {
    return t('poll.arithmetic', { ...numbers(result), counted: counted(result, question) })
  }

  /** What it took, and whether it was reached; of soundings, that they decide nothing. */
  function verdict(result: Arithmetic): string {
    if (result.kind === 'sounding') return t('poll.verdict.sounding')
    if (result.kind === 'rating') return t('poll.verdict.rating')
    if (result.verdict === 'no_quorum')
      return t('poll.verdict.no_quorum', { needed: result.quorum_needed, present: result.present })
    const rule = t(`poll.majority_rule.${result.majority}`, {
      base: t(`poll.base.${result.base}`),
      of: result.of,
      needed: result.needed,
    })
    return t(`poll.verdict.${result.verdict}`, { rule })
  }

  return { choices, arithmetic, verdict }
}

export function mean(sum: number, votes: number): string {
  return votes === 0 ? '–' : (sum / votes).toFixed(2)
}

function numbers({ entitled, present, cast, valid, missing }: Arithmetic) {
  return { entitled, present, cast, valid, missing }
}
