"""Workbooks: the template, the preview, and its rows. Applying it is a verb."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.accounts import selectors
from deliberation.accounts.api.bodies import ImportForm
from deliberation.accounts.api.reading import account_of, answer
from deliberation.accounts.queries import ImportRowsQuery, TemplateQuery
from deliberation.accounts.representations import ImportAnswer, ImportRowPage
from deliberation.accounts.services import imports
from deliberation.accounts.uploads import FIELD, WorkbookReception
from deliberation.core.errors import Invalid
from deliberation.core.problem import Problem
from deliberation.eventlog.queries import asked, parameters
from deliberation.eventlog.verbs import parse
from deliberation.events.imports import ImportKind

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORM = {
    "multipart/form-data": {
        "type": "object",
        "required": [FIELD, "kind"],
        "properties": {
            FIELD: {"type": "string", "format": "binary"},
            "kind": {"type": "string", "enum": [kind.value for kind in ImportKind]},
            "term_id": {"type": "string", "format": "uuid"},
        },
        "additionalProperties": False,
    }
}


class TemplateView(APIView):
    @extend_schema(
        operation_id="import_template",
        summary="An empty workbook to fill in, in my language, with the sectors and committees to choose from.",
        parameters=parameters(TemplateQuery),
        responses={(200, XLSX): OpenApiTypes.BINARY, "default": Problem},
        tags=["people"],
    )
    def get(self, request: Request) -> HttpResponse:
        actor, kind = account_of(request), asked(TemplateQuery, request).kind
        with translation.override("zh-hans" if actor.language == actor.Language.CHINESE else "en"):
            content = selectors.import_template(actor, kind)
            names = {ImportKind.MEMBERS: _("List of members"), ImportKind.DEPARTMENTS: _("List of organisations")}
            name = quote(f"{names[kind]}.xlsx")
        response = HttpResponse(content, content_type=XLSX)
        response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        patch_cache_control(response, no_store=True)
        return response


class ImportsView(APIView):
    """Where workbooks are handed in."""

    parser_classes = [MultiPartParser]

    def initialize_request(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Request:
        # Before anything reads the form: the CSRF check does.
        request.upload_handlers = [WorkbookReception(request)]
        return super().initialize_request(request, *args, **kwargs)

    @extend_schema(
        operation_id="import_preview",
        summary="Hand in a workbook and be told what entering it would do. Nothing is entered, the file is not kept.",
        request=_FORM,
        responses={201: ImportAnswer, "default": Problem},
        tags=["people"],
    )
    def post(self, request: Request) -> Response:
        file = request.FILES.get(FIELD)
        form = parse(ImportForm, request.POST.dict())
        if file is None:
            raise Invalid("request.invalid", fields=[{"field": FIELD, "reason": "missing"}])
        preview = imports.preview(account_of(request), form.kind, file.read(), term_id=form.term_id)
        return answer(selectors.import_answer(preview), status=201)


class ImportView(APIView):
    @extend_schema(
        operation_id="import",
        summary="What entering my workbook would do, or has done.",
        responses={200: ImportAnswer, "default": Problem},
        tags=["people"],
    )
    def get(self, request: Request, import_id: UUID) -> Response:
        return answer(selectors.import_answer(selectors.access_import(account_of(request), import_id)))


class ImportRowsView(APIView):
    @extend_schema(
        operation_id="import_rows",
        summary="The rows of my workbook, each with its verdict, its changes, and its faults by cell.",
        parameters=parameters(ImportRowsQuery),
        responses={200: ImportRowPage, "default": Problem},
        tags=["people"],
    )
    def get(self, request: Request, import_id: UUID) -> Response:
        preview = selectors.access_import(account_of(request), import_id)
        return answer(selectors.import_rows(preview, asked(ImportRowsQuery, request)))
