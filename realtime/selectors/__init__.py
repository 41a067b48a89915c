"""Reading rooms: what is known, for whoever may know it."""

from realtime.selectors.messages import access_message, message_page, message_rules
from realtime.selectors.publications import live_publications
from realtime.selectors.rooms import access_room, is_present, people, readable_streams, rooms
from realtime.selectors.snapshots import REPLAY_LIMIT, event_range, missed, snapshot

__all__ = [
    "REPLAY_LIMIT",
    "access_message",
    "access_room",
    "event_range",
    "is_present",
    "live_publications",
    "message_page",
    "message_rules",
    "missed",
    "people",
    "readable_streams",
    "rooms",
    "snapshot",
]
