"""群通知: the text by which people are told of a sitting in a group, where nobody knows who reads it."""

from uuid import UUID

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from consultations import policies
from consultations.entrances import general_link, spoken_code
from consultations.models import Sitting
from consultations.printing.facts import institution_zone, when
from consultations.queries import AnnouncementQuery, Language
from consultations.representations.announcements import Announcement
from consultations.selectors.standings import access_sitting
from deliberation.accounts.models import Account
from deliberation.events.sittings import Confidentiality

LOCALES = {Language.CHINESE: "zh-hans", Language.ENGLISH: "en"}


def announcement(actor: Account, sitting_id: UUID, query: AnnouncementQuery) -> Announcement:
    """Return what may be posted of a sitting; of a confidential one no more than when it is.

    Raises:
        NotFound: ``sitting.not_found``.
        Forbidden: ``sitting.forbidden``, to those who do not prepare it.
    """
    sitting, standing = access_sitting(actor, sitting_id)
    policies.require(policies.may_manage(standing), "sitting.forbidden")
    is_confidential = sitting.confidentiality == Confidentiality.CONFIDENTIAL
    title, place = ("", "") if is_confidential else (sitting.title, sitting.place)
    with translation.override(LOCALES[query.language]):
        text = _text(sitting, query.language, title=title, place=place)
    return Announcement(
        title=title,
        starts_at=sitting.starts_at,
        ends_at=sitting.ends_at,
        place=place,
        general_link=general_link(sitting),
        meeting_code=spoken_code(sitting),
        text=text,
    )


def _text(sitting: Sitting, language: Language, *, title: str, place: str) -> str:
    lines = [
        _("[Meeting] %(title)s") % {"title": title} if title else _("[Meeting]"),
        _("Time: %(time)s") % {"time": when(sitting) if language is Language.CHINESE else _when(sitting)},
        _("Place: %(place)s") % {"place": place} if place else "",
        _("To take part: %(link)s") % {"link": general_link(sitting)},
        _("Meeting code: %(code)s") % {"code": spoken_code(sitting)},
    ]
    return "\n".join(line for line in lines if line)


def _when(sitting: Sitting) -> str:
    """Return from when to when, in words that are not Chinese."""
    zone = institution_zone()
    start, end = sitting.starts_at.astimezone(zone), sitting.ends_at.astimezone(zone)
    until = "H:i" if start.date() == end.date() else "l, j F Y, H:i"
    return f"{date_format(start, 'l, j F Y, H:i')} – {date_format(end, until)}"
