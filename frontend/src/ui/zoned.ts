/** Instants as a clock on the wall of the institution shows them, and back. */

export interface WallTime {
  /** `YYYY-MM-DD`. */
  date: string
  /** `HH:MM`. */
  time: string
}

/** Return what the clock in `zone` shows at an instant. */
export function toWall(at: Date, zone: string): WallTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    date: `${parts.year ?? ''}-${parts.month ?? ''}-${parts.day ?? ''}`,
    time: `${parts.hour ?? ''}:${parts.minute ?? ''}`,
  }
}

/** Return the instant at which the clock in `zone` shows this, `null` if it is no date and time. */
export function fromWall({ date, time }: WallTime, zone: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d/.test(time)) return null
  const utc = Date.parse(`${date}T${time.slice(0, 5)}:00Z`)
  if (Number.isNaN(utc)) return null
  // Twice, for the offset may be another on the far side of a change of clocks.
  let at = utc
  for (let turn = 0; turn < 2; turn++) at = utc - offset(new Date(at), zone)
  return new Date(at)
}

/** Return by how many milliseconds the clock in `zone` is ahead of UTC at an instant. */
function offset(at: Date, zone: string): number {
  const { date, time } = toWall(at, zone)
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(at.getTime() / 60_000) * 60_000
}
