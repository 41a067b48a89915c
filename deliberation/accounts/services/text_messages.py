"""The outbox of texts: queued in the change that wants them, sent by the worker, tried again until they are taken."""

import logging
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from deliberation.accounts import selectors
from deliberation.accounts.models import Account, TextMessage
from deliberation.accounts.occasions import Occasion, describe
from deliberation.accounts.services import personal_links, text_codes
from deliberation.core import clock
from deliberation.eventlog.units import change, unit_of_work
from deliberation.events.entries import LinkChannel, TextState
from deliberation.transports import Transport, TransportError, chosen

BATCH = 50
"""How many texts one round sends at the most."""
ATTEMPTS = 6
LEASE = timedelta(seconds=90)
"""After so long, a text that somebody began to send is taken for lost, with its process, and sent again."""

LANGUAGES = {Account.Language.CHINESE: "zh-hans", Account.Language.ENGLISH: "en"}
"""An account's language → Django's name of it."""

logger = logging.getLogger(__name__)


class Useless(Exception):
    """A text is no use any more; the message says why."""


@change
def queue_links(accounts: Collection[Account], occasion: str, subject_id: UUID, *, expires_at: datetime) -> set[UUID]:
    """Have a personal link sent to each of ``accounts`` and return to whom one was not on its way already."""
    now = clock.now()
    waiting = TextMessage.objects.filter(occasion=occasion, subject_id=subject_id, state=TextState.OPEN)
    held = set(waiting.filter(account__in=accounts).values_list("account_id", flat=True))
    rows = [
        TextMessage(
            kind=TextMessage.Kind.LINK,
            account=account,
            occasion=occasion,
            subject_id=subject_id,
            next_at=now,
            expires_at=expires_at,
            created_at=now,
        )
        for account in accounts
        if account.id not in held
    ]
    TextMessage.objects.bulk_create(rows)
    return {row.account_id for row in rows if row.account_id is not None}


def drop_waiting() -> None:
    """Let no text that waits be sent any more."""
    TextMessage.objects.filter(state=TextState.OPEN).update(state=TextState.DROPPED, error="withdrawn")


def send_due(limit: int = BATCH) -> int:
    """Send up to ``limit`` texts that are due and return how many were tried; without a transport they wait."""
    transport = chosen()
    tried = 0
    while transport is not None and tried < limit and _send_next(transport):
        tried += 1
    return tried


def _send_next(transport: Transport) -> bool:
    """Take one text and try it. Nothing is locked while the gateway is asked: the row says until when it is taken."""
    now = clock.now()
    due = TextMessage.objects.filter(state=TextState.OPEN, next_at__lte=now).order_by("next_at", "id")
    if not due.exists():  # without this look, an idle worker would take SQLite's write lock every second
        return False
    with unit_of_work():
        message = _locked(due).first()
        if message is None:
            return False
        try:
            number, text = _written(message, now)
        except Useless as reason:
            _end(message, TextState.DROPPED, error=str(reason))
            return True
        message.attempts += 1
        message.next_at = now + LEASE
        message.save(update_fields=["attempts", "next_at"])
    _hand_over(transport, message, number, text)
    return True


def _hand_over(transport: Transport, message: TextMessage, number: str, text: str) -> None:
    try:
        transport.send(number, text)
    except TransportError as error:
        logger.warning("text not taken: %s", error, extra={"text": str(message.id), "attempts": message.attempts})
        if error.is_final or message.attempts >= ATTEMPTS:
            _end(message, TextState.FAILED, error=str(error))
        else:
            message.next_at = clock.now() + timedelta(seconds=2**message.attempts)
            message.error = str(error)[:200]
            message.save(update_fields=["next_at", "error"])
    else:
        message.sent_at = clock.now()
        _end(message, TextState.SENT)


def _written(message: TextMessage, now: datetime) -> tuple[str, str]:
    """Return number and text of a message. A link is made only now: its token is kept nowhere, not even here.

    Raises:
        Useless: nobody is to get it, or not any more.
    """
    account = message.account
    if account is None or not account.is_active or not account.phone:
        raise Useless("nobody to send it to")
    if message.expires_at <= now:
        raise Useless("too late")
    with translation.override(LANGUAGES[Account.Language(account.language)]):
        return account.phone, _code_text(message) if message.code is not None else _link_text(message, account)


def _code_text(message: TextMessage) -> str:
    code = message.code
    assert code is not None  # the caller has looked
    if code.used_at is not None:
        raise Useless("used already")
    minutes = round((code.expires_at - code.created_at).total_seconds() / 60)
    words = {"code": text_codes.digits_of(code), "minutes": minutes, "institution": _institution()}
    return _("%(institution)s: your code is %(code)s, good for %(minutes)s minutes. Tell it to nobody.") % words


def _link_text(message: TextMessage, account: Account) -> str:
    assert message.subject_id is not None  # links have one
    occasion = describe(account, message.occasion, message.subject_id)
    if occasion is None or occasion.is_cancelled:
        raise Useless("not invited any more")
    token = personal_links.make(
        account,
        message.occasion,
        message.subject_id,
        channel=LinkChannel.TEXT,
        expires_at=selectors.lasts_until(occasion),
    )
    return invitation_text(account, occasion, personal_links.url(token))


def invitation_text(account: Account, occasion: Occasion, url: str) -> str:
    """Return the text that hands a personal link to its person, in the active language."""
    words = {
        "institution": _institution(),
        "name": account.name,
        "title": occasion.title or _("a meeting"),
        "time": date_format(selectors.local(occasion.starts_at), _("N j, H:i")),
        "url": url,
    }
    return _("%(institution)s: %(name)s, your link to “%(title)s” (%(time)s), for you alone: %(url)s") % words


def _institution() -> str:
    institution = selectors.current_institution()
    return institution.name if institution is not None else _("Deliberation")


def _end(message: TextMessage, state: TextState, *, error: str = "") -> None:
    message.state, message.error = state, error[:200]
    message.save(update_fields=["state", "error", "sent_at"])


def _locked(messages: QuerySet[TextMessage]) -> QuerySet[TextMessage]:
    """Return the rows to be locked; where rows can be skipped, several workers share the queue."""
    rows = messages.select_related("account", "code")
    if connection.features.has_select_for_update_skip_locked:
        return rows.select_for_update(skip_locked=True, of=("self",))
    return rows  # SQLite has one writer at a time anyway
