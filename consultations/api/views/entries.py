"""How people get in, for those who prepare a sitting."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from consultations import policies
from consultations.representations.entries import EntryList
from consultations.selectors.entries import entry_list
from consultations.selectors.standings import access_sitting
from deliberation.accounts.actors import actor
from deliberation.accounts.api.reading import answer
from deliberation.core.problem import Problem


class EntriesView(APIView):
    """Everybody's ways into a sitting."""

    @extend_schema(
        operation_id="sitting_entries",
        summary="Who has a link, has used it, and was reached by SMS; the general link and the meeting code.",
        responses={200: EntryList, "default": Problem},
    )
    def get(self, request: Request, sitting_id: UUID) -> Response:
        sitting, standing = access_sitting(actor(request), sitting_id)
        policies.require(policies.may_manage(standing), "entry.forbidden")
        return answer(entry_list(sitting))
