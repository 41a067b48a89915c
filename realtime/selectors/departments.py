"""The bodies that can be asked in a room."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from deliberation.accounts.models import Organisation
from deliberation.core.errors import NotFound
from deliberation.events.organisations import OrganisationKind
from realtime.models import Participant, Room
from realtime.representations import Department

ANSWERING = (OrganisationKind.DEPARTMENT, OrganisationKind.ASSIGNING_BODY)
"""Committees and offices hold consultations; these are consulted."""


def asked_department(room: Room, department_id: UUID) -> Organisation:
    """Return a department that can be asked here: the consultation is held with it, or somebody sits for it.

    Raises:
        NotFound: ``organisation.not_found``.
    """
    department = _askable(room).filter(id=department_id).first()
    if department is None:
        raise NotFound("organisation.not_found")
    return department


def departments(room: Room) -> list[Department]:
    """Return whom one can ask here, by name: of a department nobody need be there to be asked."""
    rows = _askable(room).order_by("position", "name", "id")
    return [Department(department_id=row.id, name=row.label) for row in rows]


def _askable(room: Room) -> QuerySet[Organisation]:
    is_here = Exists(Participant.objects.filter(room=room, acts_for=OuterRef("pk")))
    is_consulted = Exists(room.sitting.consultation.departments.filter(pk=OuterRef("pk")))
    return Organisation.objects.filter(is_here | is_consulted, kind__in=ANSWERING)
