"""What the doors answer about rooms."""

from realtime.representations.answers import Answer
from realtime.representations.calls import CallSetup, IceServer, PublicationItem, RoomQuality, SubscribedTrack
from realtime.representations.messages import MessagePage
from realtime.representations.rooms import (
    Department,
    EventRange,
    Me,
    Person,
    PersonList,
    RoomItem,
    RoomList,
    Snapshot,
    TicketAnswer,
)

__all__ = [
    "Answer",
    "CallSetup",
    "Department",
    "EventRange",
    "IceServer",
    "Me",
    "MessagePage",
    "Person",
    "PersonList",
    "PublicationItem",
    "RoomItem",
    "RoomList",
    "RoomQuality",
    "Snapshot",
    "SubscribedTrack",
    "TicketAnswer",
]
