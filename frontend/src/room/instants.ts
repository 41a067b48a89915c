/** Moments as the server writes them: RFC 3339 in UTC, with microseconds or, on the very second, without a fraction. */

/** Compare two moments to the microsecond, which `Date` cannot hold. */
export function compareInstants(one: string, other: string): number {
  const [a, b] = [inFull(one), inFull(other)]
  return a === b ? 0 : a < b ? -1 : 1
}

function inFull(instant: string): string {
  const [seconds = '', fraction = ''] = instant.replace('Z', '').split('.')
  return `${seconds}.${fraction.padEnd(6, '0')}`
}
