import { beforeEach, describe, expect, it, vi } from 'vitest'

import { reloadWhenOutdated } from './freshness'

describe('reloadWhenOutdated', () => {
  beforeEach(() => sessionStorage.clear())

  it('loads the page again once when a part is gone', () => {
    const page = new EventTarget() as Window
    const reload = vi.fn()
    reloadWhenOutdated(page, reload)
    page.dispatchEvent(new Event('vite:preloadError'))
    page.dispatchEvent(new Event('vite:preloadError'))
    expect(reload).toHaveBeenCalledOnce()
  })
})
