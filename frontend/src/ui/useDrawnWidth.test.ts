import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope, nextTick, ref } from 'vue'

import { useDrawnWidth } from './useDrawnWidth'

type Report = (entries: object[]) => void

/** The browser's two observers, which the test makes speak. */
function fakeObserver(name: string) {
  const fake = { report: (() => undefined) as Report, observed: new Set<Element>() }
  vi.stubGlobal(
    name,
    class {
      constructor(report: Report) {
        fake.report = report
      }
      observe = (element: Element) => fake.observed.add(element)
      unobserve = (element: Element) => fake.observed.delete(element)
      disconnect = () => fake.observed.clear()
    },
  )
  return fake
}

let scope: EffectScope
let sizes: ReturnType<typeof fakeObserver>
let views: ReturnType<typeof fakeObserver>

beforeEach(() => {
  scope = effectScope()
  sizes = fakeObserver('ResizeObserver')
  views = fakeObserver('IntersectionObserver')
  vi.stubGlobal('devicePixelRatio', 3)
})
afterEach(() => scope.stop())

async function drawn() {
  const element = ref<Element | null>(null)
  const width = scope.run(() => useDrawnWidth(element))
  element.value = document.createElement('div')
  await nextTick()
  return { element, width }
}

describe('useDrawnWidth', () => {
  it('is not known before the browser has said both', async () => {
    const { width } = await drawn()
    sizes.report([{ contentRect: { width: 100 } }])
    expect(width?.value).toBeNull()
    views.report([{ isIntersecting: true }])
    expect(width?.value).toBe(300)
  })

  it('is nothing while the element is out of view', async () => {
    const { width } = await drawn()
    sizes.report([{ contentRect: { width: 100 } }])
    views.report([{ isIntersecting: true }, { isIntersecting: false }])
    expect(width?.value).toBe(0)
  })

  it('looks at nothing once its scope has ended', async () => {
    await drawn()
    expect([sizes.observed.size, views.observed.size]).toEqual([1, 1])
    scope.stop()
    expect([sizes.observed.size, views.observed.size]).toEqual([0, 0])
  })
})
