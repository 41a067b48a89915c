"""What SQLite's single writer makes easy, once more where writers really meet: races, locks, one moment, rollback."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

FILES = [
    "tests/eventlog/test_units.py",
    "tests/eventlog/test_deliveries.py",
    "tests/eventlog/test_verbs.py",
    "tests/eventlog/test_reading.py",
    "tests/accounts/test_people_races.py",
    "tests/documents/test_purge.py",
    "tests/consultations/test_paper_put.py",
    "tests/consultations/test_paper_change.py",
    "tests/consultations/test_paper_race.py",
    "tests/realtime/test_tickets.py",
    "tests/realtime/test_attendances.py",
    "tests/realtime/test_message_post.py",
    "tests/realtime/test_message_hide.py",
    "tests/realtime/test_hub.py",
    "tests/realtime/polls/test_ballots.py",
    "tests/realtime/polls/test_course.py",
    "tests/realtime/polls/test_secrecy.py",
    "tests/eventlog/test_group_commit.py",
]


@pytest.mark.integration
@pytest.mark.timeout(500)
def test_the_heart_beats_on_postgresql_too(postgres_url: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--ds=tests.settings_postgresql", *FILES]
    environment = {**os.environ, "TEST_DATABASE_URL": postgres_url}
    run = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=480, check=False
    )
    assert run.returncode == 0, run.stdout[-8000:] + run.stderr[-2000:]
    assert " passed" in run.stdout
