import { describe, expect, it, vi } from 'vitest'

import { uuid } from './ids'

describe('uuid', () => {
  it('is a version 4 UUID, also on a page without HTTPS', () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
    expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(uuid()).not.toBe(uuid())
  })
})

describe('device', () => {
  /** The id that a page finds for itself, loaded anew. */
  async function load(): Promise<string> {
    vi.resetModules()
    return (await import('./ids')).device()
  }
  const leave = (): boolean => window.dispatchEvent(new Event('pagehide'))

  it('is the same for all of a page, and outlives a reload', async () => {
    sessionStorage.clear()
    const first = await load()
    expect(first).toMatch(/^[a-z0-9]{8,32}$/)
    leave()
    const again = await load()
    expect(again).toBe(first)
  })

  it('is not copied with the storage of a tab that is duplicated', async () => {
    const first = await load()
    const copy = await load()
    expect(copy).not.toBe(first)
  })

  it('is not left lying about when the page is shown again from the cache', async () => {
    await load()
    leave()
    window.dispatchEvent(new Event('pageshow'))
    expect(sessionStorage.getItem('device')).toBeNull()
  })

  it('replaces what is not a device id', async () => {
    sessionStorage.setItem('device', 'No!')
    await expect(load()).resolves.toMatch(/^[a-z0-9]{8,32}$/)
  })
})
