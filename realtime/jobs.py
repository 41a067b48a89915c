"""What the meeting's clock does by itself, and what runs beside it."""

from deliberation.core.background import beside
from deliberation.core.schedule import every
from realtime.services import (
    attendances,
    call_reconciler,
    film_making,
    floor_clock,
    kept_recordings,
    media_rights,
    poll_clock,
    recording_transfers,
    tickets,
)

every(1, name="realtime.attendances")(attendances.sweep)
every(1, name="realtime.calls")(call_reconciler.reconcile)
every(1, name="realtime.films")(film_making.run)
every(1, name="realtime.floor_clock")(floor_clock.sweep)
every(1, name="realtime.poll_clock")(poll_clock.sweep)
every(2, name="realtime.recordings")(recording_transfers.run)
every(3600, name="realtime.recordings.retention")(kept_recordings.delete_due)
every(3600, name="realtime.tickets")(tickets.purge)

beside(media_rights.Teller)
