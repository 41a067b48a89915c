from django.apps import AppConfig


class RulesConfig(AppConfig):
    name = "deliberation.rules"
    label = "rules"

    def ready(self) -> None:
        from deliberation.rules import checkup  # noqa: F401 (declares the examination)
