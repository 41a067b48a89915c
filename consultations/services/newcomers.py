"""People who come by the general link or the meeting code: who they are has to be shown, or seen by an operator."""

from uuid import UUID

from django.http import HttpRequest

from consultations.models import Sitting
from consultations.selectors.newcomers import named, plain, sits, sitting_of
from deliberation.accounts.models import Account, LoginSession, TextCode
from deliberation.accounts.services import rates, sign_in, text_codes
from deliberation.accounts.services.text_codes import Asked
from deliberation.core.errors import Conflict, NotFound, TooMany, Unauthenticated
from deliberation.core.proxies import client_address
from deliberation.eventlog.units import change
from deliberation.rules.catalogue import EntryRules
from deliberation.rules.selectors import rules

QUARTER = 900
"""Seconds in which attempts are counted."""


def find(request: HttpRequest, code: str) -> Sitting:
    """Return the sitting that has the meeting code; whoever only tries codes is held up.

    Raises:
        NotFound: ``sitting.not_found``.
        TooMany: ``entry.too_many`` with ``retry_after``; nothing was looked up.
    """
    address, most = client_address(request), rules().entry.unknown_codes
    if wait := rates.exhausted("entry.code", address, count=most):
        raise TooMany("entry.too_many", retry_after=wait)
    sitting = sitting_of(code)
    if sitting is None:
        rates.spend("entry.code", address, count=most, seconds=QUARTER)
        raise NotFound("sitting.not_found")
    return sitting


def ask_code(request: HttpRequest, sitting: Sitting, phone: str) -> Asked:
    """Have a code sent to a phone if its owner sits in the sitting; the answer is the same if not.

    Raises:
        Invalid, Unavailable, TooMany: as ``text_codes.ask``.
    """

    def may_have(account: Account) -> bool:
        return sits(account, sitting)

    return text_codes.ask(
        phone,
        TextCode.Purpose.JOIN,
        address=client_address(request),
        may_have=may_have,
        entry_rules=_numbers(sitting),
    )


def by_code(request: HttpRequest, sitting: Sitting, phone: str, code: str) -> LoginSession:
    """Sign somebody in who has shown that the phone is theirs, and bind the browser.

    Raises:
        Invalid: ``account.phone_invalid``.
        Unauthenticated: ``text_code.wrong``, ``text_code.spent``.
    """
    account = text_codes.confirm(phone, TextCode.Purpose.JOIN, code, entry_rules=_numbers(sitting))
    if not sits(account, sitting):  # not any more, since the code was sent
        raise Unauthenticated("text_code.wrong")
    return sign_in.begin_bound(request, account, method=LoginSession.Method.CODE)


def by_name(request: HttpRequest, sitting: Sitting, name: str, digits: str) -> LoginSession:
    """Let somebody wait before the room who knows name and last four digits of the phone of one who sits in it.

    That is no proof: the login reaches nothing but the waiting room until an operator has seen who it is. Unknown
    names, wrong digits and names that two have get one answer.

    Raises:
        Conflict: ``entry.not_open``; nobody waits yet, or not any more, or not by name here.
        TooMany: ``entry.too_many`` with ``retry_after``.
        NotFound: ``entry.no_match``.
    """
    numbers = _numbers(sitting)
    if not numbers.by_name or sitting.opened_at is None or sitting.is_over:
        raise Conflict("entry.not_open")
    _spend(request, sitting.id, name, numbers)
    account = named(sitting, name, digits)
    if account is None:
        raise NotFound("entry.no_match")
    return _wait(request, account, sitting, numbers)


@change
def _wait(request: HttpRequest, account: Account, sitting: Sitting, numbers: EntryRules) -> LoginSession:
    method = LoginSession.Method.NAME
    return sign_in.begin_confined(request, account, sitting.id, method=method, hours=numbers.waiting_hours)


def _spend(request: HttpRequest, sitting_id: UUID, name: str, numbers: EntryRules) -> None:
    limits = (
        ("entry.name.address", client_address(request), numbers.names_per_address),
        ("entry.name", f"{sitting_id} {plain(name)}", numbers.names_per_address),
        ("entry.name.sitting", str(sitting_id), numbers.names_per_sitting),
    )
    for purpose, who, most in limits:
        if wait := rates.spend(purpose, who, count=most, seconds=QUARTER):
            raise TooMany("entry.too_many", retry_after=wait)


def _numbers(sitting: Sitting) -> EntryRules:
    return rules(sitting.consultation.lead_body_id).entry
