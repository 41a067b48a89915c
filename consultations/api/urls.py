"""Routes below ``/api/``."""

from consultations.api.views import papers
from consultations.verbs import CONSULTATION_VERBS
from deliberation.eventlog.rest import routes

urlpatterns = routes(
    CONSULTATION_VERBS,
    reads={
        "sittings/{sitting_id}/papers": papers.PapersView,
    },
)
