"""``manage.py backup FILE``: everything in one file, while people work."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from deliberation.operations.archive import ArchiveError, write


class Command(BaseCommand):
    help = "Write the whole deployment, as it is at one moment, to FILE; it may keep running meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--with-secrets", action="store_true", help="also keep the secrets that this machine made for itself"
        )
        parser.add_argument("--overwrite", action="store_true", help="replace FILE if it exists")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if not path.parent.is_dir():
            raise CommandError(f"there is no directory {path.parent}")
        if path.exists() and not options["overwrite"]:
            raise CommandError(f"{path} exists already; give --overwrite to replace it")
        try:
            manifest = write(path, with_secrets=options["with_secrets"])
        except (ArchiveError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{path}: {len(manifest.tables)} tables, {manifest.rows} rows, {len(manifest.files)} files, "
            f"{path.stat().st_size} bytes"
        )
        if manifest.missing:
            raise CommandError(f"{path} lacks {len(manifest.missing)} files that are not on the disk; see the doctor")
