from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "deliberation.operations"
    label = "operations"

    def ready(self) -> None:
        # Importing declares: examinations of the doctor, periodic work.
        from deliberation.operations import checkup, heartbeat  # noqa: F401
