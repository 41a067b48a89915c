"""The cast of the demonstration, and the house they work in."""

from dataclasses import dataclass

from django.conf import settings

from deliberation.accounts.models import Account, Institution
from deliberation.accounts.selectors import access_term
from deliberation.accounts.services import demo_directory, institution
from deliberation.core.errors import Conflict
from deliberation.eventlog.units import change

INSTITUTION = "滨江市政协"
TERM = 15


@dataclass(frozen=True, slots=True)
class Role:
    """One of the cast. Which places they take in a room is the room's to say."""

    username: str
    name: str
    phone: str = ""
    is_administrator: bool = False
    is_secretariat: bool = False


ADMIN = Role("admin", "何志远", is_administrator=True)
CAST = (
    Role("lin", "林书琴", "19900000001"),  # heads the committee, presides
    Role("wei", "魏建国", "19900000002"),  # member
    Role("gao", "高晓岚", "19900000003"),  # member
    Role("qiao", "乔文静", "19900000004", is_secretariat=True),
    Role("zhou", "周振华", "19900000005"),  # official of a department
    ADMIN,
)


@change
def create_cast() -> dict[str, Account]:
    """Create whatever is missing of the demonstration's institution and people; return the cast by username.

    The accounts have no password, not even a weak one: they sign in by links from the console.

    Raises:
        Conflict: ``institution.exists``; this is production, or a name belongs to a real account.
    """
    if settings.PRODUCTION:
        raise Conflict("institution.exists", "production has no demonstration accounts")
    if not Institution.objects.exists():
        admin = institution.found(
            name=INSTITUTION,
            term=TERM,
            time_zone=settings.TIME_ZONE,
            admin_username=ADMIN.username,
            admin_name=ADMIN.name,
        )
        Account.objects.filter(id=admin.id).update(is_demo=True)
    cast = {role.username: _account(role) for role in CAST}
    demo_directory.furnish(cast, access_term(None))
    return cast


def _account(role: Role) -> Account:
    found = Account.objects.filter(username=role.username).first()
    if found is None:
        return Account.objects.create_account(
            role.username,
            name=role.name,
            phone=role.phone,
            is_administrator=role.is_administrator,
            is_secretariat=role.is_secretariat,
            is_demo=True,
        )
    if not found.is_demo:
        raise Conflict("institution.exists", f"{role.username} is a real account")
    return found
