/** Which colour goes with which word about a sitting. */
import type { ParticipantRole, ReplyState, SittingItem } from '../../protocol/wire'
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

/** Whether one can go in now. */
export function isOpen(sitting: Pick<SittingItem, 'state' | 'cancelled_at'>): boolean {
  return sitting.cancelled_at === null && ['waiting', 'running', 'suspended'].includes(sitting.state)
}

/** Whether whoever comes as this is asked for a reply: those who run the meeting and its screens are there anyhow. */
export function isAsked(role: ParticipantRole | null): boolean {
  return role !== null && role !== 'operator' && role !== 'screen'
}

/** Return the reply worth telling: that nobody has answered matters only until the sitting begins. */
export function replyOf(sitting: Pick<SittingItem, 'state' | 'my_role' | 'my_reply'>): ReplyState | null {
  if (!isAsked(sitting.my_role)) return null
  const isMissing = sitting.my_reply === 'none' && !['scheduled', 'waiting'].includes(sitting.state)
  return isMissing ? null : sitting.my_reply
}
