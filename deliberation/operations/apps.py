from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OperationsConfig(AppConfig):
    name = "deliberation.operations"
    label = "operations"

    def ready(self) -> None:
        autodiscover_modules("checkup")  # each app declares its examinations there
        from deliberation.operations import heartbeat  # noqa: F401 (declares periodic work)
