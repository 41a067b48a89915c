"""Whatever stands in a list, and whoever is known already: the same list again makes no doubles and changes nothing."""

from functools import partial
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.accounts.imports import departments, members
from deliberation.accounts.imports.plans import Verdict, digest
from deliberation.accounts.imports.workbooks import SheetRow
from deliberation.accounts.models import Account, Membership, Organisation, OrganisationRole
from deliberation.accounts.services import department_lists, member_lists
from tests.factories import AccountFactory, OrganisationFactory, SectorFactory, current_term

FEW = settings(max_examples=30, deadline=None)


def _cells(**choices: list[str]) -> st.SearchStrategy[dict[str, str]]:
    """Return rows of few different cells, so that they often speak of the same people; empty ones are left out."""
    filled = st.fixed_dictionaries({column: st.sampled_from(texts) for column, texts in choices.items()})
    return filled.map(lambda cells: {column: text for column, text in cells.items() if text})


MEMBER = _cells(
    name=["张三", "张 三", "李四", "王五", ""],
    phone=["", "13800138000", "138 0013 8000", "13900139000", "13700137000", "138"],
    sector=["经济界", "教育", "经济", "茶业", ""],
    number=["", "", "15001", "15002", "15003"],
    post=["", "教授", "经理"],
    is_standing=["", "是", "否"],
    committees=["", "经济委", "经济委、提案委"],
)
DEPARTMENT = _cells(
    name=["市财政局", "市民政局", "市教育局", ""],
    kind=["", "承办单位", "office", "茶馆"],
    phone=["", "0571-1", "0571-2"],
    liaison=["", "张三", "李四"],
    liaison_phone=["", "", "13800138000", "13900139000", "1"],
    liaison_post=["", "科长", "处长"],
)


def _sheets(row: st.SearchStrategy[dict[str, str]]) -> st.SearchStrategy[list[list[SheetRow]]]:
    sheet = st.lists(row, min_size=1, max_size=7)
    numbered = sheet.map(lambda rows: [SheetRow(number, cells) for number, cells in enumerate(rows, start=2)])
    return st.lists(numbered, min_size=1, max_size=3)


def _counts() -> list[int]:
    return [model.objects.count() for model in (Account, Membership, Organisation, OrganisationRole)]


def _values() -> list[Any]:
    fields = ("account__name", "account__phone", "sector__name", "number", "post", "is_standing")
    return [
        sorted(Membership.objects.values_list(*fields)),
        sorted(Organisation.objects.values_list("kind", "name", "phone", "liaison__phone")),
        sorted(OrganisationRole.objects.values_list("organisation__name", "account__phone", "role", "post")),
    ]


@pytest.mark.django_db
@FEW
@given(sheets=_sheets(MEMBER))
def test_members(sheets: list[list[SheetRow]]) -> None:
    with transaction.atomic():
        term, actor = current_term(), AccountFactory.create(is_secretariat=True)
        for name in ("经济界", "教育界"):
            SectorFactory.create(name=name)
        for name in ("经济委", "提案委"):
            OrganisationFactory.create(name=f"{name}员会", short_name=name)
        for sheet in sheets:
            plan = members.plan(actor, term, sheet)
            before = Account.objects.count()
            member_lists.enter(actor, term, plan.todo)
            new = sum(row.verdict is Verdict.NEW for row in plan.rows)
            assert Account.objects.count() == before + new
            _hold_still(partial(members.plan, actor, term, sheet), plan, partial(member_lists.enter, actor, term))
        transaction.set_rollback(True)


@pytest.mark.django_db
@FEW
@given(sheets=_sheets(DEPARTMENT))
def test_departments(sheets: list[list[SheetRow]]) -> None:
    with transaction.atomic():
        actor = AccountFactory.create(is_secretariat=True)
        for sheet in sheets:
            plan = departments.plan(actor, sheet)
            department_lists.enter(actor, plan.todo)
            _hold_still(partial(departments.plan, actor, sheet), plan, partial(department_lists.enter, actor))
        transaction.set_rollback(True)


def _hold_still(again: Any, first: Any, enter: Any) -> None:
    """Assert that what was entered is known now, and that entering it once more changes nothing.

    What had a fault may be told apart by now, from what the other rows have said: it is left aside.
    """
    second = again()
    for before, after in zip(first.rows, second.rows, strict=True):
        if before.verdict is not Verdict.ERROR:
            assert after.verdict is Verdict.UNCHANGED, (before, after)
    counts, values = _counts(), _values()
    enter([row for row, before in zip(second.judged, first.rows, strict=True) if before.verdict is not Verdict.ERROR])
    assert (_counts(), _values()) == (counts, values)
    assert digest(again().rows) == digest(second.rows)
