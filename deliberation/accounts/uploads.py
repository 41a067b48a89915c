"""Receiving a workbook: in memory, for those who may import, and cut off at the limit."""

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from deliberation.accounts import policies
from deliberation.accounts.imports.workbooks import MAX_BYTES, MEGABYTE
from deliberation.accounts.models import Account
from deliberation.core.errors import Forbidden, Invalid, TooLarge

FIELD = "file"
_WORDS = 64 * 1024
"""What the form may hold besides the file."""


class WorkbookReception(FileUploadHandler):
    """Keeps the one file of a form in memory (Django's upload handler): a list of people is small and personal."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self._request = request
        self._content = io.BytesIO()
        self._is_begun = False

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Look at who sends, and how much they announce, before anything is kept.

        Raises:
            Forbidden: ``people.forbidden``.
            TooLarge: ``import.too_large`` with ``max`` bytes, which are ``max_mb``.
        """
        user = self._request.user
        if not isinstance(user, Account) or not policies.may_manage_people(user):
            raise Forbidden("people.forbidden")
        if int(self._request.META.get("CONTENT_LENGTH") or 0) > MAX_BYTES + _WORDS:
            raise TooLarge("import.too_large", max=MAX_BYTES, max_mb=MAX_BYTES // MEGABYTE)

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin the one file.

        Raises:
            Invalid: ``request.invalid``; there is a second one, or the field is another.
        """
        super().new_file(*args, **kwargs)
        if self._is_begun or self.field_name != FIELD:
            raise Invalid("request.invalid", fields=[{"field": str(self.field_name), "reason": "extra_forbidden"}])
        self._is_begun = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a part.

        Raises:
            TooLarge: ``import.too_large`` with ``max`` bytes, which are ``max_mb``.
        """
        if start + len(raw_data) > MAX_BYTES:
            raise TooLarge("import.too_large", max=MAX_BYTES, max_mb=MAX_BYTES // MEGABYTE)
        self._content.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Return the file."""
        self._content.seek(0)
        return InMemoryUploadedFile(
            self._content, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )
