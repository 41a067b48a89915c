"""A real server keeps to its own description: whatever is sent, by whomever, no 5xx and no answer of another shape.

The room's event stream is asked too, but only for rooms that are not there: a stream that is granted does not end.
"""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants
from schemathesis import APIOperation, checks
from schemathesis.core.result import Ok

from consultations.services.demo import TITLE
from tests.integration.services import ROOT
from tests.integration.site import Site, site
from tests.workbooks import MEMBERS, workbook

pytestmark = pytest.mark.integration

EXAMPLES: dict[str | None, int] = {"lin": 8, "wei": 4, "admin": 8, None: 2}
"""How many requests each sends: chair, member, one who has no place in the room, and nobody."""
NEEDS_MORE = {
    "POST /api/consultations",
    "POST /api/consultations/{consultation_id}/sittings",
    "POST /api/consultations/{consultation_id}/withdraw",
    "DELETE /api/devices/{device_id}",
    "GET /api/files/{file_id}",
    "POST /api/forms",
    "PATCH /api/forms/{form_id}",
    "POST /api/forms/{form_id}/activate",
    "POST /api/forms/{form_id}/deactivate",
    "POST /api/invitations/{invitation_id}/deputy",
    "PUT /api/invitations/{invitation_id}/reply",
    "DELETE /api/login-sessions/{login_session_id}",
    "POST /api/memberships",
    "DELETE /api/notices/{notice_id}",
    "PUT /api/organisations/{organisation_id}/roles/{account_id}",
    "POST /api/people/imports",
    "POST /api/people/imports/{import_id}/apply",
    "GET /api/qr-logins/{qr_login_id}",
    "POST /api/qr-logins/{qr_login_id}/claim",
    "GET /api/rooms/{room_id}/attendances.xlsx",
    "PUT /api/rooms/{room_id}/calls/{device}/downlink",
    "PUT /api/rooms/{room_id}/calls/{device}/uplink",
    "POST /api/rooms/{room_id}/floor/answers",
    "POST /api/rooms/{room_id}/floor/grant",
    "POST /api/rooms/{room_id}/floor/next",
    "DELETE /api/rooms/{room_id}/floor/requests/{request_id}",
    "POST /api/rooms/{room_id}/floor/requests/{request_id}/extend",
    "POST /api/rooms/{room_id}/floor/requests/{request_id}/move",
    "POST /api/rooms/{room_id}/floor/requests/{request_id}/release",
    "POST /api/rooms/{room_id}/floor/requests/{request_id}/revoke",
    "POST /api/rooms/{room_id}/floor/requests/{request_id}/take",
    "POST /api/rooms/{room_id}/floor/requests/{request_id}/take-away",
    "PUT /api/rooms/{room_id}/messages/{message_id}/question",
    "POST /api/rooms/{room_id}/open",
    "PUT /api/rooms/{room_id}/participants/{participant_id}/headcount",
    "PUT /api/rooms/{room_id}/participants/{participant_id}/microphone",
    "DELETE /api/rooms/{room_id}/participants/{participant_id}/mutes/{source}",
    "PUT /api/rooms/{room_id}/participants/{participant_id}/mutes/{source}",
    "POST /api/rooms/{room_id}/participants/{participant_id}/remove",
    "DELETE /api/rooms/{room_id}/participants/{participant_id}/signature",
    "PUT /api/rooms/{room_id}/participants/{participant_id}/signature",
    "POST /api/rooms/{room_id}/participants/{participant_id}/turn-away",
    "DELETE /api/rooms/{room_id}/polls/{poll_id}",
    "PUT /api/rooms/{room_id}/polls/{poll_id}",
    "POST /api/rooms/{room_id}/polls/{poll_id}/ballot",
    "GET /api/rooms/{room_id}/polls/{poll_id}/breakdown",
    "POST /api/rooms/{room_id}/polls/{poll_id}/cancel",
    "POST /api/rooms/{room_id}/polls/{poll_id}/close",
    "GET /api/rooms/{room_id}/polls/{poll_id}/codes",
    "POST /api/rooms/{room_id}/polls/{poll_id}/open",
    "POST /api/rooms/{room_id}/polls/{poll_id}/publish",
    "POST /api/rooms/{room_id}/polls/{poll_id}/remind",
    "POST /api/rooms/{room_id}/polls/{poll_id}/repeat",
    "GET /api/rooms/{room_id}/polls/{poll_id}/result.pdf",
    "GET /api/rooms/{room_id}/polls/{poll_id}/result.xlsx",
    "GET /api/rooms/{room_id}/polls/{poll_id}/roll",
    "DELETE /api/rooms/{room_id}/recordings/{recording_id}",
    "GET /api/rooms/{room_id}/recordings/{recording_id}",
    "DELETE /api/rooms/{room_id}/recordings/{recording_id}/film",
    "GET /api/rooms/{room_id}/recordings/{recording_id}/film",
    "POST /api/rooms/{room_id}/recordings/{recording_id}/film",
    "GET /api/rooms/{room_id}/recordings/{recording_id}/pictures/{source}",
    "GET /api/rooms/{room_id}/stream",
    "POST /api/session",
    "PUT /api/sittings/{sitting_id}/agenda",
    "POST /api/sittings/{sitting_id}/agenda/fill",
    "POST /api/sittings/{sitting_id}/agenda/{item_id}/move",
    "POST /api/sittings/{sitting_id}/code",
    "POST /api/sittings/{sitting_id}/invitations",
    "POST /api/sittings/{sitting_id}/invitations/send",
    "DELETE /api/sittings/{sitting_id}/invitations/{invitation_id}/link",
    "POST /api/sittings/{sitting_id}/invitations/{invitation_id}/link",
    "POST /api/sittings/{sitting_id}/link-texts",
    "POST /api/sittings/{sitting_id}/links",
    "POST /api/sittings/{sitting_id}/papers",
    "DELETE /api/sittings/{sitting_id}/papers/{paper_id}",
    "PUT /api/sittings/{sitting_id}/papers/{paper_id}",
    "POST /api/sittings/{sitting_id}/prints/links",
    "POST /api/sittings/{sitting_id}/prints/notices",
    "POST /api/sittings/{sitting_id}/venues",
    "POST /api/text-codes",
}
"""Operations that random data does not get through: they want another's id, a password, a workbook, a real session
description, the secretariat's right, a turn or a poll in the right state, or an organisation or a sitting that is still
in use by then. What they answer then is held to their result's class in ``test_verbs``."""
DEVICE = "abcdefgh12345678"
STREAM = "GET /api/rooms/{room_id}/stream"
OF_PEOPLE = {"account_id", "organisation_id", "membership_id", "sector_id", "term_id", "import_id", "scope"}
OF_SITTINGS = {"consultation_id", "sitting_id", "item_id", "invitation_id", "form_id"}
ALL = frozenset({"room_id", "device", "message_id", "since"} | OF_PEOPLE | OF_SITTINGS)
REAL = [frozenset[str](), frozenset({"room_id", "device"}), *[ALL] * 4]
"""Which parameters are not left to chance: an unknown room would be the end of nearly every request."""
CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
]

# The session cookie is this test's to send: a generated one would make strangers of all.
configuration = schemathesis.Config.from_dict({"generation": {"with-security-parameters": False}})
description = schemathesis.openapi.from_path(
    ROOT / "frontend" / "src" / "protocol" / "openapi.json", config=configuration
)


def operations() -> Iterator["APIOperation[Any, Any, Any, Any]"]:
    """Yield everything the description offers."""
    for result in description.get_all_operations():
        assert isinstance(result, Ok), result
        yield result.ok()


LAST = [f"POST /api/rooms/{{room_id}}/{verb}" for verb in ("suspend", "resume", "end", "close")]
"""After these little else is possible."""
OPERATIONS = {f"{operation.method.upper()} {operation.path}": operation for operation in operations()}
OPERATIONS |= {name: OPERATIONS.pop(name) for name in LAST}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One web process with its media process, and a message to speak about."""
    directory: Path = tmp_path_factory.mktemp("described")
    with site(directory, database=None, links=len(OPERATIONS) + 4) as furnished:
        furnished.start_all("web0", "media", "worker")
        yield furnished


@pytest.fixture(scope="module")
def present(here: Site) -> Iterator[None]:
    """The members are in the room, each by the device that the requests name: calls want that."""
    with contextlib.ExitStack() as stack:
        for person in ("lin", "wei"):
            session = stack.enter_context(signed_in(here, person))
            path = f"{here.url}/api/rooms/{here.room_id}/stream"
            stream = stack.enter_context(session.get(path, params={"device": DEVICE}, stream=True, timeout=10))
            assert stream.status_code == 200
        yield


@pytest.fixture(scope="module")
def known(here: Site, present: None) -> dict[str, str]:
    """Parameters that lead somewhere."""
    with signed_in(here, "wei") as session:
        path = f"{here.url}/api/rooms/{here.room_id}/messages"
        message_id = session.post(path, json={"text": "在"}, timeout=10).json()["message_id"]
    return {
        "room_id": here.room_id,
        "message_id": message_id,
        "device": DEVICE,
        "since": json.dumps({f"room.{here.room_id}": 0}),
        **_entered(here),
        **_planned(here),
    }


def _entered(here: Site) -> dict[str, str]:
    """Let the administrator enter a person and what else the requests may name, and return its ids."""
    with signed_in(here, "admin") as session:

        def entered(path: str, **body: str) -> str:
            answer: dict[str, str] = session.post(f"{here.url}/api/{path}", json=body, timeout=10).json()
            return next(iter(answer.values()))

        def first(path: str) -> dict[str, str]:
            found: dict[str, str] = session.get(f"{here.url}/api/{path}", timeout=10).json()["items"][0]
            return found

        account_id, sector = entered("accounts", name="路人"), first("sectors")
        listed = {"file": workbook(MEMBERS, ["张三", "", sector["name"]])}
        answer = session.post(f"{here.url}/api/people/imports", data={"kind": "members"}, files=listed, timeout=10)
        return {
            "account_id": account_id,
            "organisation_id": entered("organisations", kind="office", name="某办公室"),
            "membership_id": entered("memberships", account_id=account_id, sector_id=sector["id"]),
            "sector_id": entered("sectors", name="某界"),
            "term_id": first("terms")["id"],
            "import_id": answer.json()["id"],
            "scope": f"committee.{first('organisations?search=城建环资委')['id']}",
        }


def _planned(here: Site) -> dict[str, str]:
    """Let lin, whose committee leads it, plan a sitting of the demonstration's consultation, and return its ids."""
    with signed_in(here, "lin") as session:

        def asked(method: str, path: str, **body: Any) -> Any:
            answer = session.request(method, f"{here.url}/api/{path}", json=body or None, timeout=10)
            assert answer.ok, answer.text
            return answer.json()

        consultation = next(item for item in asked("GET", "consultations")["items"] if item["title"] == TITLE)
        planned = {"starts_at": "2100-03-02T09:00:00+08:00", "ends_at": "2100-03-02T11:00:00+08:00", "place": "三楼"}
        sitting_id = asked("POST", f"consultations/{consultation['consultation_id']}/sittings", **planned)["sitting_id"]
        account_id = asked("GET", "people?search=魏建国")["items"][0]["account_id"]
        people = [{"account_id": account_id, "role": "non_voting"}]
        added = asked("POST", f"sittings/{sitting_id}/invitations", people=people)
        asked("POST", f"sittings/{sitting_id}/agenda/fill")
        return {
            "consultation_id": consultation["consultation_id"],
            "sitting_id": sitting_id,
            "item_id": asked("GET", f"sittings/{sitting_id}/agenda")["items"][0]["item_id"],
            "invitation_id": added["invitation_ids"][0],
            "form_id": consultation["form"]["form_id"],
        }


def signed_in(here: Site, person: str | None) -> requests.Session:
    """Return a browser in which ``person`` has just signed in, or nobody."""
    session = requests.Session()
    if person is not None:
        assert session.get(here.url + here.link(person), allow_redirects=False, timeout=10).status_code == 302
    session.get(f"{here.url}/api/session", timeout=10)
    session.headers["X-CSRFToken"] = session.cookies["csrftoken"] or ""
    return session


@pytest.fixture(scope="module", autouse=True)
def drawn_from_the_description_alone() -> Iterator[None]:
    """Keep Hypothesis from drawing what it has read in the project's own sources.

    Any line of any module would change the examples of all operations, and with them what gets through.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(providers, "_get_local_constants", Constants)
        providers.CONSTANTS_CACHE.cache.clear()
        yield
    providers.CONSTANTS_CACHE.cache.clear()


@pytest.fixture(scope="module")
def answered() -> dict[str, set[int]]:
    """The statuses with which each operation has answered so far."""
    return {name: set() for name in OPERATIONS}


@pytest.mark.parametrize("person", EXAMPLES)
@pytest.mark.parametrize("name", OPERATIONS)
def test_every_answer_is_described_and_none_is_a_fault(
    name: str, person: str | None, here: Site, known: dict[str, str], answered: dict[str, set[int]]
) -> None:
    with signed_in(here, person) as session:

        @settings(
            max_examples=EXAMPLES[person],
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=OPERATIONS[name].as_strategy(), real=st.sampled_from(REAL))
        def ask(case: Any, real: frozenset[str]) -> None:
            if name == STREAM:
                case.query.update({key: known[key] for key in real & {"device"}})
            else:
                case.path_parameters.update({key: known[key] for key in real & case.path_parameters.keys()})
                case.query.update({key: known[key] for key in real & case.query.keys()})
            response = case.call(base_url=here.url, session=session, timeout=10)
            answered[name].add(response.status_code)
            case.validate_response(response, checks=CHECKS)

        ask()


def test_the_data_went_through_to_what_each_operation_does(answered: dict[str, set[int]]) -> None:
    refused = {name for name, statuses in answered.items() if not statuses & {200, 201, 204}}
    assert refused == NEEDS_MORE, "\n".join(sorted(refused ^ NEEDS_MORE))
