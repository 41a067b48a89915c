/**
 * A page opened before an update asks for parts that are no longer there. It is loaded again then: once, so that a part
 * which is missing for another reason does not make it go round for ever.
 */

const KEY = 'reloaded-at'
/** Milliseconds within which a second failure is not the update's. */
const AGAIN = 60_000

export function reloadWhenOutdated(
  page: Window = window,
  reload: () => void = () => location.reload(),
): void {
  page.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(KEY) ?? 0)
    if (Date.now() - last < AGAIN) return
    event.preventDefault()
    sessionStorage.setItem(KEY, String(Date.now()))
    reload()
  })
}
