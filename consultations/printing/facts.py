"""What all papers of a sitting say: when and where it is, and who is invited to it as what."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from consultations.models import Invitation, Sitting
from deliberation.accounts.models import Membership, OrganisationRole
from deliberation.accounts.selectors import current_institution
from deliberation.documents.printing import chinese
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import Mode, ReplyState

ROLES = {
    ParticipantRole.CHAIR: "主持人",
    ParticipantRole.ATTENDEE: "出席",
    ParticipantRole.GUEST: "特邀",
    ParticipantRole.NON_VOTING: "列席",
    ParticipantRole.OBSERVER: "旁听",
    ParticipantRole.OPERATOR: "会务",
}
"""In the order in which lists name them; a role that is no person's is in none."""
MODES = {Mode.ON_SITE: "现场", Mode.ONLINE: "线上", Mode.BOTH: "线上+线下"}
_DEFAULT_ZONE = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody on the sitting's lists, as these print them."""

    invitation_id: UUID
    name: str
    role: str
    post: str
    """For whom they sit and as what: 市住建局副局长; of a member the sector and what they are elsewhere."""
    phone: str
    is_member: bool
    is_venue: bool
    headcount: int
    in_place_of: str = ""
    """Whom a deputy sits for."""


def institution_zone() -> ZoneInfo:
    """Return the time zone in which papers tell the time."""
    institution = current_institution()
    return ZoneInfo(institution.time_zone if institution else _DEFAULT_ZONE)


def issuer(sitting: Sitting) -> str:
    """Return the body that issues the sitting's papers, under the institution's name."""
    institution, body = current_institution(), sitting.consultation.lead_body.name
    if institution is None or body.startswith(institution.name):
        return body
    return f"{institution.name}{body}"


def day(sitting: Sitting) -> str:
    """Return the day of the sitting."""
    return chinese.day(sitting.starts_at.astimezone(institution_zone()))


def when(sitting: Sitting) -> str:
    """Return from when to when the sitting is planned."""
    return chinese.span(sitting.starts_at, sitting.ends_at, institution_zone())


def where(sitting: Sitting) -> str:
    """Return the place, and how people come together."""
    mode = MODES[Mode(sitting.consultation.mode)]
    return f"{sitting.place}（{mode}）" if sitting.place else mode


def invited(sitting: Sitting, *, with_leave: bool = False) -> list[Invited]:
    """Return who is invited, in the order of lists; a deputy in place of who sent one.

    Those who asked for leave are left out, unless told otherwise.
    """
    rows = Invitation.objects.filter(sitting=sitting, withdrawn_at=None, role__in=ROLES)
    if not with_leave:
        rows = rows.exclude(reply=ReplyState.LEAVE)
    rows = rows.select_related("account", "organisation")
    people = sorted(rows, key=lambda row: (list(ROLES).index(ParticipantRole(row.role)), row.position, row.id))
    posts, members = _posts(people), _members(people)
    return [_invited(row, posts, members) for row in people]


def _invited(row: Invitation, posts: dict[tuple[object, object], str], members: dict[object, str]) -> Invited:
    deputed = row.reply == ReplyState.DEPUTY and bool(row.deputy_name)
    body = row.organisation.label if row.organisation else ""
    own = row.post or posts.get((row.organisation_id, row.account_id), "")
    post = f"{body}{row.deputy_post if deputed else own}" or ("" if deputed else members.get(row.account_id, ""))
    return Invited(
        invitation_id=row.id,
        name=row.deputy_name if deputed else row.account.name,
        role=ROLES[ParticipantRole(row.role)],
        post=post,
        phone=row.deputy_phone if deputed else row.account.phone,
        is_member=not deputed and row.account_id in members,
        is_venue=row.account.is_venue,
        headcount=row.headcount,
        in_place_of=row.account.name if deputed else "",
    )


def _posts(rows: Sequence[Invitation]) -> dict[tuple[object, object], str]:
    """Return what those are who sit for a body, by body and account."""
    roles = OrganisationRole.objects.filter(
        organisation__in={row.organisation_id for row in rows if row.organisation_id},
        account__in={row.account_id for row in rows},
    )
    return {(body, account): post for body, account, post in roles.values_list("organisation", "account", "post")}


def _members(rows: Sequence[Invitation]) -> dict[object, str]:
    """Return what the members among them are, by account: their sector, and their post elsewhere."""
    memberships = Membership.objects.filter(term__is_current=True, account__in={row.account_id for row in rows})
    found = memberships.select_related("sector")
    return {item.account_id: f"{item.sector.name} {item.post}".strip() for item in found}
