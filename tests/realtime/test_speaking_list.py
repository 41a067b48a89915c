"""The printed speaking list follows what the operators have arranged."""

from consultations.printing.speakers import speakers
from deliberation.events.floors import ArrangedSpeaker, FloorArrange
from realtime.services import floor_queues
from tests.conftest import Cast
from tests.factories import AgendaItemFactory, Meeting


def test_arranged_speakers_stand_in_the_order_of_the_agenda_and_their_lists(cast: Cast, meeting: Meeting) -> None:
    sitting = meeting.room.sitting
    first = AgendaItemFactory.create(sitting=sitting, title="通报", position=0)
    second = AgendaItemFactory.create(sitting=sitting, title="发言", position=1)
    assert speakers(sitting) == []
    lists = {
        second.id: [
            ArrangedSpeaker(participant_id=meeting.gao.id, limit=300),
            ArrangedSpeaker(participant_id=meeting.wei.id, limit=90, is_substitute=True),
        ],
        first.id: [ArrangedSpeaker(participant_id=meeting.zhou.id, limit=600)],
    }
    for item_id, arranged in lists.items():
        floor_queues.arrange(cast.qiao, FloorArrange(room_id=meeting.room.id, item_id=item_id, speakers=arranged))
    assert [(speaker.name, speaker.item, speaker.minutes, speaker.is_substitute) for speaker in speakers(sitting)] == [
        ("周振华", "通报", 10, False),
        ("高晓岚", "发言", 5, False),
        ("魏建国", "发言", 2, True),
    ]
