/** In which order the stage shows those who send: what one looks at first comes first, and large. */
import type { Sender } from '../../media/senders'

/** What the stage has to know of who sends. */
export interface Billing {
  /** The participant whose voice is the floor's: the speaker, or the hall at which they speak. */
  speakerId: string | null
  chairId: string | null
  isVenue: (participantId: string) => boolean
}

/** Return the senders, first of all a shared screen, then the speaker, the chair, halls, and the rest as they began. */
export function billed(senders: readonly Sender[], { speakerId, chairId, isVenue }: Billing): Sender[] {
  const rank = ({ isScreen, participantId }: Sender): number => {
    if (isScreen) return 0
    if (participantId === speakerId) return 1
    if (participantId === chairId) return 2
    return isVenue(participantId) ? 3 : 4
  }
  return senders
    .map((sender, index) => ({ sender, index }))
    .sort((a, b) => rank(a.sender) - rank(b.sender) || a.index - b.index)
    .map(({ sender }) => sender)
}
