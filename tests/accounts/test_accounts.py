"""account.create, account.change, account.deactivate, account.activate: looking after other people's accounts."""

from typing import Any

import pytest
from django.db import IntegrityError

from deliberation.accounts.models import Account, LoginLink, LoginSession
from deliberation.accounts.selectors import open_link
from deliberation.accounts.services import links
from deliberation.eventlog.reading import since
from tests.conftest import Answer, Cast, ClientFor
from tests.factories import AccountFactory, MembershipFactory


def _post(client_for: ClientFor, actor: Account, path: str, body: dict[str, Any] | None = None) -> Answer:
    return client_for(actor).post(f"/api/accounts{path}", body or {}, format="json")


def _change(client_for: ClientFor, actor: Account, account: Account, **values: Any) -> Answer:
    return client_for(actor).patch(f"/api/accounts/{account.id}", values, format="json")


def _code(answer: Answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def test_an_account_has_no_password_and_a_phone_in_one_form(cast: Cast, client_for: ClientFor) -> None:
    answer = _post(client_for, cast.qiao, "", {"name": " 孙立人 ", "phone": "+86 138-0013-8000"})
    assert answer.status_code == 201
    account = Account.objects.get(id=answer.json()["account_id"])
    assert (account.name, account.phone, account.has_usable_password()) == ("孙立人", "13800138000", False)
    assert account.username.startswith("u-")
    assert not account.is_administrator
    assert not account.is_secretariat


def test_what_happened_is_told_without_a_name_or_a_phone(cast: Cast, client_for: ClientFor) -> None:
    answer = _post(client_for, cast.qiao, "", {"name": "孙立人", "phone": "13800138000", "username": "sun"})
    account = Account.objects.get(id=answer.json()["account_id"])
    _change(client_for, cast.qiao, account, name="孙丽人", phone="13800138001")
    events = since(account.stream, 0)
    assert [(event.type, event.actor) for event in events] == [
        ("account.created", cast.qiao.id),
        ("account.changed", cast.qiao.id),
    ]
    assert events[1].data is not None
    assert events[1].data["fields"] == ["name", "phone"]
    assert not any(word in str(events) for word in ("孙", "138001"))


@pytest.mark.parametrize("phone", ["0571-88888888", "1380013800", "abc"])
def test_what_is_no_mobile_number_is_refused(cast: Cast, client_for: ClientFor, phone: str) -> None:
    assert _code(_post(client_for, cast.qiao, "", {"name": "孙立人", "phone": phone})) == (422, "account.phone_invalid")
    assert _code(_change(client_for, cast.qiao, cast.wei, phone=phone)) == (422, "account.phone_invalid")


def test_a_phone_and_a_user_name_are_taken_once(cast: Cast, client_for: ClientFor) -> None:
    _change(client_for, cast.qiao, cast.wei, phone="13800138000")
    taken = {"name": "孙立人", "phone": "138 0013 8000"}
    assert _code(_post(client_for, cast.qiao, "", taken)) == (409, "account.phone_taken")
    assert _code(_change(client_for, cast.qiao, cast.gao, phone="13800138000")) == (409, "account.phone_taken")
    named = {"name": "孙立人", "username": "wei"}
    assert _code(_post(client_for, cast.qiao, "", named)) == (409, "account.username_taken")
    assert _code(_change(client_for, cast.qiao, cast.gao, username="wei")) == (409, "account.username_taken")


def test_a_phone_is_given_up_and_may_be_given_to_another(cast: Cast, client_for: ClientFor) -> None:
    _change(client_for, cast.qiao, cast.wei, phone="13800138000")
    assert _change(client_for, cast.qiao, cast.wei, phone="").status_code == 200
    assert _change(client_for, cast.qiao, cast.gao, phone="13800138000").status_code == 200


def test_of_two_that_want_a_phone_at_once_the_slower_is_refused(
    cast: Cast, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = Account.save

    def outrun(account: Account, **options: Any) -> None:
        Account.objects.filter(id=cast.wei.id).update(phone=account.phone)
        monkeypatch.setattr(Account, "save", saved)
        raise IntegrityError("account_phone_once")

    monkeypatch.setattr(Account, "save", outrun)
    with pytest.MonkeyPatch.context() as patched:
        # The competitor's row must outlive the savepoint that fails, as it would on a connection of its own.
        patched.setattr("deliberation.accounts.services.saving.unit_of_work", _no_savepoint)
        answer = _change(client_for, cast.qiao, cast.gao, phone="13800138000")
    assert _code(answer) == (409, "account.phone_taken")


class _no_savepoint:
    def __enter__(self) -> None: ...
    def __exit__(self, *error: object) -> None: ...


def test_what_is_not_named_stays(cast: Cast, client_for: ClientFor) -> None:
    _change(client_for, cast.qiao, cast.wei, phone="13800138000", name="魏建业")
    _change(client_for, cast.qiao, cast.wei, name="魏建国")
    cast.wei.refresh_from_db()
    assert (cast.wei.name, cast.wei.phone, cast.wei.username) == ("魏建国", "13800138000", "wei")


def test_changing_nothing_says_nothing(cast: Cast, client_for: ClientFor) -> None:
    assert _change(client_for, cast.qiao, cast.wei, name="魏建国").status_code == 200
    assert since(cast.wei.stream, 0) == []


def test_a_user_name_cannot_be_taken_away(cast: Cast, client_for: ClientFor) -> None:
    assert _code(_change(client_for, cast.qiao, cast.wei, username="")) == (422, "request.invalid")
    assert _change(client_for, cast.qiao, cast.wei, username="Wei Jian").status_code == 422


@pytest.mark.parametrize("right", ["is_administrator", "is_secretariat"])
def test_rights_are_given_by_administrators_only(cast: Cast, client_for: ClientFor, right: str) -> None:
    with_right = {"name": "孙立人", right: True}
    assert _code(_post(client_for, cast.qiao, "", with_right)) == (403, "account.forbidden")
    assert _code(_change(client_for, cast.qiao, cast.wei, **{right: True})) == (403, "account.forbidden")
    assert _post(client_for, cast.admin, "", with_right).status_code == 201
    assert _change(client_for, cast.admin, cast.wei, **{right: True}).status_code == 200


def test_the_secretariat_cannot_become_an_administrator_by_the_phone_of_one(cast: Cast, client_for: ClientFor) -> None:
    assert _code(_change(client_for, cast.qiao, cast.admin, phone="13800138000")) == (403, "account.forbidden")
    assert _code(_post(client_for, cast.qiao, f"/{cast.admin.id}/deactivate")) == (403, "account.forbidden")


def test_whoever_loses_a_right_is_signed_out_everywhere(cast: Cast, client_for: ClientFor) -> None:
    qiao = client_for(cast.qiao)
    assert _change(client_for, cast.admin, cast.qiao, is_secretariat=False).status_code == 200
    assert qiao.get("/api/login-sessions").status_code == 401
    types = [event.type for event in since(cast.qiao.stream, 0)]
    assert types == ["account.changed", "login.revoked"]


def test_whoever_gains_one_stays_signed_in(cast: Cast, client_for: ClientFor) -> None:
    wei = client_for(cast.wei)
    _change(client_for, cast.admin, cast.wei, is_secretariat=True)
    assert wei.get("/api/people").json()["items"][0]["contact"] is not None


def test_a_place_gets_no_rights(cast: Cast, client_for: ClientFor) -> None:
    place = {"name": "第二分会场", "is_venue": True}
    assert _code(_post(client_for, cast.admin, "", {**place, "is_secretariat": True})) == (422, "request.invalid")
    venue = Account.objects.get(id=_post(client_for, cast.qiao, "", place).json()["account_id"])
    assert venue.is_venue
    assert _code(_change(client_for, cast.admin, venue, is_secretariat=True)) == (422, "request.invalid")


def test_the_last_administrator_stays(cast: Cast, client_for: ClientFor) -> None:
    last = (409, "account.last_administrator")
    assert _code(_change(client_for, cast.admin, cast.admin, is_administrator=False)) == last
    assert _code(_post(client_for, cast.admin, f"/{cast.admin.id}/deactivate")) == last
    AccountFactory.create(is_administrator=True, is_active=False)
    assert _code(_post(client_for, cast.admin, f"/{cast.admin.id}/deactivate")) == last
    second = AccountFactory.create(is_administrator=True)
    assert _post(client_for, second, f"/{cast.admin.id}/deactivate").status_code == 200


def test_a_deactivated_account_is_out_and_its_links_open_nothing_even_later(cast: Cast, client_for: ClientFor) -> None:
    wei, token = client_for(cast.wei), links.make(cast.wei, LoginLink.Kind.PERSON)
    for _ in range(2):
        assert _post(client_for, cast.qiao, f"/{cast.wei.id}/deactivate").status_code == 200
    assert wei.get("/api/login-sessions").status_code == 401
    assert LoginSession.objects.get(account=cast.wei).revoked_at is not None
    for _ in range(2):
        assert _post(client_for, cast.qiao, f"/{cast.wei.id}/activate").status_code == 200
    assert open_link(token) is None
    assert wei.get("/api/login-sessions").status_code == 401
    assert client_for(cast.wei).get("/api/login-sessions").status_code == 200
    types = [event.type for event in since(cast.wei.stream, 0)]
    assert types == ["login.revoked", "account.deactivated", "account.activated"]


def test_whoever_may_not_know_who_there_is_learns_nothing(cast: Cast, client_for: ClientFor) -> None:
    MembershipFactory.create(account=cast.wei)
    assert _code(_change(client_for, cast.wei, cast.gao, name="某")) == (403, "account.forbidden")
    assert _code(_change(client_for, cast.chen, cast.gao, name="某")) == (404, "account.not_found")
    cast.gao.refresh_from_db()
    assert cast.gao.name == "高晓岚"


@pytest.mark.parametrize("body", [{}, {"name": ""}, {"name": "a\x00b"}, {"name": "长" * 61}, {"name": "孙", "role": 1}])
def test_a_body_of_another_shape_is_refused(cast: Cast, client_for: ClientFor, body: dict[str, Any]) -> None:
    assert _code(_post(client_for, cast.qiao, "", body)) == (422, "request.invalid")
