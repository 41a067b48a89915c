from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "deliberation.notifications"
    label = "notifications"

    def ready(self) -> None:
        from deliberation.notifications import verbs  # noqa: F401 (declares the verbs)
