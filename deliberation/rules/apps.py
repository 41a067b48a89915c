from django.apps import AppConfig


class RulesConfig(AppConfig):
    name = "deliberation.rules"
    label = "rules"
