"""Who has come to a sitting: the same for the desk's screen and for the list that is printed."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from consultations.models import Sitting
from consultations.printing.facts import ROLES
from deliberation.accounts.selectors import user_agents
from deliberation.events.rooms import ParticipantRole
from deliberation.rules.catalogue import AttendanceRules
from deliberation.rules.selectors import rules
from realtime.models import Attendance, Participant
from realtime.representations.attendances import AttendanceItem, AttendanceList, StayItem
from realtime.room.counts import count, has_come
from realtime.selectors.participants import headcount, participants, places
from realtime.stays import Course, Stay, device_kind, last_left, marks, together, within


def attendances(sitting: Sitting, now: datetime) -> AttendanceList:
    """Return who has come, as things stand ``now``; screens are nobody."""
    rows = [row for row in places(sitting.id) if row.role in ROLES]
    stays, ruled = _stays(sitting.id), rules(sitting.consultation.lead_body_id).attendance
    counted = count(participants(rows), ended_at=sitting.ended_at)
    order = list(ROLES)
    ranked = sorted(rows, key=lambda row: order.index(ParticipantRole(row.role)))
    return AttendanceList(
        due=counted.due,
        present=counted.present,
        connected=counted.connected,
        at_venues=counted.at_venues,
        items=[_item(row, sitting, stays[row.id], ruled, now) for row in ranked],
    )


def _item(
    row: Participant, sitting: Sitting, stays: list[Stay], ruled: AttendanceRules, now: datetime
) -> AttendanceItem:
    course = Course(sitting.opened_at, sitting.started_at, sitting.ended_at)
    counted = within(stays, course)
    (place,) = participants([row])
    arrived_at = row.arrived_at if has_come(place, sitting.ended_at) else None
    found = marks(
        arrived_at,
        counted,
        course,
        ruled,
        is_signed_on_paper=row.is_signed_on_paper,
        whereabouts=place.whereabouts,
    )
    return AttendanceItem(
        participant_id=row.id,
        name=row.account.name,
        role=place.role,
        is_due=row.is_due,
        is_venue=place.is_venue,
        headcount=headcount(row),
        whereabouts=place.whereabouts,
        is_signed_on_paper=row.is_signed_on_paper,
        is_present=row.present,
        arrived_at=arrived_at,
        left_at=last_left(counted),
        is_late=found.is_late,
        left_early=found.left_early,
        seconds=int(together(counted, now).total_seconds()),
        stays=[StayItem(device=stay.device, begins_at=stay.begins, ends_at=stay.ends) for stay in counted],
    )


def _stays(room_id: UUID) -> dict[UUID, list[Stay]]:
    """Return when whose devices were there, in order; waiting outside is not being there."""
    leases = list(Attendance.objects.filter(participant__room=room_id, is_in_lobby=False).order_by("opened_at", "id"))
    agents = user_agents({lease.login_session_id for lease in leases})
    stays: dict[UUID, list[Stay]] = defaultdict(list)
    for lease in leases:
        kind = device_kind(agents.get(lease.login_session_id, ""))
        stays[lease.participant_id].append(Stay(kind, lease.opened_at, lease.closed_at))
    return stays
