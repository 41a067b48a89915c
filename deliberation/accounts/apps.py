from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "deliberation.accounts"
    label = "accounts"

    def ready(self) -> None:
        from deliberation.accounts import jobs, verbs  # noqa: F401 (declare the periodic jobs and the verbs)
