/**
 * Random identifiers. `crypto.randomUUID` exists on HTTPS pages only; rooms must also open without HTTPS.
 */

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Return a random UUID (RFC 9562, version 4). */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Return this tab's device id. It outlives a reload, not the tab. */
export function device(storage: Storage = sessionStorage): string {
  const known = storage.getItem('device')
  if (known !== null && /^[a-z0-9]{8,32}$/.test(known)) return known
  const made = hex(crypto.getRandomValues(new Uint8Array(12)))
  storage.setItem('device', made)
  return made
}
