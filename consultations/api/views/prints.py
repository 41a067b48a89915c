"""The printed set."""

from uuid import UUID

from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from pydantic import BaseModel, ConfigDict
from rest_framework.request import Request
from rest_framework.views import APIView

from consultations import policies
from consultations.models import Sitting
from consultations.printing import PrintKind, links, notices, printed
from consultations.selectors.standings import access_sitting
from consultations.services import entries
from consultations.services.entries import LinkItem
from deliberation.accounts.actors import actor
from deliberation.core import clock
from deliberation.core.problem import Problem
from deliberation.documents.api.answers import hand_over
from deliberation.documents.api.negotiation import AsItIs
from deliberation.documents.printing import workbooks
from deliberation.documents.printing.official import MEDIA_TYPE
from deliberation.eventlog.verbs import parse
from deliberation.events.entries import EntryIssueLinks, Invitations, LinkChannel


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


class PersonalPrint(BaseModel):
    """Whom it is for: of those invited, everybody but who asked for leave, unless they are named."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    invitation_ids: Invitations | None = None


class PersonalNoticesView(APIView):
    """Notices with a personal link on each."""

    @extend_schema(
        operation_id="sitting_print_notices",
        summary="Notices with a new personal link on each, as a text document (DOCX). Former printed links end.",
        request=PersonalPrint,
        responses={(200, MEDIA_TYPE): OpenApiTypes.BINARY, "default": Problem},
        tags=["sittings"],
    )
    def post(self, request: Request, sitting_id: UUID) -> HttpResponseBase:
        sitting, items = _issue(request, sitting_id, LinkChannel.PRINTED)
        content = notices.write_personal(sitting, {item.invitation_id: item.url for item in items}, clock.now())
        return hand_over(content, name=f"{sitting.title} 会议通知（个人）.docx", media_type=MEDIA_TYPE)


class LinkListView(APIView):
    """Personal links in a list."""

    @extend_schema(
        operation_id="sitting_print_links",
        summary="New personal links in a list, as a workbook (XLSX). Former links that were handed out end.",
        request=PersonalPrint,
        responses={(200, workbooks.MEDIA_TYPE): OpenApiTypes.BINARY, "default": Problem},
        tags=["sittings"],
    )
    def post(self, request: Request, sitting_id: UUID) -> HttpResponseBase:
        sitting, items = _issue(request, sitting_id, LinkChannel.SHOWN)
        content = links.write(sitting, items, clock.now())
        return hand_over(content, name=f"{sitting.title} 个人链接.xlsx", media_type=workbooks.MEDIA_TYPE)


def _issue(request: Request, sitting_id: UUID, channel: LinkChannel) -> tuple[Sitting, list[LinkItem]]:
    """Make a link for each of those the request names: only what is made now can be told."""
    person = actor(request)
    sitting, standing = access_sitting(person, sitting_id)
    policies.require(policies.may_manage(standing), "print.forbidden")
    wish = parse(PersonalPrint, request.data)
    command = EntryIssueLinks(sitting_id=sitting_id, invitation_ids=wish.invitation_ids, channel=channel)
    return sitting, entries.issue_links(person, command).items
