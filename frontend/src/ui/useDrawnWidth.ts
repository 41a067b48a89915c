/** How wide an element is drawn, in pixels of the screen: 0 where it is scrolled out of view or not shown, `null` until that is known. */
import { computed, onScopeDispose, ref, type Ref, watch } from 'vue'

export function useDrawnWidth(element: Readonly<Ref<Element | null>>): Readonly<Ref<number | null>> {
  const width = ref<number | null>(null)
  const isInView = ref<boolean | null>(null)
  const sizes = new ResizeObserver((entries) => {
    for (const entry of entries) width.value = entry.contentRect.width
  })
  const views = new IntersectionObserver((entries) => {
    for (const entry of entries) isInView.value = entry.isIntersecting
  })

  watch(element, (now, before) => {
    if (before) {
      sizes.unobserve(before)
      views.unobserve(before)
    }
    if (now) {
      sizes.observe(now)
      views.observe(now)
    }
  })
  onScopeDispose(() => {
    sizes.disconnect()
    views.disconnect()
  })

  return computed(() => {
    if (width.value === null || isInView.value === null) return null
    return isInView.value ? Math.round(width.value * window.devicePixelRatio) : 0
  })
}
