"""Pages outside the application. Mounted at the root."""

from django.urls import path

from deliberation.accounts.pages import LoginLinkPage, PersonalLinkPage, QrLoginPage

urlpatterns = [
    path("login/<str:token>", LoginLinkPage.as_view(), name="login-link"),
    path("m/<str:token>", PersonalLinkPage.as_view(), name="personal-link"),
    path("q/<str:secret>", QrLoginPage.as_view(), name="qr-login"),
]
