/** Problems in words. */
import { useI18n } from 'vue-i18n'

import type { ProblemError } from '../protocol/problem'

/** Return a function that gives the sentence for a problem, in the language spoken. */
export function useProblemText(): (problem: ProblemError) => string {
  const { t } = useI18n()
  return (problem) => {
    const sentence = t(`problem.${problem.code}`, { ...problem.params })
    return problem.traceId === null ? sentence : t('problem.with_trace', { sentence, trace: problem.traceId })
  }
}
