"""Rows of the meeting, one noun per file."""

from realtime.models.attendances import ORIGIN_LENGTH, Attendance, Ticket
from realtime.models.films import Film
from realtime.models.floors import FloorQueue, Turn
from realtime.models.media_nodes import MediaNode
from realtime.models.messages import Message, Note
from realtime.models.polls import Ballot, Poll, SealedBallot, VoterRoll
from realtime.models.publications import Publication
from realtime.models.recordings import Footage, Recording
from realtime.models.rooms import Participant, Room

__all__ = [
    "ORIGIN_LENGTH",
    "Attendance",
    "Ballot",
    "Film",
    "FloorQueue",
    "Footage",
    "MediaNode",
    "Message",
    "Note",
    "Participant",
    "Poll",
    "Publication",
    "Recording",
    "Room",
    "SealedBallot",
    "Ticket",
    "Turn",
    "VoterRoll",
]
