"""Routes below ``/api/``."""

from django.urls import path

from deliberation.documents.api import views

urlpatterns = [
    path("files", views.FilesView.as_view()),
    path("files/<uuid:file_id>", views.FileView.as_view()),
]
