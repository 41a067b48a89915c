"""The demonstration's consultation."""

import pytest

from consultations.models import Consultation, Sitting
from consultations.selectors.agendas import agenda
from consultations.selectors.invitations import invitations
from consultations.services.demo import furnish
from deliberation.accounts.models import Account
from deliberation.accounts.services.demo import create_cast


@pytest.fixture
def qiao(db: None) -> Account:
    """Return qiao of the demonstration's cast, all of whom are there."""
    return create_cast()["qiao"]


def test_the_story_is_prepared_once(qiao: Account) -> None:
    assert furnish() == furnish()
    assert Consultation.objects.count() == 1
    assert sorted(Sitting.objects.values_list("state", flat=True)) == ["ended", "scheduled", "scheduled"]


def test_an_agenda_says_who_presents_what(qiao: Account) -> None:
    entries = agenda(qiao, furnish().id).items
    assert [(entry.kind, [presenter.name for presenter in entry.presenters]) for entry in entries] == [
        ("report", ["周振华"]),
        ("speeches", ["魏建国", "高晓岚"]),
        ("exchange", []),
        ("response", []),
        ("summary", ["林书琴"]),
    ]


def test_people_have_answered_or_not(qiao: Account) -> None:
    listed = invitations(qiao, furnish().id)
    assert listed.counts is not None
    assert (listed.counts.accepted, listed.counts.leave, listed.counts.unanswered) == (4, 1, 1)
    assert listed.counts.at_venues == 12
    assert {item.name: item.organisation for item in listed.items}["周振华"] == "市住建局"
