"""Films: everything is tried on a speech of wei's of which sound and pictures are kept, and a film is asked for."""

from deliberation.core import clock
from deliberation.events.calls import MediaSource
from deliberation.events.films import FilmMake
from realtime.models import Recording
from realtime.services import films, kept_pictures, kept_recordings
from tests.conftest import Cast
from tests.contract.scenes import Area, Values, recordings
from tests.factories import Meeting
from tests.realtime.recorded import heard

TABLE = """
                  lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
film.make         ok      no      none    ok      none    none    room    room     login
film.cancel       ok      no      none    ok      none    none    room    room     login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Keep what wei said, with pictures, and ask for a film."""
    values = recordings.furnish(cast, meeting)
    row = Recording.objects.get()
    kept_recordings.keep(row.id, heard(clock.now()))
    kept_pictures.keep(row.id, MediaSource.CAMERA, heard(clock.now(), sha256="6" * 64))
    films.make(cast.qiao, FilmMake(room_id=meeting.room.id, recording_id=row.id))
    return values


AREA = Area(TABLE, furnish, refusals={"none": (404, "recording.not_found")})
