"""Keeping what was handed in, and letting go of what nobody uses."""

from django.db import transaction

from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.core.errors import Invalid, TooMany
from deliberation.documents import confinement, names, selectors, storage
from deliberation.documents.models import File
from deliberation.documents.storage import Draft
from deliberation.events.files import FileType
from deliberation.rules.selectors import rules


def keep(actor: Account, draft: Draft, *, name: str) -> File:
    """Keep a sealed draft as a file called ``name``, once it is known for what it is. Not inside a transaction.

    The right to hand it in was asked before it was received.

    Raises:
        Invalid: ``file.disguised`` with ``claimed`` and ``type``, ``file.type_refused``, or as ``confinement.examine``.
        TooMany: ``file.too_many`` with ``max``, the files that may wait for their use.
    """
    limits = rules().paper
    if selectors.unused().filter(created_by=actor).count() >= limits.max_unused:
        raise TooMany("file.too_many", max=limits.max_unused)
    finding = confinement.examine(draft.path, max_pages=limits.max_pages)
    if finding.type not in limits.types:
        raise Invalid("file.type_refused", seen=finding.type.value)
    if names.is_disguised(name, finding.type):
        raise Invalid("file.disguised", claimed=names.ending_of(name), type=finding.type.value)
    draft.keep()
    return File.objects.create(
        name=names.clean(name, finding.type),
        type=finding.type,
        size=draft.size,
        sha256=draft.sha256,
        pages=finding.pages,
        created_by=actor,
        created_at=clock.now(),
    )


def enter(owner: Account, *, name: str, type_: FileType, size: int, sha256: str) -> File:
    """Return content that the service made and has kept already, as a file; its use is entered with it."""
    return File.objects.create(
        name=names.clean(name, type_),
        type=type_,
        size=size,
        sha256=sha256,
        created_by=owner,
        created_at=clock.now(),
    )


def purge() -> None:
    """Remove files that nothing has used for a day, and contents that belong to no file."""
    now = clock.now()
    with transaction.atomic():
        left = selectors.unused().filter(created_at__lt=now - storage.UNUSED_KEPT).values_list("id", flat=True)
        locked = File.objects.select_for_update().filter(id__in=list(left)).values_list("id", flat=True)
        # Somebody may just have put one to a use: asked again, now that nobody can.
        gone = selectors.unused().filter(id__in=list(locked))
        digests = list(gone.values_list("sha256", flat=True))
        gone.delete()
    for sha256 in digests:
        storage.touch(sha256)
    storage.remove_unused(selectors.is_kept, now=now)
