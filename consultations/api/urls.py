"""Routes below ``/api/``."""

from django.urls import path

from consultations.api.views import papers, prints
from consultations.verbs import CONSULTATION_VERBS
from deliberation.eventlog.rest import routes

urlpatterns = [
    *routes(
        CONSULTATION_VERBS,
        reads={
            "sittings/{sitting_id}/papers": papers.PapersView,
        },
    ),
    path("sittings/<uuid:sitting_id>/prints/<str:kind>", prints.PrintView.as_view()),
]
