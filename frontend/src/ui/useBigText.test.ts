import { describe, expect, it, vi } from 'vitest'

describe('useBigText', () => {
  it('enlarges the page as soon as it is loaded, where that was chosen', async () => {
    localStorage.setItem('big', '1')
    vi.resetModules()
    await import('./useBigText')
    expect(document.documentElement.classList.contains('big')).toBe(true)
    localStorage.removeItem('big')
  })
})
