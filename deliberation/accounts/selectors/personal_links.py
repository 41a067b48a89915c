"""Personal links: what they open, and for which browser."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from deliberation.accounts.digests import digest
from deliberation.accounts.models import Device, PersonalLink
from deliberation.accounts.occasions import Occasion, describe
from deliberation.core import clock
from deliberation.rules.selectors import rules


def personal_link(token: str) -> PersonalLink | None:
    """Return the link of ``token``, whether or not it opens something, so that its bearer can be told whom to call."""
    return PersonalLink.objects.filter(token_digest=digest(token)).select_related("account", "device").first()


def occasion_of(link: PersonalLink) -> Occasion | None:
    """Return what the link leads to, ``None`` if its person has no business there any more."""
    return describe(link.account, link.occasion, link.subject_id)


def lasts_until(occasion: Occasion) -> datetime:
    """Return until when links to the occasion open."""
    return occasion.ends_at + timedelta(days=rules(occasion.committee_id).entry.link_days)


def opens(link: PersonalLink, occasion: Occasion | None) -> bool:
    """Return whether the link opens ``occasion`` for its person now."""
    if occasion is None or occasion.is_cancelled or not link.account.is_active:
        return False
    return link.is_good(clock.now(), lasts_until(occasion))


def wants_proof(link: PersonalLink, device: Device | None) -> bool:
    """Return whether a browser has to prove that it is the person's: another has come to this occasion already.

    ``device`` is this browser if it is bound to the person, who then has nothing to prove.
    """
    return device is None and links_like(link).filter(device__isnull=False, device__revoked_at=None).exists()


def links_like(link: PersonalLink) -> QuerySet[PersonalLink]:
    """Return the same person's links to the same occasion that were not revoked, this one included."""
    return PersonalLink.objects.filter(
        account=link.account_id, occasion=link.occasion, subject_id=link.subject_id, revoked_at=None
    )
