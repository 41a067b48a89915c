"""The printed set of a sitting: notice, agenda, speaking list, sign-in sheet and seat cards, as text documents.

They are in Chinese whatever language their reader's screen has: they are the committee's papers.
"""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from consultations.models import Sitting
from consultations.printing import agendas, notices, seats, sign_in, speakers


class PrintKind(StrEnum):
    """What can be printed (会议通知、议程、发言名单、签到表、桌签)."""

    NOTICE = "notice"
    AGENDA = "agenda"
    SPEAKERS = "speakers"
    SIGN_IN = "sign_in"
    SEAT_CARDS = "seat_cards"


Printer = Callable[[Sitting, datetime], bytes]
_PRINTERS: dict[PrintKind, tuple[str, Printer]] = {
    PrintKind.NOTICE: ("会议通知", notices.write),
    PrintKind.AGENDA: ("议程", agendas.write),
    PrintKind.SPEAKERS: ("发言名单", speakers.write),
    PrintKind.SIGN_IN: ("签到表", sign_in.write),
    PrintKind.SEAT_CARDS: ("桌签", seats.write),
}


def printed(kind: PrintKind, sitting: Sitting, now: datetime) -> tuple[str, bytes]:
    """Return the name and the bytes of a paper of the sitting."""
    label, write = _PRINTERS[kind]
    return f"{sitting.title} {label}.docx", write(sitting, now)
