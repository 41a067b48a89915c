from django.apps import AppConfig


class EventLogConfig(AppConfig):
    name = "deliberation.eventlog"
    label = "eventlog"

    def ready(self) -> None:
        from deliberation.eventlog import jobs  # noqa: F401 (declares the periodic jobs)
        from deliberation.events import vocabulary  # noqa: F401 (completes the registry of events)
