"""A sitting to which the cast is invited, and papers before it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from consultations.models import AgendaItem, Paper, Sitting
from consultations.services import agendas, papers
from deliberation.core.ids import uuid7
from deliberation.documents.models import File
from deliberation.events.agendas import AgendaPut
from deliberation.events.papers import PaperPut
from deliberation.events.sittings import AgendaKind
from tests.conftest import Cast
from tests.documents.conftest import chinese_font, directory
from tests.factories import FileFactory, SittingFactory, invite

__all__ = ["chinese_font", "directory"]

PutPaper = Callable[..., Paper]
PutItem = Callable[..., AgendaItem]


@pytest.fixture
def sitting(cast: Cast) -> Sitting:
    """Return a sitting to come; in ``invite`` stands who is invited to it as what."""
    sitting = SittingFactory.create(state="scheduled")
    invite(cast._asdict(), sitting)
    return sitting


@pytest.fixture
def put_paper(cast: Cast, sitting: Sitting) -> PutPaper:
    """Return how qiao puts a paper before the sitting; its file is a row without bytes unless one is given."""

    def put(title: str = "", *, file: File | None = None, item_id: UUID | None = None, secret: bool = False) -> Paper:
        file = file or FileFactory.create(created_by=cast.qiao)
        command = PaperPut(sitting_id=sitting.id, file_id=file.id, title=title, item_id=item_id, is_confidential=secret)
        return Paper.objects.get(id=papers.put(cast.qiao, command).paper_id)

    return put


@pytest.fixture
def put_item(cast: Cast, sitting: Sitting) -> PutItem:
    """Return how qiao puts an item on the sitting's agenda."""

    def put(title: str, *, item_id: UUID | None = None, kind: AgendaKind = AgendaKind.OTHER, **more: Any) -> AgendaItem:
        command = AgendaPut(sitting_id=sitting.id, item_id=item_id or uuid7(), kind=kind, title=title, **more)
        return AgendaItem.objects.get(id=agendas.put(cast.qiao, command).item_id)

    return put
