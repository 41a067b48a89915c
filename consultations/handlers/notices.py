"""Who is told what about sittings and invitations, computed from events."""

from uuid import UUID

from django.db.models import QuerySet

from consultations.models import Invitation, Sitting
from deliberation.core import clock
from deliberation.eventlog.models import EventRecord
from deliberation.eventlog.reading import payload_text
from deliberation.eventlog.subscriptions import handles
from deliberation.events import streams
from deliberation.events.invitations import InvitationDeputyAdmitted, InvitationSent, InvitationWithdrawn
from deliberation.events.notices import NoticeKind
from deliberation.events.plans import SittingCancelled, SittingChanged
from deliberation.notifications.services import notify

WORTH_TELLING = frozenset({"starts_at", "ends_at", "place"})
"""What somebody who means to come must know when it changes."""


@handles(InvitationSent.type, name="consultations.notices.invitation_sent")
def tell_invited(record: EventRecord) -> None:
    """Tell people that they are invited."""
    if (text := payload_text(record)) is not None:
        ids = InvitationSent.model_validate_json(text).invitation_ids
        _tell_each(Invitation.objects.filter(id__in=ids, withdrawn_at=None), NoticeKind.INVITATION_SENT, record)


@handles(InvitationDeputyAdmitted.type, name="consultations.notices.deputy_admitted")
def tell_deputy(record: EventRecord) -> None:
    """Tell a deputy that they are to sit in somebody's place."""
    if (text := payload_text(record)) is not None:
        data = InvitationDeputyAdmitted.model_validate_json(text)
        sitting = Sitting.objects.get(invitations=data.invitation_id)
        notify([data.account_id], NoticeKind.INVITATION_SENT, _subject(sitting), actor=None)


@handles(InvitationWithdrawn.type, name="consultations.notices.invitation_withdrawn")
def tell_uninvited(record: EventRecord) -> None:
    """Tell somebody who knew of their invitation that it was taken back."""
    if (text := payload_text(record)) is not None:
        invitation_id = InvitationWithdrawn.model_validate_json(text).invitation_id
        # Whoever was invited once more in the meantime need not be confused.
        rows = Invitation.objects.filter(id=invitation_id, sent_at__isnull=False, withdrawn_at__isnull=False)
        _tell_each(rows, NoticeKind.INVITATION_WITHDRAWN, record)


@handles(SittingChanged.type, name="consultations.notices.sitting_changed")
def tell_of_change(record: EventRecord) -> None:
    """Tell those who know of their invitation that time or place are others now."""
    if streams.room_of(record.stream_id) is None or (text := payload_text(record)) is None:
        return  # the lead body's copy of the same event, or erased
    data = SittingChanged.model_validate_json(text)
    if WORTH_TELLING & set(data.fields):
        _tell_each(_told(data.sitting_id), NoticeKind.SITTING_CHANGED, record)


@handles(SittingCancelled.type, name="consultations.notices.sitting_cancelled")
def tell_of_cancellation(record: EventRecord) -> None:
    """Tell those who know of their invitation that the sitting was called off."""
    if streams.room_of(record.stream_id) is None or (text := payload_text(record)) is None:
        return
    data = SittingCancelled.model_validate_json(text)
    _tell_each(_told(data.sitting_id), NoticeKind.SITTING_CANCELLED, record, reason=data.reason)


def _told(sitting_id: UUID) -> QuerySet[Invitation]:
    return Invitation.objects.filter(sitting=sitting_id, sent_at__isnull=False, withdrawn_at=None)


def _tell_each(rows: QuerySet[Invitation], kind: NoticeKind, record: EventRecord, **more: str) -> None:
    """Tell the people of these invitations, or their deputies. Whoever did it knows already; places read nothing."""
    invitations = list(rows.filter(account__is_venue=False).select_related("sitting"))
    recipients = {row.deputy_id or row.account_id for row in invitations} - {record.actor_id}
    if recipients:
        notify(sorted(recipients), kind, {**_subject(invitations[0].sitting), **more}, actor=None)


def _subject(sitting: Sitting) -> dict[str, str]:
    return {
        "sitting_id": str(sitting.id),
        "sitting_title": sitting.title,
        "starts_at": clock.iso(sitting.starts_at),
        "place": sitting.place,
    }
