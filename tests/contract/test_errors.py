"""Error codes: whatever the code raises is in the union that clients know, and nothing else is."""

import ast
from collections.abc import Iterator
from typing import get_args

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404
from rest_framework import exceptions as drf

from deliberation.core import errors
from deliberation.core.errors import DomainError, ErrorCode, Invalid, TooMany
from deliberation.core.problem import problem, problem_response

KNOWN = set(get_args(ErrorCode))
FAMILY = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, DomainError)}


def codes_in(tree: ast.AST) -> Iterator[str]:
    """Yield the codes that a module gives to errors, to ``require`` and to problems of its own making."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given: list[ast.expr] = []
        if name in FAMILY:
            given = node.args[:1]
        elif name == "require":
            given = node.args[1:2]
        elif name == "Problem":
            given = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
        yield from (str(item.value) for item in given if isinstance(item, ast.Constant))


def raised() -> set[str]:
    """Return every code that some module raises."""
    found: set[str] = set()
    for package in ("deliberation", "consultations", "realtime"):
        for path in (settings.BASE_DIR / package).rglob("*.py"):
            found |= set(codes_in(ast.parse(path.read_text(encoding="utf-8"))))
    return found


FRAMEWORK: list[tuple[Exception, int, str]] = [
    (Http404(), 404, "request.not_found"),
    (PermissionDenied(), 403, "request.forbidden"),
    (RequestDataTooBig(), 413, "request.invalid"),
    (drf.NotAuthenticated(), 401, "login.required"),
    (drf.AuthenticationFailed(), 401, "login.required"),
    (drf.PermissionDenied(), 403, "request.forbidden"),
    (drf.PermissionDenied("CSRF Failed: CSRF token missing."), 403, "request.csrf"),
    (drf.MethodNotAllowed("PUT"), 405, "request.method"),
    (drf.UnsupportedMediaType("text/plain"), 415, "request.unsupported_type"),
    (drf.NotAcceptable(), 406, "request.unsupported_type"),
    (drf.Throttled(), 429, "request.too_many"),
    (drf.ParseError(), 400, "request.invalid"),
    (ZeroDivisionError(), 500, "internal"),
]


def test_every_raised_code_is_known_and_every_known_code_is_raised() -> None:
    mapped = {code for _, _, code in FRAMEWORK}
    assert raised() <= KNOWN
    assert KNOWN - raised() - mapped == set()


def test_the_search_finds_codes_at_all() -> None:
    tree = ast.parse('raise errors.NotFound("x.y", z)\nrequire(ok, "a.b")\nraise KeyError("no.code")')
    assert set(codes_in(tree)) == {"x.y", "a.b"}


def test_codes_are_a_noun_and_a_reason_in_order() -> None:
    dotted = [code for code in get_args(ErrorCode) if code != "internal"]
    assert all(len(code.split(".")) == 2 and code == code.lower() for code in dotted)
    assert len(KNOWN) == len(get_args(ErrorCode))


@pytest.mark.parametrize(("error", "status", "code"), FRAMEWORK, ids=lambda value: type(value).__name__)
@pytest.mark.usefixtures("caplog")
def test_what_frameworks_raise_has_a_code_of_ours(error: Exception, status: int, code: str) -> None:
    answer = problem(error)
    assert (answer.status, answer.code) == (status, code)


def test_an_unknown_error_says_nothing_but_its_trace_id(caplog: pytest.LogCaptureFixture) -> None:
    answer = problem(ZeroDivisionError("the password is hunter2"))
    assert "hunter2" not in answer.model_dump_json()
    assert answer.trace_id
    assert caplog.records[0].exc_info is not None
    assert caplog.records[0].__dict__["trace_id"] == answer.trace_id


def test_a_refusal_carries_its_values_and_fields() -> None:
    fields = [{"field": "text", "reason": "string_too_long"}]
    answer = problem(Invalid("request.invalid", "why", fields=fields, max=7))
    assert (answer.detail, answer.params) == ("why", {"max": 7})
    assert [field.model_dump() for field in answer.fields] == fields


def test_a_wait_is_told_as_a_header_too() -> None:
    response = problem_response(TooMany("message.too_many", retry_after=7))
    assert response["Retry-After"] == "7"
    assert response.content_type == "application/problem+json"
