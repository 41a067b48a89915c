"""A deployment in one file, the same for SQLite and PostgreSQL.

A gzipped tar: one file of JSON lines per table, the anchors kept beside the database, the files that people handed in,
and last ``manifest.json`` with its digest. Rows are read at one moment, through the models as the applied migrations
left them. So an archive can be written before an upgrade and while people work, and ``restoration.py`` reads it back
into either engine.
"""

import base64
import datetime
import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models import Field, Model
from django.utils.duration import duration_string
from pydantic import BaseModel

from deliberation.core import clock
from deliberation.documents import storage
from deliberation.eventlog.anchors import Anchor
from deliberation.eventlog.reading import one_moment

FORMAT = 1
MANIFEST, MANIFEST_DIGEST = "manifest.json", "manifest.sha256"
SECRETS = ("secret_key", "media_secret")


class ArchiveError(Exception):
    """The archive cannot be written or read; the message is for the operator."""


class Table(BaseModel):
    """One table's rows: lists of values in the order of ``columns``."""

    model: str
    columns: list[str]
    rows: int
    member: str
    sha256: str


class File(BaseModel):
    """A file of the data directory."""

    path: str
    """Relative to the data directory."""
    member: str
    sha256: str


class Manifest(BaseModel):
    """What an archive holds."""

    format: int
    version: str
    """Of the program that wrote it."""
    engine: str
    at: datetime.datetime
    migrations: list[tuple[str, str]]
    tables: list[Table]
    files: list[File]
    missing: list[str] = []
    """Digests of files that rows tell of and that are not in the archive."""
    anchor: str
    """The heads of all streams at that moment, as ``anchors.parse`` reads them."""

    @property
    def rows(self) -> int:
        """How many rows all tables have together."""
        return sum(table.rows for table in self.tables)


def write(path: Path, *, with_secrets: bool = False, with_files: bool = True) -> Manifest:
    """Write everything this deployment keeps to ``path``, complete or not at all, readable by its owner only.

    What people handed in may be left out where it stays on the disk: no upgrade changes it.

    Raises:
        ArchiveError: the database belongs to a newer program, or there is nothing in it.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as tar:
                manifest = _fill(tar, with_secrets=with_secrets, with_files=with_files)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def historical_models(applied: Iterable[tuple[str, str]]) -> list[type[Model]]:
    """Return the models as these migrations leave them, each with a table of its own.

    Raises:
        ArchiveError: a migration is not known to this program.
    """
    loader = MigrationLoader(None)
    nodes = set(applied)
    unknown = sorted(f"{app}.{name}" for app, name in nodes if (app, name) not in loader.graph.nodes)
    if unknown:
        raise ArchiveError(f"this program is too old: it does not know {', '.join(unknown)}")
    apps = loader.project_state(sorted(nodes)).apps
    models: Iterable[type[Model]] = apps.get_models(include_auto_created=True)
    own = [model for model in models if model._meta.managed and not model._meta.proxy]
    return sorted(own, key=lambda model: model._meta.label_lower)


def columns(model: type[Model]) -> "list[Field[Any, Any]]":
    """Return the fields whose values are kept: all with a column, unless the database computes it."""
    return [field for field in model._meta.concrete_fields if not field.generated]


def applied_migrations() -> list[tuple[str, str]]:
    """Return the migrations that the database has had, without those that a squashed one replaced."""
    loader = MigrationLoader(connection)
    return sorted(node for node in loader.applied_migrations if node in loader.graph.nodes or _foreign(loader, node))


def _foreign(loader: MigrationLoader, node: tuple[str, str]) -> bool:
    """Return whether the database has had a migration that this program has no file for."""
    replaced = {old for migration in loader.disk_migrations.values() for old in migration.replaces}
    return node not in loader.disk_migrations and node not in replaced and node[0] in loader.migrated_apps


def _fill(tar: tarfile.TarFile, *, with_secrets: bool, with_files: bool) -> Manifest:
    files = [_add_file(tar, path) for path in _kept_files(with_secrets=with_secrets)]
    with one_moment():
        applied = applied_migrations()
        if not applied:
            raise ArchiveError("the database is empty: there is nothing to keep")
        models = historical_models(applied)
        manifest = Manifest(
            format=FORMAT,
            version=settings.SPECTACULAR_SETTINGS["VERSION"],
            engine=connection.vendor,
            at=clock.now(),
            migrations=applied,
            tables=[_add_table(tar, model) for model in models],
            files=files,
            anchor=_anchor(models).line(),
        )
        handed_in = _handed_in(models)
    # Outside the transaction, which would hold back others for as long as reading them takes: what rows of that moment
    # tell of never changes, and lies for a day when it is no longer used.
    for sha256 in handed_in:
        path = storage.path_of(sha256)
        if with_files and path.is_file():
            manifest.files.append(_add_file(tar, path))
        else:
            manifest.missing.append(sha256)
    text = manifest.model_dump_json(indent=1).encode()
    _add(tar, MANIFEST, io.BytesIO(text), len(text))
    digest = hashlib.sha256(text).hexdigest().encode()
    _add(tar, MANIFEST_DIGEST, io.BytesIO(digest), len(digest))
    return manifest


def _kept_files(*, with_secrets: bool) -> list[Path]:
    data: Path = settings.ENV.data_dir
    found = sorted((data / "anchors").glob("*.jsonl"))
    if with_secrets:
        found += [data / name for name in SECRETS if (data / name).is_file()]
    return found


def _add_file(tar: tarfile.TarFile, path: Path) -> File:
    relative = path.relative_to(settings.ENV.data_dir).as_posix()
    member = f"files/{relative}"
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
        size = content.tell()
        content.seek(0)
        _add(tar, member, content, size)
    return File(path=relative, member=member, sha256=digest)


def _handed_in(models: list[type[Model]]) -> list[str]:
    """Return the digests of the files that rows tell of."""
    for model in models:
        if model._meta.label_lower == "documents.file":
            rows = model._base_manager.order_by("sha256").values_list("sha256", flat=True).distinct()
            return list(rows)
    return []  # an archive made before the upgrade that brings them


def _add_table(tar: tarfile.TarFile, model: type[Model]) -> Table:
    names = [field.attname for field in columns(model)]
    digest, rows = hashlib.sha256(), 0
    # Spooled to disk, because tar wants the size before the content.
    with tempfile.TemporaryFile() as spool:
        for values in model._base_manager.order_by("pk").values_list(*names).iterator(chunk_size=2000):
            # Sorted: PostgreSQL keeps the keys of JSON in an order of its own, and equal rows are to be equal lines.
            text = json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=_plain)
            line = text.encode() + b"\n"
            spool.write(line)
            digest.update(line)
            rows += 1
        size = spool.tell()
        spool.seek(0)
        member = f"tables/{model._meta.label_lower}.jsonl"
        _add(tar, member, spool, size)
    return Table(model=model._meta.label_lower, columns=names, rows=rows, member=member, sha256=digest.hexdigest())


def _add(tar: tarfile.TarFile, member: str, content: IO[bytes], size: int) -> None:
    entry = tarfile.TarInfo(member)
    entry.size, entry.mode, entry.mtime = size, 0o600, clock.now().timestamp()
    tar.addfile(entry, content)


def _anchor(models: list[type[Model]]) -> Anchor:
    heads: dict[str, tuple[int, str]] = {}
    for model in models:
        if model._meta.label_lower == "eventlog.stream":
            rows = model._base_manager.filter(head__gt=0).values_list("name", "head", "head_hash")
            heads = {name: (head, digest) for name, head, digest in rows}
    return Anchor(at=clock.now(), heads=heads)


def _plain(value: object) -> object:
    """Return a value that JSON lacks as text that its field's ``to_python`` reads back."""
    match value:
        case datetime.datetime():
            return clock.iso(value)
        case datetime.date() | datetime.time():
            return value.isoformat()
        case datetime.timedelta():
            return duration_string(value)
        case UUID() | Decimal():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(value).decode("ascii")
    raise TypeError(f"no archived form for {type(value).__name__}")
