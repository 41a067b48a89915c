/** Times as the institution's clock shows them, in the language spoken. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

import { useAccount } from '../features/account/useAccount'

const DEFAULT_ZONE = 'Asia/Shanghai'

export function useTimes() {
  const { locale } = useI18n()
  const { session } = useAccount()

  const formats = computed(() => {
    const timeZone = session.value?.institution?.time_zone ?? DEFAULT_ZONE
    const make = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale.value, { ...options, timeZone })
    return {
      time: make({ hour: '2-digit', minute: '2-digit', hour12: false }),
      day: make({ month: 'long', day: 'numeric', weekday: 'long' }),
      moment: make({ month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false }),
      full: make({ dateStyle: 'medium', timeStyle: 'short', hour12: false }),
    }
  })

  const shown = (name: keyof typeof formats.value) => (at: string) => formats.value[name].format(new Date(at))
  return { time: shown('time'), day: shown('day'), moment: shown('moment'), full: shown('full') }
}
