"""Files as rows."""

from django.conf import settings
from django.db import models

from deliberation.core.ids import uuid7
from deliberation.documents.names import LENGTH
from deliberation.events.files import FileType


class File(models.Model):
    """Something handed in: what it is called, what it is, and under which digest its bytes lie. Never changed.

    Whoever uses a file points at it by a foreign key with ``PROTECT``; what nothing points at is removed after a day.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=LENGTH)
    type = models.CharField(max_length=8, choices=[(type_.value, type_.value) for type_ in FileType])
    """What its content is; its media type follows."""
    size = models.PositiveBigIntegerField()
    """Bytes."""
    sha256 = models.CharField(max_length=64, db_index=True)
    """Digest of the content, and its place in the storage."""
    pages = models.PositiveIntegerField(null=True)
    """Pages of a PDF."""
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="files")
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="file_age")]

    def __str__(self) -> str:
        return self.name

    @property
    def media_type(self) -> str:
        """The media type under which it is served."""
        return FileType(self.type).media_type
