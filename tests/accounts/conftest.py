import pytest

from deliberation.accounts.models import Account, Institution
from tests.conftest import Cast
from tests.factories import InstitutionFactory

PASSWORD = "seven-lotus-ponds-2026"


@pytest.fixture
def institution(db: None) -> Institution:
    return InstitutionFactory.create()


@pytest.fixture
def wei(cast: Cast) -> Account:
    """Return wei, who alone of the cast has a password."""
    cast.wei.set_password(PASSWORD)
    cast.wei.save()
    return cast.wei
