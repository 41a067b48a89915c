/** The directory of people and organisations, as the office's pages ask for it. */
import { api, ask } from '../../protocol/http'
import type { OrganisationItem, OrganisationKind, PersonItem, RoleInOrganisation } from '../../protocol/wire'
import type { Choice } from '../../ui/choice'

export type PeopleGroup = 'members' | 'officials' | 'secretariat' | 'venues'

export const KINDS: readonly OrganisationKind[] = [
  'special_committee',
  'office',
  'department',
  'assigning_body',
]
export const ROLES: readonly RoleInOrganisation[] = ['head', 'deputy', 'liaison', 'staff', 'member']

/** So many are offered to choose from; more words find fewer. */
const OFFERED = 20

/** Return the words that tell a person from others of the same name. */
export function noteOf(person: PersonItem): string {
  const { membership, roles } = person
  const bodies = roles.map((role) => role.organisation + (role.post && ` ${role.post}`))
  return [membership?.sector, membership?.post, ...bodies].filter(Boolean).join(' · ')
}

/** Find people for a field in which they are chosen. */
export function findPeople(group?: PeopleGroup): (words: string) => Promise<Choice[]> {
  return async (words) => {
    const query = { search: words, limit: OFFERED, ...(group && { group }) }
    const { items } = await ask(api.GET('/api/people', { params: { query } }))
    return items.map((person) => ({ id: person.account_id, label: person.name, note: noteOf(person) }))
  }
}

/** Find organisations for a field in which they are chosen. */
export function findOrganisations(kinds?: readonly OrganisationKind[]): (words: string) => Promise<Choice[]> {
  return async (words) => {
    const query = { search: words, limit: OFFERED * 2 }
    const lists = await Promise.all(
      kinds
        ? kinds.map((kind) => ask(api.GET('/api/organisations', { params: { query: { ...query, kind } } })))
        : [ask(api.GET('/api/organisations', { params: { query } }))],
    )
    return lists.flatMap(({ items }) => items).map(choiceOf)
  }
}

export function choiceOf(body: Pick<OrganisationItem, 'id' | 'name' | 'short_name'>): Choice {
  return { id: body.id, label: body.name, note: body.short_name || undefined }
}
