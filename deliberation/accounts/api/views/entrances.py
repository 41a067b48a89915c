"""Ways to sign in besides the password, and the browsers that are known."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.accounts import selectors
from deliberation.accounts.api import bodies
from deliberation.accounts.api.reading import account_of, answer
from deliberation.accounts.api.views.sessions import StrictSessionAuthentication, session_answer
from deliberation.accounts.models import Account, Device, TextCode
from deliberation.accounts.services import devices, qr_logins, sign_in, text_codes
from deliberation.core import clock, qr
from deliberation.core.problem import Problem
from deliberation.core.proxies import client_address
from deliberation.eventlog.verbs import parse


class TextCodesView(APIView):
    """Codes by SMS."""

    authentication_classes = [StrictSessionAuthentication]
    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="text_code_ask",
        summary="Have a code sent to a phone to sign in by. The answer is the same if nobody has that phone.",
        request=bodies.TextCodeAsk,
        responses={202: bodies.TextCodeAnswer, "default": Problem},
        tags=["session"],
    )
    def post(self, request: Request) -> Response:
        body = parse(bodies.TextCodeAsk, request.data)
        devices.secret_of(request._request)  # so that the browser has one when it comes back with the code
        asked = text_codes.ask(body.phone, TextCode.Purpose.SIGN_IN, address=client_address(request._request))
        return answer(bodies.TextCodeAnswer(expires_at=asked.expires_at, retry_after=asked.retry_after), status=202)


class QrLoginsView(APIView):
    """A desktop's wish to be signed in by a phone."""

    authentication_classes = [StrictSessionAuthentication]
    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="qr_login_ask",
        summary="Ask to be signed in by a phone: shows a picture that only this browser can use.",
        request=None,
        responses={201: bodies.QrLoginAnswer, "default": Problem},
        tags=["session"],
    )
    def post(self, request: Request) -> Response:
        devices.secret_of(request._request)
        wish, secret = qr_logins.ask(request._request)
        url = qr_logins.url(secret)
        body = bodies.QrLoginAnswer(id=wish.id, url=url, svg=qr.svg(url), expires_at=wish.expires_at)
        return answer(body, status=201)


class QrLoginView(APIView):
    """One such wish, for the browser that made it."""

    authentication_classes = [StrictSessionAuthentication]
    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="qr_login",
        summary="Whether the phone has confirmed; ask every two seconds.",
        responses={200: bodies.QrLoginStateAnswer, "default": Problem},
        tags=["session"],
    )
    def get(self, request: Request, qr_login_id: UUID) -> Response:
        wish = selectors.access_qr_login(request._request, qr_login_id)
        if wish.used_at is not None or wish.expires_at <= clock.now():
            state = bodies.QrLoginState.EXPIRED
        elif wish.approved_by_id is not None:
            state = bodies.QrLoginState.APPROVED
        else:
            state = bodies.QrLoginState.WAITING
        return answer(bodies.QrLoginStateAnswer(state=state, expires_at=wish.expires_at))


class QrLoginClaimView(APIView):
    """Taking what the phone has granted."""

    authentication_classes = [StrictSessionAuthentication]
    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="qr_login_claim",
        summary="Sign in, once the phone has confirmed.",
        request=None,
        responses={200: bodies.SessionAnswer, "default": Problem},
        tags=["session"],
    )
    def post(self, request: Request, qr_login_id: UUID) -> Response:
        sign_in.with_qr(request._request, qr_login_id)
        return session_answer(request)


class DevicesView(APIView):
    """The browsers that count as one's own."""

    @extend_schema(
        operation_id="devices",
        summary="The browsers that count as mine, the last used first.",
        responses={200: bodies.DevicesAnswer, "default": Problem},
        tags=["device"],
    )
    def get(self, request: Request) -> Response:
        account = account_of(request)
        current = selectors.device_of(account, devices.secret_of(request._request))
        return _devices(account, current)


class PersonDevicesView(APIView):
    """The browsers that count as somebody's own, for those who look after people."""

    @extend_schema(
        operation_id="person_devices",
        summary="The browsers that count as a person's own, for those who look after their account.",
        responses={200: bodies.DevicesAnswer, "default": Problem},
        tags=["device"],
    )
    def get(self, request: Request, account_id: UUID) -> Response:
        return _devices(selectors.access_bound_account(account_of(request), account_id), None)


def _devices(account: Account, current: Device | None) -> Response:
    items = [
        bodies.DeviceAnswer(
            id=device.id,
            user_agent=device.user_agent,
            created_at=device.created_at,
            last_seen_at=device.last_seen_at,
            is_current=device == current,
        )
        for device in selectors.devices(account)
    ]
    return answer(bodies.DevicesAnswer(items=items))
