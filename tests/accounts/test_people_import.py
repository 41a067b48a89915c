"""people.import and the preview before it: who may, what is kept, for how long, and what happens in between."""

import datetime
from typing import Any

import pytest
from rest_framework.test import APIClient

from deliberation.accounts.imports import workbooks
from deliberation.accounts.jobs import purge_previews
from deliberation.accounts.models import Account, ImportPreview, Membership
from deliberation.accounts.services.imports import KEPT
from deliberation.core.errors import Conflict
from deliberation.eventlog.models import EventRecord
from deliberation.eventlog.reading import since
from tests.accounts.imports import PATH, Office
from tests.conftest import Answer, Cast, ClientFor
from tests.factories import AccountFactory, SectorFactory, current_term
from tests.workbooks import MEMBERS, archive, workbook

ROW = ["张三", "13800138000", "经济界", "15001"]


@pytest.fixture
def office(cast: Cast, client_for: ClientFor) -> Office:
    current_term()
    SectorFactory.create(name="经济界")
    return Office(client_for(cast.qiao))


def _code(answer: Answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def test_the_preview_says_how_many_and_until_when(office: Office, stopped_clock: Any) -> None:
    told = office.members(ROW, ["", "x"]).told
    assert told["counts"] == {"new": 1, "updated": 0, "unchanged": 0, "error": 1}
    assert (told["kind"], told["applied_at"], told["ignored_columns"]) == ("members", None, [])
    assert told["expires_at"] == (datetime.datetime(2026, 3, 2, 1, tzinfo=datetime.UTC) + KEPT).isoformat().replace(
        "+00:00", "Z"
    )
    again = office.client.get(f"{PATH}/{told['id']}")
    assert again.json() == told
    assert again["Cache-Control"] == "no-store"


def test_rows_are_filtered_and_paged(office: Office) -> None:
    preview = office.members(*[[f"委员{n}", "", "经济界"] for n in range(5)], ["", "", "经济界"])
    path = f"{PATH}/{preview.told['id']}/rows"
    page = office.client.get(path, {"verdict": "new", "offset": 1, "limit": 2}).json()
    assert ([row["row"] for row in page["items"]], page["total"]) == ([3, 4], 5)
    assert office.client.get(path, {"verdict": "error"}).json()["total"] == 1
    assert _code(office.client.get(path, {"verdict": "odd"})) == (422, "request.invalid")


def test_what_was_entered_is_told_in_numbers_and_without_names(cast: Cast, office: Office) -> None:
    preview = office.members(ROW)
    assert preview.applied() == (1, 0)
    told = since("institution", 0)[-1]
    assert (told.type, told.actor) == ("people.imported", cast.qiao.id)
    assert told.data == {"import_id": preview.told["id"], "kind": "members", "created": 1, "updated": 0}
    zhang = Account.objects.get(name="张三")
    assert [event.type for event in since(zhang.stream, 0)] == ["account.created", "membership.created"]
    everything = str([record.payload.text for record in EventRecord.objects.all()])
    assert "张三" not in everything
    assert "13800138000" not in everything


def test_applying_it_again_answers_the_same_and_changes_nothing(office: Office) -> None:
    preview = office.members(ROW)
    assert preview.applied() == preview.applied() == (1, 0)
    assert Membership.objects.count() == 1
    assert office.client.get(f"{PATH}/{preview.told['id']}").json()["applied_at"] is not None


def test_what_was_applied_is_no_longer_kept(office: Office) -> None:
    preview = office.members(ROW)
    preview.applied()
    assert ImportPreview.objects.get().rows == []
    assert preview.rows == []


def test_what_was_not_shown_is_not_done(office: Office) -> None:
    preview = office.members(ROW)
    assert _code(preview.apply(digest="0" * 64)) == (409, "import.stale")
    assert _code(preview.apply(digest="x")) == (422, "request.invalid")
    assert not Membership.objects.exists()


@pytest.mark.parametrize("name", ["张三", "王五"])
def test_a_preview_that_others_have_overtaken_is_not_applied(office: Office, name: str) -> None:
    preview = office.members(ROW)
    AccountFactory.create(name=name, phone="13800138000")
    assert _code(preview.apply()) == (409, "import.stale")
    assert not Membership.objects.exists()


def test_a_change_of_what_would_be_changed_overtakes_it_too(office: Office) -> None:
    office.members(ROW).applied()
    preview = office.members([*ROW, "经理"])
    Membership.objects.update(post="董事长")
    assert _code(preview.apply()) == (409, "import.stale")
    assert Membership.objects.get().post == "董事长"


def test_of_two_previews_of_one_sheet_the_second_is_overtaken(office: Office) -> None:
    first, second = office.members(ROW), office.members(ROW)
    assert first.applied() == (1, 0)
    assert _code(second.apply()) == (409, "import.stale")


def test_whoever_is_outrun_on_another_connection_is_told_to_look_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = office.members(ROW)

    def outrun(*_: object) -> None:
        raise Conflict("account.phone_taken")

    monkeypatch.setattr("deliberation.accounts.services.member_lists.enter", outrun)
    assert _code(preview.apply()) == (409, "import.stale")
    assert ImportPreview.objects.get().applied_at is None


def test_all_of_it_is_entered_or_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = office.members(ROW)
    monkeypatch.setattr("deliberation.accounts.services.organisations.admit", lambda *_: 1 / 0)
    office.client.raise_request_exception = False
    assert _code(preview.apply()) == (500, "internal")
    assert not Account.objects.filter(name="张三").exists()
    monkeypatch.undo()
    assert preview.applied() == (1, 0)


def test_a_preview_is_over_after_some_hours_and_then_gone(office: Office, stopped_clock: Any) -> None:
    preview = office.members(ROW)
    stopped_clock.shift(KEPT - datetime.timedelta(seconds=1))
    purge_previews()
    assert office.client.get(f"{PATH}/{preview.told['id']}").status_code == 200
    stopped_clock.shift(datetime.timedelta(seconds=1))
    assert _code(office.client.get(f"{PATH}/{preview.told['id']}")) == (404, "import.not_found")
    assert _code(preview.apply()) == (404, "import.not_found")
    assert ImportPreview.objects.exists()
    purge_previews()
    assert not ImportPreview.objects.exists()


def test_a_preview_is_for_whoever_made_it(cast: Cast, office: Office, client_for: ClientFor) -> None:
    preview = office.members(ROW)
    admin = client_for(cast.admin)
    for path in (f"{PATH}/{preview.told['id']}", f"{PATH}/{preview.told['id']}/rows"):
        assert _code(admin.get(path)) == (404, "import.not_found")
    digest = {"digest": preview.told["digest"]}
    answer = admin.post(f"{PATH}/{preview.told['id']}/apply", digest, format="json")
    assert _code(answer) == (404, "import.not_found")


def test_whoever_loses_the_right_loses_the_preview(cast: Cast, office: Office) -> None:
    preview = office.members(ROW)
    Account.objects.filter(id=cast.qiao.id).update(is_secretariat=False)
    assert _code(office.client.get(f"{PATH}/{preview.told['id']}")) == (404, "import.not_found")
    assert _code(preview.apply()) == (403, "people.forbidden")


@pytest.mark.parametrize("person", ["lin", "wei", "zhou", "chen"])
def test_others_may_not_hand_in_workbooks_nor_have_the_template(
    cast: Cast, office: Office, client_for: ClientFor, person: str
) -> None:
    client = client_for(getattr(cast, person))
    assert _code(Office(client).upload(workbook(MEMBERS, ROW))) == (403, "people.forbidden")
    assert _code(client.get(f"{PATH}/template", {"kind": "members"})) == (403, "people.forbidden")
    assert not ImportPreview.objects.exists()


def test_strangers_are_asked_to_sign_in(office: Office) -> None:
    anonymous = APIClient()
    assert Office(anonymous).upload(workbook(MEMBERS, ROW)).status_code in (401, 403)
    assert anonymous.get(f"{PATH}/template", {"kind": "members"}).status_code == 401


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        ("姓名,界别\n张三,经济界\n".encode(), "名册.xlsx", "import.not_xlsx"),
        (archive({"word/document.xml": b"", "[Content_Types].xml": b""}), "名册.xlsx", "import.not_xlsx"),
        (workbook(MEMBERS), "名册.xlsx", "import.empty"),
        (workbook(["姓名"], ["张三"]), "名册.xlsx", "import.wrong_columns"),
        (b"", "名册.xlsx", "import.not_xlsx"),
    ],
)
def test_what_is_no_list_is_refused_by_its_content(office: Office, content: bytes, name: str, code: str) -> None:
    answer = office.upload(content, name=name)
    assert _code(answer) == (422, code)


def test_a_workbook_under_any_name_is_one(office: Office) -> None:
    assert office.upload(workbook(MEMBERS, ROW), name="名册.csv").status_code == 201


def test_too_large_a_file_is_refused_before_it_is_read(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "read", lambda *_: pytest.fail("read"))
    answer = office.upload(b"PK" + b"\x00" * workbooks.MAX_BYTES)
    assert _code(answer) == (413, "import.too_large")
    assert answer.json()["params"]["max_mb"] == 4
    answer = office.upload(b"PK" + b"\x00" * (workbooks.MAX_BYTES + 100_000))
    assert _code(answer) == (413, "import.too_large")


@pytest.mark.parametrize(
    "fields", [{}, {"kind": "cats"}, {"kind": "members", "term_id": "x"}, {"kind": "members", "x": "1"}]
)
def test_a_form_of_another_shape_is_refused(office: Office, fields: dict[str, str]) -> None:
    answer = office.client.post(PATH, {**fields})
    assert _code(answer) == (422, "request.invalid")
    assert _code(office.client.post(PATH, {"kind": "members", "file": "no file"})) == (422, "request.invalid")
    assert _code(office.client.post(PATH, {"kind": "members"}, format="json")) == (415, "request.unsupported_type")


def test_without_a_term_there_are_no_members(cast: Cast, client_for: ClientFor) -> None:
    assert _code(Office(client_for(cast.qiao)).upload(workbook(MEMBERS, ROW))) == (404, "term.not_found")
