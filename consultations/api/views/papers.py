"""Reading lists."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from consultations.representations.papers import PaperList
from consultations.selectors.papers import reading_list
from consultations.selectors.standings import access_sitting
from deliberation.accounts.actors import actor
from deliberation.core.problem import Problem


class PapersView(APIView):
    """The papers of a sitting."""

    @extend_schema(
        operation_id="sitting_papers",
        summary="What I may read for a sitting; observers are not told of confidential papers.",
        responses={200: PaperList, "default": Problem},
    )
    def get(self, request: Request, sitting_id: UUID) -> Response:
        sitting, standing = access_sitting(actor(request), sitting_id)
        return Response(reading_list(sitting, standing).model_dump(mode="json"))
