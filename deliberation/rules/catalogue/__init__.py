"""Every rule there is: its name, its default and what values it may take. One group per file."""

from deliberation.rules.catalogue.base import RuleGroup
from deliberation.rules.catalogue.entries import EntryRules
from deliberation.rules.catalogue.floors import FloorRules
from deliberation.rules.catalogue.lobby import AttendanceRules, LobbyAdmission, LobbyRules
from deliberation.rules.catalogue.messages import MessageRules
from deliberation.rules.catalogue.papers import PaperRules
from deliberation.rules.catalogue.polls import PollRules
from deliberation.rules.catalogue.recordings import RecordingMode, RecordingRules
from deliberation.rules.catalogue.replies import ReplyRules
from deliberation.rules.catalogue.sittings import SittingRules

__all__ = [
    "AttendanceRules",
    "EntryRules",
    "FloorRules",
    "LobbyAdmission",
    "LobbyRules",
    "MessageRules",
    "PaperRules",
    "PollRules",
    "RecordingMode",
    "RecordingRules",
    "ReplyRules",
    "RuleGroup",
    "Rules",
    "SittingRules",
]


class Rules(RuleGroup):
    """All rules in force for one scope, group by group."""

    entry: EntryRules = EntryRules()
    floor: FloorRules = FloorRules()
    lobby: LobbyRules = LobbyRules()
    attendance: AttendanceRules = AttendanceRules()
    message: MessageRules = MessageRules()
    paper: PaperRules = PaperRules()
    poll: PollRules = PollRules()
    recording: RecordingRules = RecordingRules()
    reply: ReplyRules = ReplyRules()
    sitting: SittingRules = SittingRules()
