/** The places of the application that somebody may go to. */
import { computed } from 'vue'
import { useRoute } from 'vue-router'

import { useAccount } from '../features/account/useAccount'
import type { IconName } from './icons'

export interface Place {
  /** The name of its route, and of its words. */
  name: string
  icon: IconName
}

const HOME: Place = { name: 'home', icon: 'home' }
const MEETINGS: Place = { name: 'meetings', icon: 'meetings' }
const CONSULTATIONS: Place = { name: 'consultations', icon: 'consultations' }
const PEOPLE: Place = { name: 'people', icon: 'people' }
const RULES: Place = { name: 'rules', icon: 'rules' }
export const ACCOUNT: Place = { name: 'account', icon: 'account' }

export function usePlaces() {
  const route = useRoute()
  const { session } = useAccount()

  const places = computed<Place[]>(() => {
    const account = session.value?.account
    if (!account) return []
    if (account.is_secretariat || account.is_administrator) return [HOME, CONSULTATIONS, PEOPLE, RULES]
    return account.works_in_body ? [HOME, MEETINGS, CONSULTATIONS] : [HOME, MEETINGS]
  })

  /** Whether the page that is open belongs to the place: a route is named `place` or `place-part`. */
  function isAt(place: Place): boolean {
    const name = String(route.name ?? '')
    return name === place.name || name.startsWith(`${place.name}-`)
  }

  return { places, isAt }
}
