/** Which colour goes with which word about a sitting. */
import type { ReplyState, SittingItem } from '../../protocol/wire'
import type { BadgeKind } from '../../ui/badge'

type Standing = SittingItem['state'] | 'cancelled'

const STANDINGS: Record<Standing, BadgeKind> = {
  scheduled: 'plain',
  waiting: 'blue',
  running: 'green',
  suspended: 'amber',
  ended: 'plain',
  closed: 'plain',
  cancelled: 'red',
}

export const REPLIES: Record<ReplyState, BadgeKind> = {
  none: 'amber',
  accepted: 'green',
  leave: 'plain',
  deputy: 'blue',
}

/** Return where a sitting stands: its state, or that it was called off. */
export function standingOf(sitting: Pick<SittingItem, 'state' | 'cancelled_at'>): Standing {
  return sitting.cancelled_at === null ? sitting.state : 'cancelled'
}

export function colourOf(sitting: Pick<SittingItem, 'state' | 'cancelled_at'>): BadgeKind {
  return STANDINGS[standingOf(sitting)]
}
