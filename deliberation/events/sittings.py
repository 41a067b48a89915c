"""A sitting's course: ``sitting.*``."""

from enum import StrEnum


class SittingState(StrEnum):
    """Where a sitting stands (待召开、等候中、进行中、休会、已结束、已办结)."""

    SCHEDULED = "scheduled"
    WAITING = "waiting"
    RUNNING = "running"
    SUSPENDED = "suspended"
    ENDED = "ended"
    CLOSED = "closed"


OVER = frozenset({SittingState.ENDED, SittingState.CLOSED})
"""The states in which nothing more is said in it."""
BEFORE = frozenset({SittingState.SCHEDULED, SittingState.WAITING})
"""The states in which it has not begun."""


class Confidentiality(StrEnum):
    """Who may know of a sitting: anybody, the committee and whom it invites, or the invited alone."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"


class Mode(StrEnum):
    """How people come together (现场、线上、线上+线下)."""

    ON_SITE = "on_site"
    ONLINE = "online"
    BOTH = "both"


class AgendaKind(StrEnum):
    """What an agenda item is for (通报、发言、交流、回应、小结)."""

    REPORT = "report"
    SPEECHES = "speeches"
    EXCHANGE = "exchange"
    RESPONSE = "response"
    SUMMARY = "summary"
    OTHER = "other"


class FloorOrder(StrEnum):
    """In what order people speak (预定名单、先后次序、发言少者优先、按界别轮流、委员与部门交替)."""

    ARRANGED = "arranged"
    FIRST_COME = "first_come"
    LEAST_HEARD = "least_heard"
    BY_SECTOR = "by_sector"
    ALTERNATING = "alternating"


class ReplyState(StrEnum):
    """What somebody invited has answered (未回复、参加、请假、委托代表)."""

    NONE = "none"
    ACCEPTED = "accepted"
    LEAVE = "leave"
    DEPUTY = "deputy"
