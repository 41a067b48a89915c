"""Founding: the rows without which nobody can sign in."""

from datetime import date
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import IntegrityError

from deliberation.accounts.models import Account, Institution, Term
from deliberation.accounts.services import sectors
from deliberation.core import clock
from deliberation.core.errors import Conflict, Invalid
from deliberation.eventlog.units import change, unit_of_work

_DIGITS = "零一二三四五六七八九"


@change
def found(
    *,
    name: str,
    term: int,
    time_zone: str,
    admin_username: str,
    admin_name: str,
    starts_on: date | None = None,
) -> Account:
    """Create the institution, its current term, the customary sectors and its first administrator; return the last.

    The administrator has no password: the first sign-in is by link. Without ``starts_on`` the term begins
    today.

    Raises:
        Conflict: ``institution.exists``; a deployment serves one institution.
        Invalid: ``request.invalid``, with the fields that are wrong.
    """
    zone = _zone(time_zone)
    institution = Institution(name=name.strip(), time_zone=time_zone)
    _check(institution, {"name": "name", "time_zone": "time_zone"})
    if not 1 <= term <= 99:
        raise Invalid("request.invalid", fields=[{"field": "term", "reason": "out_of_range"}])
    if Institution.objects.exists():
        raise Conflict("institution.exists")
    try:
        with unit_of_work():
            institution.save()
    except IntegrityError:  # another founder was faster
        raise Conflict("institution.exists") from None
    started = starts_on or clock.now().astimezone(zone).date()
    Term.objects.create(number=term, name=term_name(term), starts_on=started, is_current=True)
    sectors.put_customary()
    admin = Account(username=admin_username, name=admin_name.strip(), is_administrator=True)
    admin.set_unusable_password()
    _check(admin, {"username": "admin_username", "name": "admin_name"})
    admin.save()
    return admin


def term_name(number: int) -> str:
    """Return the customary name of a term from 1 to 99, e.g. 第十五届."""
    tens, ones = divmod(number, 10)
    words = ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
    return f"第{words}届"


def _zone(key: str) -> ZoneInfo:
    try:
        return ZoneInfo(key)
    except (KeyError, ValueError, OSError):  # unknown, or not a zone's name at all
        raise Invalid("request.invalid", fields=[{"field": "time_zone", "reason": "unknown"}]) from None


def _check(row: Institution | Account, names: dict[str, str]) -> None:
    """Validate the row's own fields; ``names`` tells what the caller calls them."""
    try:
        row.full_clean(validate_constraints=False, validate_unique=isinstance(row, Account))
    except ValidationError as error:
        fields = [
            {"field": names.get(field, field), "reason": item.code or "invalid"}
            for field, items in error.error_dict.items()
            for item in items
        ]
        raise Invalid("request.invalid", "; ".join(error.messages), fields=fields) from None
