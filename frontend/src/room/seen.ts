/** Whose pictures are passed on in a room, as its state tells: what the forwarder holds back by right is no fault of any network. */
import type { ParticipantState, PublicationState, RoomState } from '../protocol/wire'

/**
 * Return whether the forwarder passes a picture on to `viewer`: the twin of `realtime/selectors/media_rights.py`.
 *
 * The forwarder decides. This is for whoever has to explain why a picture does not move.
 */
export function isPassedOn(
  { participant_id, source }: PublicationState,
  state: RoomState,
  viewer: ParticipantState | null,
): boolean {
  const { course, floor } = state
  const sender = state.participants.find((item) => item.participant_id === participant_id)
  if (sender?.admission !== 'admitted' || sender.role === 'observer') return false
  if (!['waiting', 'running', 'suspended'].includes(course.state) || sender.muted.includes(source))
    return false

  const holder = floor.inner_holder ?? floor.holder
  const isHeld = holder !== null && (holder.pause === null || holder.resume_by !== null)
  const hasFloor =
    course.state === 'running' && isHeld && (holder.source_id ?? holder.participant_id) === participant_id
  const isShown = sender.is_venue && sender.role !== 'screen' && source === 'camera'
  if (!hasFloor && !isShown && sender.role !== 'chair') return false

  const item = state.agenda.find(({ item_id }) => item_id === course.current_item_id)
  const isInner = item?.is_confidential === true || (hasFloor && floor.inner_holder !== null)
  return !isInner || viewer?.role !== 'observer'
}
