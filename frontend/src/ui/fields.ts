/** What is wrong with the fields of a form: told by the form, read by each field by its name. */
import { computed, type ComputedRef, inject, type InjectionKey, provide, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'

import { ProblemError } from '../protocol/problem'
import { useProblemText } from './useProblemText'

/** Field name → what is wrong: the validator's code, such as `string_too_long`, or a refusal that is about this field. */
export type FieldFaults = ReadonlyMap<string, string | ProblemError>

const FAULTS: InjectionKey<Ref<FieldFaults>> = Symbol('faults of fields')

export function provideFaults(faults: Ref<FieldFaults>): void {
  provide(FAULTS, faults)
}

/** Return the sentence that says what is wrong with a field, `null` while nothing is. */
export function useFault(name: () => string | undefined): ComputedRef<string | null> {
  const i18n = useI18n()
  const sentence = useProblemText()
  const faults = inject(FAULTS, null)
  return computed(() => {
    const field = name()
    const fault = field === undefined ? undefined : faults?.value.get(field)
    if (fault === undefined) return null
    if (fault instanceof ProblemError) return sentence(fault)
    const key = `field.fault.${fault}`
    return i18n.te(key) || i18n.te(key, 'zh-CN') ? i18n.t(key) : i18n.t('field.fault.other')
  })
}

/** The browser's names for what is wrong with a control, and the server's for the same. */
const VALIDITY: readonly (readonly [keyof ValidityState, string])[] = [
  ['valueMissing', 'missing'],
  ['badInput', 'value_error'],
  ['typeMismatch', 'string_pattern_mismatch'],
  ['patternMismatch', 'string_pattern_mismatch'],
  ['tooLong', 'string_too_long'],
  ['tooShort', 'string_too_short'],
  ['rangeUnderflow', 'greater_than_equal'],
  ['rangeOverflow', 'less_than_equal'],
  ['stepMismatch', 'value_error'],
]

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Return what the browser finds wrong with the controls of a form, by their names, the first fault of each. */
export function faultsOf(form: HTMLFormElement): Map<string, string> {
  const faults = new Map<string, string>()
  for (const element of Array.from(form.elements) as Control[]) {
    if (!element.name || !('validity' in element) || element.validity.valid) continue
    const found = VALIDITY.find(([name]) => element.validity[name])
    if (!faults.has(element.name)) faults.set(element.name, found?.[1] ?? 'other')
  }
  return faults
}
