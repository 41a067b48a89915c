"""What somebody is told on their first page."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from consultations.models import AgendaItem, Invitation, Paper, Sitting
from consultations.representations.home import Chore, ChoreItem, Home, HomeSitting, Todo
from consultations.representations.sittings import SittingItem
from consultations.selectors.invitations import DUE
from consultations.selectors.sittings import sitting_item, with_own_invitation
from consultations.selectors.visibility import invited, operated, prepared_by
from deliberation.accounts.models import Account
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import BEFORE, OVER, ReplyState

MOST = 20
"""So many sittings of either kind are shown; the lists show all."""


def home(actor: Account) -> Home:
    """Return the sittings that ``actor`` is invited to, and what is left to do for those ``actor`` prepares."""
    return Home(sittings=_own(actor), chores=_chores(actor))


def _own(actor: Account) -> list[HomeSitting]:
    rows = Sitting.objects.filter(invited(actor), cancelled_at=None).exclude(state__in=OVER)
    items = [sitting_item(row) for row in with_own_invitation(rows, actor).order_by("starts_at", "id")[:MOST]]
    ids = [item.sitting_id for item in items]
    own = Invitation.objects.filter(Q(account=actor) | Q(deputy=actor), sitting__in=ids, withdrawn_at=None)
    invitations = {row.sitting_id: row for row in own.order_by("-position", "-id")}  # the first of several wins
    papers = Counter(Paper.objects.filter(sitting__in=ids, withdrawn_at=None).values_list("sitting", "is_inner"))
    found = [_sitting(item, invitations[item.sitting_id], papers, actor) for item in items]
    return sorted(found, key=lambda item: item.state in BEFORE)  # stable: by time within each


def _sitting(
    item: SittingItem, invitation: Invitation, papers: Counter[tuple[UUID, bool]], actor: Account
) -> HomeSitting:
    hears_inner = invitation.role != ParticipantRole.OBSERVER
    readable = papers[item.sitting_id, False] + (papers[item.sitting_id, True] if hears_inner else 0)
    # Only the one invited answers; the deputy has been answered for.
    is_asked = invitation.account_id == actor.id and invitation.reply == ReplyState.NONE and item.state in BEFORE
    todo = {
        Todo.ENTER: item.state not in OVER and item.state != "scheduled",
        Todo.ANSWER: is_asked and invitation.role != ParticipantRole.OPERATOR,
        Todo.READ: readable > 0,
    }
    return HomeSitting(
        **dict(item),
        invitation_id=invitation.id,
        papers=readable,
        todo=[step for step, is_due in todo.items() if is_due],
    )


def _chores(actor: Account) -> list[ChoreItem]:
    prepared = Q() if actor.is_secretariat else prepared_by(actor, "consultation__") | operated(actor)
    rows = Sitting.objects.filter(prepared, state__in=BEFORE, cancelled_at=None)
    sittings = list(rows.order_by("starts_at", "id")[:MOST])
    planned = set(AgendaItem.objects.filter(sitting__in=sittings).values_list("sitting", flat=True))
    invitations: dict[UUID, list[Invitation]] = defaultdict(list)
    for row in Invitation.objects.filter(sitting__in=sittings, withdrawn_at=None, account__is_venue=False):
        invitations[row.sitting_id].append(row)
    return [
        ChoreItem(sitting_id=sitting.id, title=sitting.title, starts_at=sitting.starts_at, chore=chore, count=count)
        for sitting in sittings
        for chore, count in _left(invitations[sitting.id], has_agenda=sitting.id in planned)
    ]


def _left(invitations: list[Invitation], *, has_agenda: bool) -> Iterable[tuple[Chore, int]]:
    if not has_agenda:
        yield Chore.SET_AGENDA, 0
    counts = {
        Chore.SEND_INVITATIONS: sum(row.sent_at is None for row in invitations),
        Chore.CHASE_ANSWERS: sum(
            row.sent_at is not None and row.reply == ReplyState.NONE and row.role in DUE for row in invitations
        ),
        Chore.ADMIT_DEPUTIES: sum(row.reply == ReplyState.DEPUTY and row.deputy_id is None for row in invitations),
    }
    yield from ((chore, count) for chore, count in counts.items() if count)
