"""Receiving a file: straight to disk, digested on the way, cut off at the limit."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from deliberation.accounts.models import Account
from deliberation.core.errors import Forbidden, Invalid, TooLarge
from deliberation.documents import rights
from deliberation.documents.storage import Draft
from deliberation.rules.selectors import rules

FIELD = "file"
"""The name of the form's one field."""
_PART = 256 * 1024


class Upload(UploadedFile):  # type: ignore[type-arg]  # generic in the stubs only
    """What the form's field becomes: a sealed draft, discarded with the request unless it was kept."""

    def __init__(self, draft: Draft, name: str) -> None:
        super().__init__(None, name, size=draft.size)
        self.draft = draft

    def close(self) -> None:
        self.draft.discard()


class Reception(FileUploadHandler):
    """Writes the one file of a form to a draft, for those who may hand one in (Django's upload handler)."""

    chunk_size = _PART

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self._request = request
        self._max = 0
        self._draft: Draft | None = None

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Look at who sends, and how much they announce, before anything is written.

        Raises:
            Forbidden: ``file.forbidden``.
            TooLarge: ``file.too_large`` with ``max`` bytes.
        """
        user = self._request.user
        if not isinstance(user, Account) or not rights.may_upload(user):
            raise Forbidden("file.forbidden")
        self._max = rules().paper.max_bytes
        announced = int(self._request.META.get("CONTENT_LENGTH") or 0)
        if announced > self._max + _PART:  # the form's own words are few
            raise TooLarge("file.too_large", max=self._max)

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin the one file.

        Raises:
            Invalid: ``request.invalid``; there is a second one, or the field is another.
        """
        super().new_file(*args, **kwargs)
        if self._draft is not None or self.field_name != FIELD:
            raise Invalid("request.invalid", fields=[{"field": str(self.field_name), "reason": "extra_forbidden"}])
        self._draft = Draft()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a part.

        Raises:
            TooLarge: ``file.too_large`` with ``max`` bytes.
        """
        assert self._draft is not None
        if self._draft.size + len(raw_data) > self._max:
            self._draft.discard()
            raise TooLarge("file.too_large", max=self._max)
        self._draft.write(raw_data)

    def file_complete(self, file_size: int) -> Upload:
        """Return the file."""
        assert self._draft is not None
        self._draft.seal()
        return Upload(self._draft, self.file_name or "")

    def upload_interrupted(self) -> None:
        """Leave nothing of a file whose sender went away."""
        if self._draft is not None:
            self._draft.discard()
