"""Two people look after the same things at the same moment. On PostgreSQL their transactions run side by side."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from deliberation.accounts.models import Account, Membership
from deliberation.accounts.services import accounts, imports, rule_sets
from deliberation.core.errors import DomainError
from deliberation.events.imports import ImportKind, PeopleImport
from deliberation.events.people import AccountChange, AccountDeactivate
from deliberation.events.rules import INSTITUTION, RulesChange
from deliberation.rules.catalogue import MessageRules
from deliberation.rules.selectors import rules
from tests.conftest import Cast
from tests.factories import AccountFactory, SectorFactory, current_term
from tests.workbooks import MEMBERS, workbook

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Let all act at the same moment and return what each was told: ``ok`` or a code."""
    start = threading.Barrier(len(acts))

    def act(one: Callable[[], object]) -> str:
        start.wait(timeout=10)
        try:
            one()
        except DomainError as error:
            return error.code
        finally:
            connections.close_all()
        return "ok"

    with ThreadPoolExecutor(len(acts)) as people:
        return list(people.map(act, acts))


@pytest.mark.parametrize("attempt", range(3))
def test_of_two_administrators_who_remove_each_other_one_stays(cast: Cast, attempt: int) -> None:
    second = AccountFactory.create(is_administrator=True)
    answers = at_once(
        lambda: accounts.deactivate(cast.admin, AccountDeactivate(account_id=second.id)),
        lambda: accounts.alter(second, AccountChange(account_id=cast.admin.id, is_administrator=False)),
    )
    assert sorted(answers) == ["account.last_administrator", "ok"]
    assert Account.objects.filter(is_administrator=True, is_active=True).count() == 1


def test_one_sheet_applied_twice_at_once_makes_no_doubles(cast: Cast) -> None:
    current_term()
    SectorFactory.create(name="经济界")
    sheet = workbook(MEMBERS, *(["张三" + "三" * n, f"1380013800{n}", "经济界"] for n in range(5)))

    def apply(actor: Account) -> Callable[[], object]:
        preview = imports.preview(actor, ImportKind.MEMBERS, sheet)
        return lambda: imports.apply(actor, PeopleImport(import_id=preview.id, digest=preview.digest))

    answers = at_once(*(apply(actor) for actor in (cast.qiao, cast.admin, cast.qiao)))
    assert sorted(answers) == ["import.stale", "import.stale", "ok"]
    assert Membership.objects.count() == 5
    assert Account.objects.filter(name__startswith="张三").count() == 5


def test_one_preview_applied_twice_at_once_is_applied_once(cast: Cast) -> None:
    current_term()
    SectorFactory.create(name="经济界")
    preview = imports.preview(cast.qiao, ImportKind.MEMBERS, workbook(MEMBERS, ["张三", "", "经济界"]))
    command = PeopleImport(import_id=preview.id, digest=preview.digest)
    assert at_once(*[lambda: imports.apply(cast.qiao, command)] * 3) == ["ok"] * 3
    assert Membership.objects.count() == 1


def test_a_phone_wanted_by_two_at_once_goes_to_one(cast: Cast) -> None:
    def change(account: Account) -> Callable[[], object]:
        return lambda: accounts.alter(cast.qiao, AccountChange(account_id=account.id, phone="13800138000"))

    assert sorted(at_once(change(cast.wei), change(cast.gao))) == ["account.phone_taken", "ok"]


def test_two_rules_changed_at_once_are_both_changed(cast: Cast) -> None:
    def change(values: dict[str, int]) -> Callable[[], object]:
        return lambda: rule_sets.amend(cast.qiao, RulesChange(scope=INSTITUTION, values={"message": dict(values)}))

    wanted: Sequence[dict[str, int]] = [{"max_length": 500}, {"edit_window": 60}, {"rate_count": 3}]
    assert at_once(*map(change, wanted)) == ["ok"] * 3
    assert rules().message == MessageRules(max_length=500, edit_window=60, rate_count=3)
