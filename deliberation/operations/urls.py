from django.urls import path

from deliberation.operations import api

urlpatterns = [
    path("healthz", api.healthz),
    path("readyz", api.readyz),
    path("metrics", api.metrics),
]
