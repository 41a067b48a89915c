"""Reading an archive back into an empty deployment."""

import gzip
import hashlib
import json
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import DateField, Field, ForeignKey, JSONField, Model, Value
from pydantic import ValidationError

from deliberation.accounts.models import Account, Institution
from deliberation.accounts.services import devices, links, login_sessions, personal_links, text_messages
from deliberation.eventlog import anchors
from deliberation.eventlog.models import EventRecord, Stream
from deliberation.eventlog.verification import Report, verify
from deliberation.operations.archive import (
    FORMAT,
    MANIFEST,
    MANIFEST_DIGEST,
    ArchiveError,
    Manifest,
    Table,
    applied_migrations,
    columns,
    historical_models,
)

BATCH = 500
_OPENING = (tarfile.TarError, zlib.error, EOFError, OSError)


class NotEmpty(ArchiveError):
    """There is something here that a restoration would destroy."""


def restore(path: Path) -> Report:
    """Load the archive into this deployment, bring it up to this version, and return how its log verifies.

    Nobody is signed in afterwards, and no login link opens anything: the archive may be older than a revocation, and
    browsers must not resume at numbers that now stand for another past. A failure while loading leaves neither rows nor
    files; mend its cause and restore again.

    Raises:
        ArchiveError: the archive is damaged or of a newer program.
        NotEmpty: this deployment holds something already.
    """
    manifest = inspect(path)
    models = {model._meta.label_lower: model for model in historical_models(manifest.migrations)}
    if missing := [table.model for table in manifest.tables if table.model not in models]:
        raise ArchiveError(f"this program has no table for {', '.join(missing)}")
    _require_empty(manifest)
    _migrate_to(manifest.migrations)
    with _opened(path) as tar, transaction.atomic():
        _clear()
        for table in manifest.tables:
            _load(models[table.model], table, _member(tar, table.member))
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models.values())):
            with connection.cursor() as cursor:
                cursor.execute(statement)
        connection.check_constraints()
        _write_files(path, manifest)  # the last that may fail before the commit
    call_command("migrate", interactive=False, verbosity=0)
    login_sessions.end_everywhere()
    links.withdraw_all()
    personal_links.revoke_everywhere()
    devices.revoke_everywhere()
    text_messages.drop_waiting()
    remembered = anchors.parse(manifest.anchor)
    for file in manifest.files:
        if file.path.startswith("anchors/"):
            remembered += anchors.parse((settings.ENV.data_dir / file.path).read_text(encoding="utf-8"))
    return verify(remembered)


def inspect(path: Path) -> Manifest:
    """Read the whole archive and return its manifest if every byte is the one that was written.

    Raises:
        ArchiveError: it is damaged, of a newer program, or none of ours.
    """
    digests: dict[str, str] = {}
    with _opened(path) as tar:
        for entry in tar:
            digests[entry.name] = _digest(_member(tar, entry.name))
        try:
            text = _member(tar, MANIFEST).read()
            expected = _member(tar, MANIFEST_DIGEST).read().decode()
            manifest = Manifest.model_validate_json(text)
        except (KeyError, ValidationError) as error:
            raise ArchiveError(f"{path} is no archive of this program, or it is damaged") from error
    if manifest.format > FORMAT:
        raise ArchiveError(f"{path} was written by a newer program (version {manifest.version})")
    listed = {table.member: table.sha256 for table in manifest.tables}
    listed |= {file.member: file.sha256 for file in manifest.files} | {MANIFEST: expected}
    del digests[MANIFEST_DIGEST]
    if wrong := sorted(name for name, _ in listed.items() ^ digests.items()):
        raise ArchiveError(f"{path} is damaged: {', '.join(dict.fromkeys(wrong))}")
    return manifest


@contextmanager
def _opened(path: Path) -> Iterator[tarfile.TarFile]:
    try:
        with gzip.open(path) as content, tarfile.open(fileobj=content, mode="r:") as tar:
            yield tar
            while content.read(1 << 20):  # to the very end, where gzip keeps its own sum
                pass
    except _OPENING as error:
        raise ArchiveError(f"{path} cannot be read: {error}") from error


def _member(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    content = tar.extractfile(name)
    if content is None:
        raise ArchiveError(f"{name} in the archive is no file")
    return content


def _digest(content: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while part := content.read(1 << 20):
        digest.update(part)
    return digest.hexdigest()


def _require_empty(manifest: Manifest) -> None:
    tables = set(connection.introspection.table_names())
    for model in (Institution, Account, Stream, EventRecord):
        if model._meta.db_table in tables and model._default_manager.exists():
            raise NotEmpty("this deployment is not empty; restore into a new database and data directory")
    for file in manifest.files:
        if file.path.startswith("anchors/") and (settings.ENV.data_dir / file.path).exists():
            raise NotEmpty(f"{file.path} exists already; restore into a new data directory")


def _migrate_to(wanted: list[tuple[str, str]]) -> None:
    """Give the database exactly the tables that the archive was made of."""
    present = set(applied_migrations())
    if surplus := sorted(present - set(wanted)):
        names = ", ".join(f"{app}.{name}" for app, name in surplus[:3])
        raise NotEmpty(f"the database has had migrations that the archive has not ({names}); give an unused one")
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    # The last of each app: what none of the wanted ones of the same app builds upon.
    inner = {
        (parent.key[0], parent.key[1])
        for node in wanted
        for parent in graph.node_map[node].parents
        if parent.key[0] == node[0]
    }
    executor.migrate([node for node in wanted if node not in inner])


def _clear() -> None:
    """Remove the rows that migrations have put into new tables: the archive has them too."""
    kept = {"django_migrations"}
    tables = [name for name in connection.introspection.django_table_names(only_existing=True) if name not in kept]
    statements = connection.ops.sql_flush(no_style(), tables, reset_sequences=True)
    connection.ops.execute_sql_flush(statements)


def _load(model: type[Model], table: Table, content: IO[bytes]) -> None:
    fields = {field.attname: field for field in columns(model)}
    if set(fields) != set(table.columns):
        raise ArchiveError(f"{table.model} in the archive has other columns than its migrations make")
    for field in fields.values():
        if isinstance(field, DateField):  # DateTimeField is one too
            field.auto_now = field.auto_now_add = False  # the archived moments stay
    lines = iter(content)
    loaded = 0
    while batch := list(islice(lines, BATCH)):
        rows = [
            model(
                **{
                    name: _value(fields[name], value)
                    for name, value in zip(table.columns, json.loads(line), strict=True)
                }
            )
            for line in batch
        ]
        model._base_manager.bulk_create(rows)
        loaded += len(rows)
    if loaded != table.rows:
        raise ArchiveError(f"{table.model} has {loaded} rows in the archive, its manifest says {table.rows}")


def _value(field: "Field[Any, Any]", value: Any) -> Any:
    if isinstance(field, JSONField):
        # A null in a column that must not be NULL was JSON's own null.
        return Value(None, field) if value is None and not field.null else value
    if isinstance(field, ForeignKey):
        return _value(field.target_field, value)
    return field.to_python(value)


def _write_files(path: Path, manifest: Manifest) -> None:
    data: Path = settings.ENV.data_dir
    with _opened(path) as tar, ExitStack() as undo:
        for file in manifest.files:
            target = (data / file.path).resolve()
            if not target.is_relative_to(data.resolve()):
                raise ArchiveError(f"{file.path} lies outside the data directory")
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not target.exists():
                undo.callback(target.unlink, missing_ok=True)
            target.touch(mode=0o600)
            with target.open("wb") as copy:
                shutil.copyfileobj(_member(tar, file.member), copy, 1 << 20)
        undo.pop_all()
