"""The one family of errors that reaches a person: a code, a status, and the values its sentence needs.

Sentences are not written here: whoever shows the error translates it by its code.
"""

from typing import ClassVar, Literal

ErrorCode = Literal[
    "account.forbidden",
    "account.last_administrator",
    "account.not_found",
    "account.phone_invalid",
    "account.phone_taken",
    "account.username_taken",
    "agenda.circular",
    "agenda.forbidden",
    "agenda.in_use",
    "agenda.is_current",
    "agenda.not_empty",
    "agenda.not_found",
    "agenda.stale",
    "agenda.too_deep",
    "agenda.too_many",
    "ballot.forbidden",
    "ballot.invalid",
    "ballot.not_on_roll",
    "call.forbidden",
    "call.not_connected",
    "call.refused",
    "call.stale",
    "call.unavailable",
    "command.unknown",
    "consultation.forbidden",
    "consultation.has_sittings",
    "consultation.not_found",
    "consultation.withdrawn",
    "device.not_found",
    "documents.renderer_missing",
    "entry.forbidden",
    "entry.no_match",
    "entry.not_open",
    "entry.too_many",
    "file.active_content",
    "file.broken",
    "file.disguised",
    "file.empty",
    "file.encrypted",
    "file.forbidden",
    "file.not_found",
    "file.range_unsatisfiable",
    "file.too_complex",
    "file.too_large",
    "file.too_many",
    "file.type_refused",
    "file.unavailable",
    "file.unmarkable",
    "film.forbidden",
    "film.no_pictures",
    "film.not_found",
    "floor.duplicate",
    "floor.forbidden",
    "floor.no_department",
    "floor.no_speaker",
    "floor.no_venue",
    "floor.nobody_waits",
    "floor.not_admitted",
    "floor.not_found",
    "floor.past_due",
    "floor.too_long",
    "floor.wrong_state",
    "form.forbidden",
    "form.inactive",
    "form.name_taken",
    "form.not_found",
    "idempotency.mismatch",
    "import.damaged",
    "import.empty",
    "import.not_found",
    "import.not_xlsx",
    "import.stale",
    "import.too_large",
    "import.too_many_rows",
    "import.wrong_columns",
    "institution.exists",
    "internal",
    "invitation.deputy_incomplete",
    "invitation.deputy_invited",
    "invitation.deputy_refused",
    "invitation.forbidden",
    "invitation.no_deputy",
    "invitation.not_found",
    "login.confined",
    "invitation.reason_missing",
    "invitation.reply_closed",
    "invitation.role_unfit",
    "invitation.too_many",
    "login.failed",
    "login.required",
    "login.throttled",
    "login.unbound",
    "login_link.invalid",
    "login_session.not_found",
    "membership.exists",
    "membership.forbidden",
    "membership.not_found",
    "membership.number_taken",
    "message.edit_window_over",
    "message.forbidden",
    "message.hidden",
    "message.not_found",
    "message.too_long",
    "message.too_many",
    "mute.forbidden",
    "note.forbidden",
    "notice.not_found",
    "organisation.forbidden",
    "organisation.inactive",
    "organisation.name_taken",
    "organisation.not_found",
    "paper.forbidden",
    "paper.not_found",
    "paper.too_many",
    "participant.forbidden",
    "participant.not_found",
    "participant.not_venue",
    "people.forbidden",
    "poll.forbidden",
    "poll.invalid",
    "poll.is_secret",
    "poll.nobody_votes",
    "poll.not_found",
    "poll.over",
    "poll.reminded_already",
    "poll.urn_missing",
    "poll.wrong_state",
    "print.forbidden",
    "personal_link.invalid",
    "personal_link.proof_wanted",
    "qr_login.expired",
    "qr_login.not_found",
    "qr_login.too_many",
    "qr_login.waiting",
    "recording.confidential",
    "quality.forbidden",
    "recording.forbidden",
    "recording.not_found",
    "recording.off",
    "recording.sound_only",
    "question.due_past",
    "question.forbidden",
    "question.not_found",
    "request.csrf",
    "request.forbidden",
    "request.invalid",
    "request.method",
    "request.not_found",
    "request.too_large",
    "request.too_many",
    "request.unsupported_type",
    "room.not_found",
    "room.removed",
    "room.waiting",
    "rules.forbidden",
    "sector.forbidden",
    "sector.in_use",
    "sector.name_taken",
    "sector.not_found",
    "sitting.cancelled",
    "sitting.closed",
    "sitting.ended",
    "sitting.forbidden",
    "sitting.incomplete",
    "sitting.not_found",
    "sitting.not_open",
    "sitting.place_missing",
    "sitting.started",
    "sitting.times_invalid",
    "sitting.wrong_state",
    "stream.not_found",
    "term.exists",
    "term.forbidden",
    "term.not_found",
    "text_code.spent",
    "text_code.too_many",
    "text_code.unavailable",
    "text_code.wrong",
    "ticket.invalid",
]


class DomainError(Exception):
    """A refusal with a code of the form ``noun.reason``.

    ``params`` are the values its translation needs; ``fields`` name what is wrong or missing, where there is such.
    """

    status: ClassVar[int] = 409

    def __init__(
        self, code: ErrorCode, detail: str = "", *, fields: list[dict[str, str]] | None = None, **params: str | int
    ) -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code: ErrorCode = code
        self.detail = detail
        self.fields = fields or []
        self.params = params


class Unauthenticated(DomainError):
    """Nobody is signed in, or the sign-in failed."""

    status = 401


class Forbidden(DomainError):
    """The actor may know of the thing but not do this to it."""

    status = 403


class NotFound(DomainError):
    """The thing does not exist, or the actor may not know that it does."""

    status = 404


class Conflict(DomainError):
    """The thing's state does not allow it now."""

    status = 409


class TooLarge(DomainError):
    """What was sent has more bytes than a limit allows, which ``max`` in params tells."""

    status = 413


class RangeNotSatisfiable(DomainError):
    """The part asked for lies behind the end; ``size`` in params tells where that is."""

    status = 416


class Invalid(DomainError):
    """The request is well-formed but its content cannot be accepted; ``fields`` name what is wrong."""

    status = 422


class TooMany(DomainError):
    """More than a limit allows; ``retry_after`` in params gives seconds where it is known."""

    status = 429


class Unavailable(DomainError):
    """A part of the service that this needs does not answer now."""

    status = 503
