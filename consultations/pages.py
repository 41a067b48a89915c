"""The doors for everybody who is invited: the meeting code, and the general link that is safe for a group."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from consultations.entrances import room_path, spoken_code
from consultations.models import Sitting
from consultations.occasions import contact, occasion
from consultations.selectors.newcomers import sits, written
from consultations.services import newcomers
from deliberation.accounts.models import Account, LoginSession
from deliberation.accounts.occasions import Contact
from deliberation.accounts.pages.base import PlainPage, led_to, masked, page, told
from deliberation.accounts.pages.refusals import sentence
from deliberation.accounts.services import devices, text_codes
from deliberation.core.errors import DomainError
from deliberation.events.sittings import SittingState
from deliberation.rules.selectors import rules

SENTENCES = {
    "sitting.not_found": gettext_noop("There is no meeting with this number. Please look again."),
    "entry.too_many": gettext_noop("That was too often. Please try again in %(retry_after)s seconds."),
    "entry.no_match": gettext_noop(
        "Name and last four digits do not fit one person in the list of this meeting. Please look again, or call us."
    ),
    "entry.not_open": gettext_noop("The waiting room is not open now. Please come again shortly before the meeting."),
}


class JoinPage(PlainPage):
    """Asks for the meeting code and leads to its meeting."""

    leads_into_application = True
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        code = request.GET.get("code", "")
        if written(code):
            return led_to(reverse("meeting", args=[written(code)]))
        problem = gettext(SENTENCES["sitting.not_found"]) if code else ""
        return page(request, "consultations/join.html", {"code": code[:20], "problem": problem})


class MeetingPage(PlainPage):
    """A meeting from outside: what may be known of it, and the ways in. Reading it changes nothing."""

    leads_into_application = True
    template = "consultations/meeting.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.sitting: Sitting | None = None
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        return self.found(request, code) or self.show(request)

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        return self.found(request, code) or self.act(request)

    def found(self, request: HttpRequest, code: str) -> HttpResponse | None:
        """Find the sitting, or return the page that says why there is none to go to."""
        try:
            self.sitting = newcomers.find(request, code)
        except DomainError as refusal:
            context = {"problem": sentence(refusal, SENTENCES), "code": code[:20]}
            return page(request, "consultations/join.html", context, status=refusal.status)
        if self.sitting.cancelled_at is not None or self.sitting.state == SittingState.CLOSED:
            return page(request, "consultations/meeting_over.html", self.context(), status=410)
        return None

    def context(self) -> dict[str, Any]:
        """Return what anybody may know of the sitting."""
        assert self.sitting is not None  # ``found`` has seen to it
        return {
            **told(occasion(self.sitting)),
            "contact": contact(self.sitting) or Contact(""),
            "code": spoken_code(self.sitting),
            "sends_texts": text_codes.are_sent(),
            "by_name": rules(self.sitting.consultation.lead_body_id).entry.by_name,
            "name_path": reverse("meeting-name", args=[self.sitting.meeting_code]),
            "path": reverse("meeting", args=[self.sitting.meeting_code]),
        }

    def show(self, request: HttpRequest, **more: Any) -> HttpResponse:
        """Return the page with its ways in; who is signed in here already needs none."""
        assert self.sitting is not None
        devices.secret_of(request)
        here = _signed_in(request)
        goes_in = here is not None and sits(here, self.sitting)
        entering = {
            "name": masked(here.name) if here is not None and goes_in else "",
            "room_path": room_path(self.sitting),
        }
        status = more.pop("status", 200)
        template = more.pop("template", self.template)
        return page(request, template, {**self.context(), **entering, **more}, status=status)

    def act(self, request: HttpRequest) -> HttpResponse:
        """Send a code to a phone, or take the one that came."""
        assert self.sitting is not None
        phone = request.POST.get("phone", "")[:40]
        if request.POST.get("act") == "code":
            return self.enter(request, phone)
        try:
            newcomers.ask_code(request, self.sitting, phone)
        except DomainError as refusal:
            # Whoever asks again too soon has a code already: they go on to enter it.
            has_one = refusal.code == "text_code.too_many"
            template = "consultations/meeting_code.html" if has_one else self.template
            return self.refused(request, refusal, template=template, phone=phone)
        return self.show(request, template="consultations/meeting_code.html", phone=phone)

    def enter(self, request: HttpRequest, phone: str) -> HttpResponse:
        """Let somebody in by the code that came to their phone."""
        assert self.sitting is not None
        try:
            newcomers.by_code(request, self.sitting, phone, request.POST.get("code", ""))
        except DomainError as refusal:
            return self.refused(request, refusal, template="consultations/meeting_code.html", phone=phone)
        return led_to(room_path(self.sitting))

    def refused(self, request: HttpRequest, refusal: DomainError, **more: Any) -> HttpResponse:
        """Return the page again, saying why it did not work."""
        return self.show(request, problem=sentence(refusal, SENTENCES), status=refusal.status, **more)


class NamePage(MeetingPage):
    """Leads to the waiting room by name and the last four digits of the phone; an operator looks who it is."""

    template = "consultations/meeting_name.html"

    def act(self, request: HttpRequest) -> HttpResponse:
        """Let somebody wait who knows a name and the end of its phone."""
        assert self.sitting is not None
        name, digits = request.POST.get("name", "")[:60], request.POST.get("digits", "")[:8]
        try:
            newcomers.by_name(request, self.sitting, name, digits)
        except DomainError as refusal:
            return self.refused(request, refusal, given_name=name, digits=digits)
        return led_to(room_path(self.sitting))


def _signed_in(request: HttpRequest) -> Account | None:
    """Return who is signed in here, and recognised."""
    current = getattr(request, "login_session", None)
    if isinstance(current, LoginSession) and current.is_bound and current.confined_to is None:
        return current.account
    return None
