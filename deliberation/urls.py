"""Every address of the service."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView

from deliberation.pages import app, missing
from realtime.consumers.routing import http_urlpatterns

urlpatterns = [
    path("", include("deliberation.operations.urls")),
    path("", include("deliberation.accounts.urls")),
    path("", include("consultations.urls")),
    path("api/schema/", SpectacularAPIView.as_view(), name="schema"),
    *http_urlpatterns,
    path("api/", include("deliberation.accounts.api.urls")),
    path("api/", include("deliberation.documents.api.urls")),
    path("api/", include("deliberation.notifications.api.urls")),
    path("api/", include("consultations.api.urls")),
    path("api/", include("realtime.api.urls")),
    re_path(r"^(?:api|ws|static)(?:/|$)", missing),
    re_path(r"", app),
]
