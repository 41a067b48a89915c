"""How tests hand in workbooks: over REST, as a browser does."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.conftest import Answer
from tests.workbooks import DEPARTMENTS, MEMBERS, workbook

PATH = "/api/people/imports"


@dataclass(frozen=True)
class Office:
    """Somebody at a browser who hands in workbooks."""

    client: Any

    def upload(self, content: bytes, kind: str = "members", *, name: str = "名册.xlsx", **fields: str) -> Answer:
        """Hand in a file."""
        answer: Answer = self.client.post(PATH, {"kind": kind, "file": SimpleUploadedFile(name, content), **fields})
        return answer

    def members(self, *rows: Sequence[object], **fields: str) -> "Preview":
        """Hand in a list of members."""
        return self._preview(self.upload(workbook(MEMBERS, *rows), "members", **fields))

    def departments(self, *rows: Sequence[object]) -> "Preview":
        """Hand in a list of departments."""
        return self._preview(self.upload(workbook(DEPARTMENTS, *rows), "departments"))

    def _preview(self, answer: Answer) -> "Preview":
        assert answer.status_code == 201, answer.content
        return Preview(self.client, answer.json())


@dataclass(frozen=True)
class Preview:
    """What somebody was shown."""

    client: Any
    told: dict[str, Any]

    @property
    def rows(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = self.client.get(f"{PATH}/{self.told['id']}/rows").json()["items"]
        return items

    @property
    def verdicts(self) -> list[str]:
        return [row["verdict"] for row in self.rows]

    @property
    def faults(self) -> list[tuple[str, str]]:
        """Column and code of every fault."""
        return [(fault["column"], fault["code"]) for row in self.rows for fault in row["faults"]]

    @property
    def changes(self) -> list[tuple[str, str, str]]:
        return [(change["column"], change["before"], change["after"]) for row in self.rows for change in row["changes"]]

    def apply(self, **body: Any) -> Answer:
        """Do what it shows."""
        digest = {"digest": self.told["digest"], **body}
        answer: Answer = self.client.post(f"{PATH}/{self.told['id']}/apply", digest, format="json")
        return answer

    def applied(self) -> tuple[int, int]:
        """Do what it shows, and return how many were new and how many are now otherwise."""
        answer = self.apply()
        assert answer.status_code == 200, answer.content
        return answer.json()["created"], answer.json()["updated"]
