"""Rules as a form needs them."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from pydantic import TypeAdapter, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.accounts import selectors
from deliberation.accounts.api.reading import account_of, answer
from deliberation.accounts.representations import RuleScopeList, RuleSetAnswer
from deliberation.core.errors import Invalid
from deliberation.core.problem import Problem
from deliberation.events.rules import Scope

_SCOPE: TypeAdapter[str] = TypeAdapter(Scope)


class RuleScopesView(APIView):
    @extend_schema(
        operation_id="rule_scopes",
        summary="Whose rules I may see: the institution's and the committees'.",
        responses={200: RuleScopeList, "default": Problem},
        tags=["rules"],
    )
    def get(self, request: Request) -> Response:
        return answer(selectors.rule_scopes(account_of(request)))


class RuleSetView(APIView):
    @extend_schema(
        operation_id="rule_set",
        summary="Every rule as it stands in a scope: default, the institution's value, its own, and what holds.",
        parameters=[OpenApiParameter("scope", str, OpenApiParameter.PATH)],
        responses={200: RuleSetAnswer, "default": Problem},
        tags=["rules"],
    )
    def get(self, request: Request, scope: str) -> Response:
        try:
            scope = _SCOPE.validate_python(scope)
        except ValidationError as error:
            reason = str(error.errors()[0]["type"])
            raise Invalid("request.invalid", fields=[{"field": "scope", "reason": reason}]) from None
        return answer(selectors.rule_set(account_of(request), scope))
