/** One word of the page's address, such as the tab that is open: it outlives a reload, and a link leads there. */
import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

export function useQuery(name: string, otherwise: string): WritableComputedRef<string> {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get: () => {
      const value = route.query[name]
      return typeof value === 'string' ? value : otherwise
    },
    set: (value) => {
      const query = { ...route.query, [name]: value === otherwise ? undefined : value }
      void router.replace({ query, hash: route.hash })
    },
  })
}
