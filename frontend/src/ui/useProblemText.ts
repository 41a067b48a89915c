/** Problems in words. */
import { useI18n } from 'vue-i18n'

import type { ProblemError } from '../protocol/problem'
import { sizeIn } from './sizes'

/** Return a function that gives the sentence for a problem, in the language spoken. */
export function useProblemText(): (problem: ProblemError) => string {
  const { t } = useI18n()

  /** A limit in bytes is told as people tell sizes. */
  function values({ code, params }: ProblemError): Record<string, string | number> {
    if (code !== 'file.too_large' || typeof params.max !== 'number') return { ...params }
    const { key, size } = sizeIn(params.max)
    return { ...params, max: t(key, { size }) }
  }

  return (problem) => {
    const sentence = t(`problem.${problem.code}`, values(problem))
    return problem.traceId === null ? sentence : t('problem.with_trace', { sentence, trace: problem.traceId })
  }
}
