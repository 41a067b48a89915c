"""A file that is put to a use and one that is purged cannot be the same."""

import datetime
import threading

import pytest
from django.db import connection

from consultations.models import Paper
from consultations.services import papers
from deliberation.core import clock
from deliberation.documents.models import File
from deliberation.documents.services import files
from deliberation.eventlog.units import unit_of_work
from deliberation.events.papers import PaperPut
from tests.conftest import Cast
from tests.documents.conftest import directory
from tests.factories import FileFactory, SittingFactory

__all__ = ["directory"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("directory")
def test_the_purge_waits_for_who_is_putting_a_file_and_leaves_it(cast: Cast) -> None:
    old = FileFactory.create(created_by=cast.qiao, created_at=clock.now() - datetime.timedelta(days=2))
    sitting = SittingFactory.create()
    done = threading.Event()

    def purge() -> None:
        try:
            files.purge()
            done.set()
        finally:
            connection.close()

    purging = threading.Thread(target=purge)
    with unit_of_work():
        papers.put(cast.qiao, PaperPut(sitting_id=sitting.id, file_id=old.id))
        purging.start()
        assert not done.wait(0.5)
    purging.join(30)
    assert done.is_set()
    assert list(File.objects.all()) == [old]
    assert Paper.objects.get().file_id == old.id
