"""Reading rooms: what is known, for whoever may know it."""

from realtime.selectors.departments import asked_department, departments
from realtime.selectors.messages import access_message, message_page, message_rules, open_questions
from realtime.selectors.participants import counts, headcount, people, places
from realtime.selectors.publications import live_publications
from realtime.selectors.rooms import (
    access_door,
    access_participant,
    access_place,
    access_room,
    audiences,
    has_control,
    is_in,
    is_operator_present,
    is_present,
    readable_streams,
    rooms,
)
from realtime.selectors.snapshots import REPLAY_LIMIT, event_range, missed, snapshot

__all__ = [
    "REPLAY_LIMIT",
    "access_door",
    "access_message",
    "access_participant",
    "access_place",
    "access_room",
    "asked_department",
    "audiences",
    "counts",
    "departments",
    "event_range",
    "has_control",
    "headcount",
    "is_in",
    "is_operator_present",
    "is_present",
    "live_publications",
    "message_page",
    "message_rules",
    "missed",
    "open_questions",
    "people",
    "places",
    "readable_streams",
    "rooms",
    "snapshot",
]
