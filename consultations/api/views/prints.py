"""The printed set."""

from uuid import UUID

from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from consultations import policies
from consultations.printing import PrintKind, printed
from consultations.selectors.standings import access_sitting
from deliberation.accounts.actors import actor
from deliberation.core import clock
from deliberation.core.problem import Problem
from deliberation.documents.api.answers import hand_over
from deliberation.documents.api.negotiation import AsItIs
from deliberation.documents.printing.official import MEDIA_TYPE


class PrintView(APIView):
    """A paper of the printed set."""

    content_negotiation_class = AsItIs

    @extend_schema(
        operation_id="sitting_print",
        summary="A paper to print, as a text document (DOCX), for those who prepare the sitting.",
        parameters=[OpenApiParameter("kind", str, OpenApiParameter.PATH, enum=[kind.value for kind in PrintKind])],
        responses={(200, MEDIA_TYPE): OpenApiTypes.BINARY, "default": Problem},
        tags=["sittings"],
    )
    def get(self, request: Request, sitting_id: UUID, kind: str) -> HttpResponseBase:
        sitting, standing = access_sitting(actor(request), sitting_id)
        policies.require(policies.may_manage(standing), "print.forbidden")
        if kind not in set(PrintKind):
            raise Http404
        name, content = printed(PrintKind(kind), sitting, clock.now())
        return hand_over(content, name=name, media_type=MEDIA_TYPE)
