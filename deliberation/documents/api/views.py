"""Handing in a file, and reading one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.accounts.actors import actor
from deliberation.core import clock
from deliberation.core.errors import Invalid
from deliberation.core.problem import Problem
from deliberation.core.threads import give_back_connections
from deliberation.documents import marks, selectors
from deliberation.documents.api.answers import serve
from deliberation.documents.api.bodies import FileItem
from deliberation.documents.api.negotiation import AsItIs
from deliberation.documents.models import File
from deliberation.documents.rights import Reading
from deliberation.documents.services import files
from deliberation.documents.sources import source_of
from deliberation.documents.uploads import FIELD, Reception, Upload

_FORM = {
    "multipart/form-data": {
        "type": "object",
        "required": [FIELD],
        "properties": {FIELD: {"type": "string", "format": "binary"}},
        "additionalProperties": False,
    }
}
_BYTES = {(200, "*/*"): OpenApiTypes.BINARY, (206, "*/*"): OpenApiTypes.BINARY, "default": Problem}


class FilesView(APIView):
    """Where files are handed in."""

    parser_classes = [MultiPartParser]

    def initialize_request(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Request:
        # Before anything reads the form: the CSRF check does.
        request.upload_handlers = [Reception(request)]
        return super().initialize_request(request, *args, **kwargs)

    @extend_schema(
        operation_id="file_upload",
        summary="Hand in a file, to be put to a use within a day.",
        request=_FORM,
        responses={201: FileItem, "default": Problem},
        tags=["file"],
    )
    def post(self, request: Request) -> Response:
        upload = request.FILES.get(FIELD)
        if not isinstance(upload, Upload):
            raise Invalid("request.invalid", fields=[{"field": FIELD, "reason": "missing"}])
        file = files.keep(actor(request), upload.draft, name=upload.name or "")
        return Response(item(file).model_dump(mode="json"), status=201)


class FileView(APIView):
    """A file's bytes."""

    content_negotiation_class = AsItIs

    @extend_schema(
        operation_id="file_read",
        summary="A file, or the part of it that a Range field asks for; marked with the reader's name if confidential.",
        parameters=[
            OpenApiParameter("download", bool, description="Whether it is to be saved rather than shown."),
            OpenApiParameter("Range", str, OpenApiParameter.HEADER, description="One range of bytes."),
        ],
        responses={**_BYTES, 304: OpenApiResponse(description="It is the one the client has.")},
        tags=["file"],
    )
    def get(self, request: Request, file_id: UUID) -> HttpResponseBase:
        reader = actor(request)
        file, reading = selectors.access_file(reader, file_id)
        source = source_of(file, reading, reader=reader, now=clock.now())
        give_back_connections()  # sending may take minutes
        return serve(
            request._request,
            source,
            name=file.name,
            media_type=file.media_type,
            store=reading is Reading.PLAIN,
            download=request.query_params.get("download", "") in ("1", "true"),
        )


def item(file: File) -> FileItem:
    """Return what is told of a file to whoever may read it."""
    return FileItem(
        id=file.id,
        name=file.name,
        type=file.type,
        media_type=file.media_type,
        size=file.size,
        sha256=file.sha256,
        pages=file.pages,
        created_at=file.created_at,
        is_markable=marks.is_markable(file),
    )
