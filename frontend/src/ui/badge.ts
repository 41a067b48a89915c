/** What colour a word has. */
export type BadgeKind = 'plain' | 'blue' | 'green' | 'amber' | 'red'
