from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ConsultationsConfig(AppConfig):
    name = "consultations"
    label = "consultations"

    def ready(self) -> None:
        post_migrate.connect(_put_forms, sender=self)


def _put_forms(**kwargs: Any) -> None:
    from consultations.services.forms import put_defaults

    put_defaults()
