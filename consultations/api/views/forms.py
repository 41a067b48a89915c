"""Forms of consultation."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from consultations.representations.forms import FormList
from consultations.selectors.forms import forms
from deliberation.core.problem import Problem
from deliberation.core.requests import answer


class FormsView(APIView):
    @extend_schema(
        operation_id="forms",
        summary="All forms of consultation in their order.",
        responses={200: FormList, "default": Problem},
        tags=["form"],
    )
    def get(self, request: Request) -> Response:
        return answer(forms())
