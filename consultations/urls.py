"""Pages outside the application. Mounted at the root."""

from django.urls import path

from consultations.pages import JoinPage, MeetingPage, NamePage

urlpatterns = [
    path("join", JoinPage.as_view(), name="join"),
    path("j/<str:code>", MeetingPage.as_view(), name="meeting"),
    path("j/<str:code>/name", NamePage.as_view(), name="meeting-name"),
]
