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

const KEY = 'device'
let own: string | null = null

/**
 * Return this tab's device id. It outlives a reload, not the tab.
 *
 * Duplicating a tab copies its storage, and two tabs must not be one device: so the id lies in the storage only between
 * the page's end and its next beginning.
 */
export function device(storage: Storage = sessionStorage): string {
  if (own !== null) return own
  const kept = storage.getItem(KEY)
  storage.removeItem(KEY)
  const id =
    kept !== null && /^[a-z0-9]{8,32}$/.test(kept) ? kept : hex(crypto.getRandomValues(new Uint8Array(12)))
  window.addEventListener('pagehide', () => storage.setItem(KEY, id))
  window.addEventListener('pageshow', () => storage.removeItem(KEY))
  own = id
  return id
}
