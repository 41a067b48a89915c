from deliberation.eventlog.rest import routes
from realtime.api import views
from realtime.verbs import ROOM_VERBS

urlpatterns = routes(
    ROOM_VERBS,
    reads={
        "rooms": views.RoomsView,
        "rooms/{room_id}": views.RoomView,
        "rooms/{room_id}/people": views.PeopleView,
        "rooms/{room_id}/messages": views.MessagesView,
        "rooms/{room_id}/events": views.EventsView,
        "rooms/{room_id}/ticket": views.TicketView,
        "rooms/{room_id}/call": views.CallView,
    },
)
