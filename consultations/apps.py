from typing import Any

from django.apps import AppConfig
from django.apps import apps as every_app
from django.apps.registry import Apps
from django.db.models.signals import post_migrate


class ConsultationsConfig(AppConfig):
    name = "consultations"
    label = "consultations"

    def ready(self) -> None:
        # Importing declares: verbs, handlers of events, who may read which file, and what personal links lead to.
        from consultations import occasions, rights, verbs  # noqa: F401
        from consultations.handlers import notices  # noqa: F401

        post_migrate.connect(_put_forms, sender=self)


def _put_forms(apps: Apps = every_app, **kwargs: Any) -> None:
    try:
        apps.get_model("consultations", "ConsultationForm")
    except LookupError:
        return  # only others' migrations have been applied so far
    from consultations.services.forms import put_defaults

    put_defaults()
