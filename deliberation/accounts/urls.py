"""Pages outside the application: what a login link opens. Mounted at the root."""

from django.urls import path

from deliberation.accounts.pages import LoginLinkPage

urlpatterns = [path("login/<str:token>", LoginLinkPage.as_view(), name="login-link")]
