"""Entering by a personal link: at once, after a proof that it is the person, or only as far as the lobby."""

from uuid import UUID

from django.http import HttpRequest

from deliberation.accounts import selectors
from deliberation.accounts.models import Account, LoginSession, PersonalLink, TextCode
from deliberation.accounts.occasions import Occasion
from deliberation.accounts.services import devices, login_sessions, personal_links, qr_logins, sign_in, text_codes
from deliberation.accounts.services.text_codes import Asked
from deliberation.core.errors import Forbidden, Unauthenticated
from deliberation.core.proxies import client_address
from deliberation.eventlog.units import change
from deliberation.rules.selectors import rules


@change
def by_link(request: HttpRequest, token: str) -> Occasion:
    """Sign the person of the link in on this browser, bind it, and return what the link leads to.

    Whoever was signed in here before, if it was somebody else, is signed out. Entering again changes nothing.

    Raises:
        Unauthenticated: ``personal_link.invalid``; unknown, expired, revoked, or it leads nowhere any more.
        Forbidden: ``personal_link.proof_wanted``; another browser came in by it first, so this one has to prove that
            it is the same person's.
    """
    link, occasion = _held(token)
    device = selectors.device_of(link.account, devices.secret_of(request))
    if not is_signed_in(request, link.account) and selectors.wants_proof(link, device):
        raise Forbidden("personal_link.proof_wanted")
    _enter(request, link)
    return occasion


def ask_code(request: HttpRequest, token: str) -> Asked:
    """Send a code to the phone of the link's person.

    Raises:
        Unauthenticated: ``personal_link.invalid``.
        Invalid, Unavailable, TooMany: as ``text_codes.ask``; the first also if no phone is known.
    """
    link, occasion = _open(token)
    return text_codes.ask(
        link.account.phone,
        TextCode.Purpose.DEVICE,
        address=client_address(request),
        entry_rules=rules(occasion.committee_id).entry,
    )


def by_code(request: HttpRequest, token: str, code: str) -> Occasion:
    """Enter by a link on another browser, after the code that was sent to the person's phone.

    Raises:
        Unauthenticated: ``personal_link.invalid``, ``text_code.wrong``, ``text_code.spent``.
        Invalid: ``account.phone_invalid``; no phone is known.
    """
    link, occasion = _open(token)
    numbers = rules(occasion.committee_id).entry
    if text_codes.confirm(link.account.phone, TextCode.Purpose.DEVICE, code, entry_rules=numbers) != link.account:
        raise Unauthenticated("text_code.wrong")
    return with_proof(request, token)


@change
def by_qr(request: HttpRequest, token: str, qr_login_id: UUID) -> Occasion:
    """Enter by a link on another browser, because the person has granted it on the first.

    Raises:
        Unauthenticated: ``personal_link.invalid``; ``qr_login.expired``, also if somebody else has granted it.
        NotFound: ``qr_login.not_found``.
        Conflict: ``qr_login.waiting``.
    """
    link, _ = _open(token)
    if qr_logins.take(request, qr_login_id) != link.account:
        raise Unauthenticated("qr_login.expired")
    return with_proof(request, token)


@change
def as_waiting(request: HttpRequest, token: str) -> Occasion:
    """Let somebody who cannot prove who they are wait before the room that the link leads to.

    Raises:
        Unauthenticated: ``personal_link.invalid``; also where there is nowhere to wait.
    """
    link, occasion = _open(token)
    if occasion.lobby_id is None:
        raise Unauthenticated("personal_link.invalid")
    hours = rules(occasion.committee_id).entry.waiting_hours
    method = LoginSession.Method.PERSONAL
    sign_in.begin_confined(request, link.account, occasion.lobby_id, method=method, hours=hours)
    return occasion


@change
def with_proof(request: HttpRequest, token: str) -> Occasion:
    """Sign the person of the link in on a browser that has just been proved to be theirs.

    Raises:
        Unauthenticated: ``personal_link.invalid``.
    """
    link, occasion = _held(token)
    _enter(request, link)
    return occasion


def is_signed_in(request: HttpRequest, account: Account) -> bool:
    """Return whether this browser is signed in as ``account``, and not just waiting to be recognised."""
    current = getattr(request, "login_session", None)
    return (
        isinstance(current, LoginSession)
        and current.account_id == account.id
        and current.is_bound
        and current.confined_to is None
    )


def _open(token: str) -> tuple[PersonalLink, Occasion]:
    link = selectors.personal_link(token)
    occasion = selectors.occasion_of(link) if link is not None else None
    if link is None or occasion is None or not selectors.opens(link, occasion):
        raise Unauthenticated("personal_link.invalid")
    return link, occasion


def _held(token: str) -> tuple[PersonalLink, Occasion]:
    """Return link and occasion, with the person held until the end of the unit: nobody enters or revokes meanwhile."""
    link, _ = _open(token)
    Account.objects.select_for_update(no_key=True).get(id=link.account_id)
    return _open(token)


def _enter(request: HttpRequest, link: PersonalLink) -> None:
    device = devices.bind(request, link.account)
    if is_signed_in(request, link.account):
        login_sessions.settle(request.login_session, device)  # type: ignore[attr-defined]  # as the middleware sets it
    else:
        sign_in.begin(request, link.account, method=LoginSession.Method.PERSONAL, device=device)
    personal_links.mark_used(link, device)
