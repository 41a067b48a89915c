/** What a form of consultation is called, in the language spoken. */
import { useI18n } from 'vue-i18n'

import type { FormName } from '../../protocol/wire'

export function useFormName(): (form: Pick<FormName, 'name' | 'name_en'>) => string {
  const { locale } = useI18n()
  return (form) => (locale.value === 'en' && form.name_en) || form.name
}
