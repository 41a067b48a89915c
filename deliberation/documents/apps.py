from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "deliberation.documents"
    label = "documents"

    def ready(self) -> None:
        from deliberation.documents import checkup, jobs  # noqa: F401 (declare the examinations and the periodic job)
