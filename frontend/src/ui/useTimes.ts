/** Times as the institution's clock shows them, in the language spoken. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

import { useAccount } from '../features/account/useAccount'
import { toWall } from './zoned'

const DEFAULT_ZONE = 'Asia/Shanghai'

export function useTimes() {
  const { locale } = useI18n()
  const { session } = useAccount()

  const zone = computed(() => session.value?.institution?.time_zone ?? DEFAULT_ZONE)
  const formats = computed(() => {
    const timeZone = zone.value
    const make = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale.value, { ...options, timeZone })
    return {
      time: make({ hour: '2-digit', minute: '2-digit', hour12: false }),
      day: make({ month: 'long', day: 'numeric', weekday: 'long' }),
      moment: make({ month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false }),
      full: make({ dateStyle: 'medium', timeStyle: 'short', hour12: false }),
      date: make({ dateStyle: 'medium' }),
      dated: make({
        year: 'numeric',
        month: 'long',
        day: 'numeric',
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hour12: false,
      }),
    }
  })

  const shown = (name: keyof typeof formats.value) => (at: string) => formats.value[name].format(new Date(at))

  /** Return a span of time; its end without the day where that is the same. */
  function span(from: string, to: string): string {
    const sameDay = toWall(new Date(from), zone.value).date === toWall(new Date(to), zone.value).date
    return `${formats.value.dated.format(new Date(from))}–${formats.value[sameDay ? 'time' : 'dated'].format(new Date(to))}`
  }

  /** Return a day of the calendar, which is the same wherever one is. */
  function calendarDay(day: string): string {
    return new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeZone: 'UTC' }).format(
      new Date(day),
    )
  }

  return {
    zone,
    time: shown('time'),
    day: shown('day'),
    moment: shown('moment'),
    full: shown('full'),
    date: shown('date'),
    span,
    calendarDay,
  }
}
