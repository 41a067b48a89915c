"""What can happen to the papers of a sitting."""

from consultations.services import papers
from deliberation.events.papers import PaperPut, PaperWithdraw
from tests.conftest import Cast
from tests.factories import FileFactory, SittingFactory


def live(cast: Cast) -> None:
    """Let qiao put a paper there and take it back."""
    sitting, file = SittingFactory.create(), FileFactory.create(created_by=cast.qiao)
    put = papers.put(cast.qiao, PaperPut(sitting_id=sitting.id, file_id=file.id))
    papers.withdraw(cast.qiao, PaperWithdraw(sitting_id=sitting.id, paper_id=put.paper_id))
