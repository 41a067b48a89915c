"""Finding files. Whatever fetches for somebody also asks whether they may."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from deliberation.accounts.models import Account
from deliberation.core.errors import NotFound
from deliberation.documents import rights
from deliberation.documents.models import File
from deliberation.documents.rights import Reading


def access_file(actor: Account, file_id: UUID) -> tuple[File, Reading]:
    """Return a file that ``actor`` may read, and how.

    Who handed a file in may read it while nothing uses it: to see whether it is the right one.

    Raises:
        NotFound: ``file.not_found``; another's looks the same as none.
    """
    file = File.objects.filter(id=file_id).first()
    if file is None:
        raise NotFound("file.not_found")
    reading = rights.reading(actor, file)
    if reading is None and file.created_by_id == actor.id and unused().filter(id=file.id).exists():
        reading = Reading.PLAIN
    if reading is None:
        raise NotFound("file.not_found")
    return file, reading


def access_own_unused(actor: Account, file_id: UUID) -> File:
    """Return a file that ``actor`` handed in and nobody uses yet, locked: what may be put to a use.

    Raises:
        NotFound: ``file.not_found``.
    """
    file = File.objects.select_for_update().filter(id=file_id, created_by=actor).first()
    if file is None or not unused().filter(id=file.id).exists():
        raise NotFound("file.not_found")
    return file


def unused() -> QuerySet[File]:
    """Return the files that no row of any app points at."""
    files = File.objects.all()
    for relation in File._meta.related_objects:
        users = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
        files = files.exclude(Exists(users))
    return files


def is_kept(sha256: str) -> bool:
    """Return whether a file with this content is known."""
    return File.objects.filter(sha256=sha256).exists()
