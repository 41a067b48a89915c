"""Everything a person can do in a room: the tables both doors are made from, one noun per file."""

from realtime.verbs.calls import CALL_VERBS
from realtime.verbs.floors import FLOOR_VERBS
from realtime.verbs.messages import MESSAGE_VERBS
from realtime.verbs.participants import PARTICIPANT_VERBS
from realtime.verbs.polls import POLL_VERBS
from realtime.verbs.recordings import RECORDING_VERBS
from realtime.verbs.sittings import SITTING_VERBS

ROOM_VERBS = (
    *SITTING_VERBS,
    *PARTICIPANT_VERBS,
    *MESSAGE_VERBS,
    *CALL_VERBS,
    *FLOOR_VERBS,
    *POLL_VERBS,
    *RECORDING_VERBS,
)
