"""Reading what was recorded."""

from typing import Any
from uuid import UUID

from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.accounts.actors import actor
from deliberation.core import clock
from deliberation.core.errors import NotFound
from deliberation.core.problem import Problem
from deliberation.core.requests import answer
from deliberation.core.threads import give_back_connections
from deliberation.documents.api.answers import serve
from deliberation.documents.api.negotiation import AsItIs
from deliberation.documents.models import File
from deliberation.documents.rights import Reading
from deliberation.documents.sources import source_of
from deliberation.events.calls import MediaSource
from realtime.representations.recordings import RecordingList
from realtime.selectors import recording_lists


class RecordingsView(APIView):
    @extend_schema(
        operation_id="room_recordings",
        summary="The recordings that I may listen to, by item of the agenda; for who keeps it, all there were.",
        responses={200: RecordingList, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        listener = recording_lists.access_recordings(actor(request), room_id)
        return answer(recording_lists.recording_list(listener))


_PARTS = [
    OpenApiParameter("download", bool, description="Whether it is to be saved rather than played."),
    OpenApiParameter("Range", str, OpenApiParameter.HEADER, description="One range of bytes."),
]


def _responses(media_type: str) -> dict[Any, Any]:
    return {
        (200, media_type): OpenApiTypes.BINARY,
        (206, media_type): OpenApiTypes.BINARY,
        304: OpenApiResponse(description="It is the one the client has."),
        "default": Problem,
    }


class RecordingView(APIView):
    content_negotiation_class = AsItIs

    @extend_schema(
        operation_id="room_recording",
        summary="The sound of one speech (Opus in Ogg), or the part of it that a Range field asks for.",
        parameters=_PARTS,
        responses=_responses("audio/ogg"),
    )
    def get(self, request: Request, room_id: UUID, recording_id: UUID) -> HttpResponseBase:
        listener = recording_lists.access_recordings(actor(request), room_id)
        return _served(request, recording_lists.access_sound(listener, recording_id).file)


class RecordedPicturesView(APIView):
    content_negotiation_class = AsItIs

    @extend_schema(
        operation_id="room_recording_pictures",
        summary="What was seen of one speech from a camera or a screen (VP8 in Matroska), or a part of it.",
        parameters=[OpenApiParameter("source", str, OpenApiParameter.PATH, enum=["camera", "screen"]), *_PARTS],
        responses=_responses("video/x-matroska"),
    )
    def get(self, request: Request, room_id: UUID, recording_id: UUID, source: str) -> HttpResponseBase:
        listener = recording_lists.access_recordings(actor(request), room_id)
        if source not in (MediaSource.CAMERA, MediaSource.SCREEN):
            raise NotFound("recording.not_found")
        return _served(request, recording_lists.access_pictures(listener, recording_id, MediaSource(source)).file)


class FilmView(APIView):
    content_negotiation_class = AsItIs

    @extend_schema(
        operation_id="room_recording_film",
        summary="The film of one speech (H.264 and AAC in MP4), once it is made, or a part of it.",
        parameters=_PARTS,
        responses=_responses("video/mp4"),
    )
    def get(self, request: Request, room_id: UUID, recording_id: UUID) -> HttpResponseBase:
        listener = recording_lists.access_recordings(actor(request), room_id)
        return _served(request, recording_lists.access_film(listener, recording_id).file)


def _served(request: Request, file: File | None) -> HttpResponseBase:
    assert file is not None  # what is kept has one
    source = source_of(file, Reading.PLAIN, reader=actor(request), now=clock.now())
    give_back_connections()  # sending may take minutes
    return serve(
        request._request,
        source,
        name=file.name,
        media_type=file.media_type,
        store=False,
        download=request.query_params.get("download", "") in ("1", "true"),
    )
