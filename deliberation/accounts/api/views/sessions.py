"""Who is signed in here, and where else."""

from django.middleware.csrf import get_token
from drf_spectacular.utils import extend_schema
from rest_framework.authentication import SessionAuthentication
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.accounts import selectors
from deliberation.accounts.api import bodies
from deliberation.accounts.api.reading import account_of, answer
from deliberation.accounts.models import Account, LoginSession
from deliberation.accounts.services import languages, sign_in, text_codes
from deliberation.core.problem import Problem
from deliberation.eventlog.verbs import parse


class StrictSessionAuthentication(SessionAuthentication):
    """Session authentication that wants the CSRF token of strangers too: nor may signing in be forged."""

    def authenticate(self, request: Request) -> tuple[Account, None] | None:
        self.enforce_csrf(request)
        user = request._request.user
        return (user, None) if isinstance(user, Account) else None


class SessionView(APIView):
    """The login session of this browser."""

    authentication_classes = [StrictSessionAuthentication]
    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="session_get",
        summary="Who is signed in here. Sets the CSRF cookie that the other methods want back as a header.",
        responses={200: bodies.SessionAnswer, "default": Problem},
        tags=["session"],
    )
    def get(self, request: Request) -> Response:
        return session_answer(request)

    @extend_schema(
        operation_id="session_start",
        summary="Sign in by name and password, or by the code that was sent to a phone.",
        request=bodies.SignInRequest,
        responses={200: bodies.SessionAnswer, "default": Problem},
        tags=["session"],
    )
    def post(self, request: Request) -> Response:
        if isinstance(request.data, dict) and "phone" in request.data:
            code = parse(bodies.CodeSignIn, request.data)
            sign_in.with_code(request._request, phone=code.phone, code=code.code)
        else:
            body = parse(bodies.SignIn, request.data)
            sign_in.with_password(request._request, username=body.username, password=body.password)
        return session_answer(request)

    @extend_schema(
        operation_id="session_end",
        summary="Sign out here. Signing out twice changes nothing.",
        responses={204: None, "default": Problem},
        tags=["session"],
    )
    def delete(self, request: Request) -> Response:
        sign_in.sign_out(request._request)
        return Response(status=204)


class AccountView(APIView):
    """The account that is signed in."""

    @extend_schema(
        operation_id="language_choose",
        summary="Choose the language in which one is spoken to.",
        request=bodies.OwnAccountChange,
        responses={200: bodies.AccountAnswer, "default": Problem},
        tags=["session"],
    )
    def patch(self, request: Request) -> Response:
        body = parse(bodies.OwnAccountChange, request.data)
        account = languages.choose(account_of(request), body.language)
        return answer(_own_account(account))


class LoginSessionsView(APIView):
    """Everywhere the account is signed in."""

    @extend_schema(
        operation_id="login_sessions",
        summary="Where one is signed in, the last seen first.",
        responses={200: bodies.LoginSessionsAnswer, "default": Problem},
        tags=["login"],
    )
    def get(self, request: Request) -> Response:
        current = _login_session(request)
        items = [
            bodies.LoginSessionAnswer(
                id=item.id,
                created_at=item.created_at,
                last_seen_at=item.last_seen_at,
                user_agent=item.user_agent,
                method=LoginSession.Method(item.method),
                is_current=current is not None and item.id == current.id,
            )
            for item in selectors.login_sessions(account_of(request))
        ]
        return answer(bodies.LoginSessionsAnswer(items=items))


def session_answer(request: Request) -> Response:
    """Return who is signed in by now, and see that the browser has a CSRF cookie."""
    get_token(request._request)
    login_session = _login_session(request)
    institution = selectors.current_institution()
    return answer(
        bodies.SessionAnswer(
            account=_own_account(login_session.account) if login_session else None,
            login_session_id=login_session.id if login_session else None,
            confined_to=login_session.confined_to if login_session else None,
            sends_texts=text_codes.are_sent(),
            institution=bodies.InstitutionAnswer.model_validate(institution) if institution else None,
        )
    )


def _own_account(account: Account) -> bodies.AccountAnswer:
    return bodies.AccountAnswer(
        id=account.id,
        username=account.username,
        name=account.name,
        is_administrator=account.is_administrator,
        is_secretariat=account.is_secretariat,
        works_in_body=selectors.works_in_body(account),
        language=Account.Language(account.language),
    )


def _login_session(request: Request) -> LoginSession | None:
    login_session = getattr(request._request, "login_session", None)
    return login_session if isinstance(login_session, LoginSession) else None
