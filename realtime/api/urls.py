from django.urls import path

from deliberation.eventlog.rest import routes
from realtime.api.views import attendances, calls, floors, messages, polls, prints, recordings, rooms
from realtime.verbs import ROOM_VERBS

urlpatterns = [
    *routes(
        ROOM_VERBS,
        reads={
            "rooms": rooms.RoomsView,
            "rooms/{room_id}": rooms.RoomView,
            "rooms/{room_id}/people": rooms.PeopleView,
            "rooms/{room_id}/attendances": attendances.AttendancesView,
            "rooms/{room_id}/messages": messages.MessagesView,
            "rooms/{room_id}/events": rooms.EventsView,
            "rooms/{room_id}/ticket": rooms.TicketView,
            "rooms/{room_id}/call": calls.CallView,
            "rooms/{room_id}/quality": calls.QualityView,
            "rooms/{room_id}/ballots": polls.OwnBallotsView,
            "rooms/{room_id}/polls/{poll_id}/roll": polls.RollView,
            "rooms/{room_id}/polls/{poll_id}/breakdown": polls.BreakdownView,
            "rooms/{room_id}/polls/{poll_id}/codes": polls.CodesView,
            "rooms/{room_id}/recordings": recordings.RecordingsView,
            "rooms/{room_id}/recordings/{recording_id}": recordings.RecordingView,
            "rooms/{room_id}/recordings/{recording_id}/film": recordings.FilmView,
            "rooms/{room_id}/floor/talk": floors.TalkTimesView,
            "rooms/{room_id}/floor/turns": floors.TurnsView,
        },
    ),
    path(
        "rooms/<uuid:room_id>/recordings/<uuid:recording_id>/pictures/<str:source>",
        recordings.RecordedPicturesView.as_view(),
    ),
    path("rooms/<uuid:room_id>/attendances.xlsx", prints.AttendanceWorkbookView.as_view()),
    path("rooms/<uuid:room_id>/polls/<uuid:poll_id>/result.xlsx", prints.PollWorkbookView.as_view()),
    path("rooms/<uuid:room_id>/polls/<uuid:poll_id>/result.pdf", prints.PollPaperView.as_view()),
]
