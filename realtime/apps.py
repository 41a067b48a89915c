from django.apps import AppConfig


class RealtimeConfig(AppConfig):
    name = "realtime"

    def ready(self) -> None:
        # Importing declares: handlers of events, periodic jobs, verbs, printed lists.
        from realtime import jobs, rights, verbs  # noqa: F401
        from realtime.handlers import erasures, notices, places, reminders  # noqa: F401
        from realtime.printing import speakers  # noqa: F401
