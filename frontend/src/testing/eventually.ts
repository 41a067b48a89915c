/** What comes to hold: a page's parts are loaded when one first goes there, which takes as long as the machine lets it. */
import { vi } from 'vitest'

/** Milliseconds after which it never will. */
const PATIENCE = 20_000

/** Return as soon as `check` throws no more. */
export function eventually(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: PATIENCE })
}
