"""A sitting to which the cast is invited, and papers before it."""

from collections.abc import Callable
from uuid import UUID

import pytest

from consultations.models import Paper, Sitting
from consultations.services import papers
from deliberation.documents.models import File
from deliberation.events.papers import PaperPut
from tests.conftest import Cast
from tests.documents.conftest import chinese_font, directory
from tests.factories import FileFactory, SittingFactory, invite

__all__ = ["chinese_font", "directory"]

PutPaper = Callable[..., Paper]


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
