"""Routes below ``/api/``."""

from django.urls import path

from consultations.api.views import agendas, consultations, entries, forms, home, invitations, papers, prints, sittings
from consultations.verbs import VERBS
from deliberation.eventlog.rest import routes

urlpatterns = [
    *routes(
        VERBS,
        reads={
            "home": home.HomeView,
            "forms": forms.FormsView,
            "consultations": consultations.ConsultationsView,
            "consultations/{consultation_id}": consultations.ConsultationView,
            "sittings": sittings.SittingsView,
            "sittings/{sitting_id}": sittings.SittingView,
            "sittings/{sitting_id}/announcement": sittings.AnnouncementView,
            "sittings/{sitting_id}/agenda": agendas.AgendaView,
            "sittings/{sitting_id}/entries": entries.EntriesView,
            "sittings/{sitting_id}/invitations": invitations.InvitationsView,
            "invitations/{invitation_id}": invitations.InvitationView,
            "sittings/{sitting_id}/papers": papers.PapersView,
        },
    ),
    path("sittings/<uuid:sitting_id>/prints/notices", prints.PersonalNoticesView.as_view()),
    path("sittings/<uuid:sitting_id>/prints/links", prints.LinkListView.as_view()),
    path("sittings/<uuid:sitting_id>/prints/<str:kind>", prints.PrintView.as_view()),
]
