from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "deliberation.notifications"
    label = "notifications"

    def ready(self) -> None:
        # Importing declares: handlers of events, verbs.
        from deliberation.notifications import verbs  # noqa: F401
        from deliberation.notifications.handlers import erasures  # noqa: F401
