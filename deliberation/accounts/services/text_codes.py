"""Codes by SMS: whoever can read one has the phone in their hands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F

from deliberation.accounts.digests import keyed, same
from deliberation.accounts.models import Account, TextCode, TextMessage
from deliberation.accounts.services import rates
from deliberation.accounts.services.accounts import normalised_phone
from deliberation.core import clock
from deliberation.core.errors import TooMany, Unauthenticated, Unavailable
from deliberation.eventlog.units import change
from deliberation.rules.catalogue import EntryRules
from deliberation.rules.selectors import rules
from deliberation.transports import chosen

HOUR = 3600
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """What is told of a code, whether it was sent to somebody or to nobody."""

    expires_at: datetime
    retry_after: int
    """Seconds before another may be asked for."""


def are_sent() -> bool:
    """Return whether this deployment can send codes at all."""
    return chosen() is not None


def anybody(account: Account) -> bool:
    """Let everybody have a code who has an account."""
    return True


def ask(
    phone: str,
    purpose: TextCode.Purpose,
    *,
    address: str,
    may_have: Callable[[Account], bool] = anybody,
    entry_rules: EntryRules | None = None,
) -> Asked:
    """Have a code sent to ``phone`` if somebody has that number and ``may_have`` one.

    The answer is the same if not, and takes as long: the same rows are written, and the worker sends.

    Raises:
        Invalid: ``account.phone_invalid``.
        Unavailable: ``text_code.unavailable``; texts are not sent here.
        TooMany: ``text_code.too_many`` with ``retry_after``.
    """
    number = normalised_phone(phone, required=True)
    if not are_sent():
        raise Unavailable("text_code.unavailable")
    numbers = entry_rules or rules().entry
    _spend(number, purpose, address, numbers)
    return _make(number, purpose, numbers, may_have)


@change
def _make(number: str, purpose: TextCode.Purpose, numbers: EntryRules, may_have: Callable[[Account], bool]) -> Asked:
    now = clock.now()
    account = Account.objects.filter(phone=number, is_active=True).first()
    code = TextCode.objects.create(
        phone_digest=keyed("phone", number),
        account=account if account is not None and may_have(account) else None,
        purpose=purpose,
        created_at=now,
        expires_at=now + timedelta(minutes=numbers.code_minutes),
    )
    TextMessage.objects.create(
        kind=TextMessage.Kind.CODE,
        account=code.account,
        code=code,
        next_at=now,
        expires_at=code.expires_at,
        created_at=now,
    )
    return Asked(code.expires_at, numbers.code_interval)


def _spend(number: str, purpose: TextCode.Purpose, address: str, numbers: EntryRules) -> None:
    """Count the request against what the address and the number may have.

    Raises:
        TooMany: ``text_code.too_many`` with ``retry_after``.
    """
    limits = (
        ("text_code.address", address, numbers.codes_per_address, HOUR),
        ("text_code.pause", f"{purpose} {number}", 1, numbers.code_interval),
        ("text_code.phone", number, numbers.codes_per_phone, HOUR),
    )
    for limit, who, count, seconds in limits:
        if wait := rates.spend(limit, who, count=count, seconds=seconds):
            raise TooMany("text_code.too_many", retry_after=wait)


def confirm(phone: str, purpose: TextCode.Purpose, digits: str, *, entry_rules: EntryRules | None = None) -> Account:
    """Use up the newest code that was sent to ``phone`` and return whose it is.

    A number that nobody has gets the answers of one whose code was guessed wrongly. Not inside a unit of work: a wrong
    guess is counted although nothing else happens.

    Raises:
        Invalid: ``account.phone_invalid``.
        Unauthenticated: ``text_code.wrong``; ``text_code.spent``, it has expired, was used or guessed at too often, or
            there is none: another is needed.
    """
    number = normalised_phone(phone, required=True)
    code = TextCode.objects.filter(phone_digest=keyed("phone", number), purpose=purpose).order_by("-created_at").first()
    if code is None or not _count_attempt(code, (entry_rules or rules().entry).code_attempts):
        raise Unauthenticated("text_code.spent")
    is_right = same(digits.strip(), digits_of(code))
    if not is_right or code.account is None or not code.account.is_active or code.account.phone != number:
        raise Unauthenticated("text_code.wrong")
    if not TextCode.objects.filter(id=code.id, used_at=None).update(used_at=clock.now()):
        raise Unauthenticated("text_code.spent")  # the same code came twice at once
    return code.account


def _count_attempt(code: TextCode, most: int) -> bool:
    """Count an entry of ``code`` and return whether it may be looked at: one statement decides between several."""
    open_ = TextCode.objects.filter(id=code.id, used_at=None, expires_at__gt=clock.now(), attempts__lt=most)
    return bool(open_.update(attempts=F("attempts") + 1))


def digits_of(code: TextCode) -> str:
    """Return the digits of a code. They stand nowhere: whoever reads the database without the secret learns none."""
    return f"{int(keyed('text_code', str(code.id)), 16) % 10**DIGITS:0{DIGITS}}"
