"""One's first page."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from consultations.representations.home import Home
from consultations.selectors.home import home
from deliberation.accounts.api.reading import account_of, answer
from deliberation.core.problem import Problem


class HomeView(APIView):
    @extend_schema(
        operation_id="home",
        summary="My sittings with what there is to do, and what is left to do for those I prepare.",
        responses={200: Home, "default": Problem},
        tags=["home"],
    )
    def get(self, request: Request) -> Response:
        return answer(home(account_of(request)))
