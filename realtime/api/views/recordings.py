"""Reading what was recorded."""

from uuid import UUID

from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.accounts.actors import actor
from deliberation.core import clock
from deliberation.core.problem import Problem
from deliberation.core.requests import answer
from deliberation.core.threads import give_back_connections
from deliberation.documents.api.answers import serve
from deliberation.documents.api.negotiation import AsItIs
from deliberation.documents.rights import Reading
from deliberation.documents.sources import source_of
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


class RecordingView(APIView):
    content_negotiation_class = AsItIs

    @extend_schema(
        operation_id="room_recording",
        summary="The sound of one speech (Opus in Ogg), or the part of it that a Range field asks for.",
        parameters=[
            OpenApiParameter("download", bool, description="Whether it is to be saved rather than played."),
            OpenApiParameter("Range", str, OpenApiParameter.HEADER, description="One range of bytes."),
        ],
        responses={
            (200, "audio/ogg"): OpenApiTypes.BINARY,
            (206, "audio/ogg"): OpenApiTypes.BINARY,
            304: OpenApiResponse(description="It is the one the client has."),
            "default": Problem,
        },
    )
    def get(self, request: Request, room_id: UUID, recording_id: UUID) -> HttpResponseBase:
        reader = actor(request)
        listener = recording_lists.access_recordings(reader, room_id)
        file = recording_lists.access_sound(listener, recording_id).file
        assert file is not None  # what can be listened to has one
        source = source_of(file, Reading.PLAIN, reader=reader, now=clock.now())
        give_back_connections()  # sending may take minutes
        return serve(
            request._request,
            source,
            name=file.name,
            media_type=file.media_type,
            store=False,
            download=request.query_params.get("download", "") in ("1", "true"),
        )
