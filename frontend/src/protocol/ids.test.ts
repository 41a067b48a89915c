import { describe, expect, it, vi } from 'vitest'

import { device, uuid } from './ids'

describe('uuid', () => {
  it('is a version 4 UUID, also on a page without HTTPS', () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
    expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(uuid()).not.toBe(uuid())
  })
})

describe('device', () => {
  it('outlives a reload', () => {
    sessionStorage.clear()
    const first = device()
    expect(first).toMatch(/^[a-z0-9]{8,32}$/)
    expect(device()).toBe(first)
  })

  it('replaces what is not a device id', () => {
    sessionStorage.setItem('device', 'No!')
    expect(device()).toMatch(/^[a-z0-9]{8,32}$/)
  })
})
