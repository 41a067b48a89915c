"""Forms of consultation: which there are, what they are called, and in what order."""

import secrets
from functools import partial
from uuid import UUID

from consultations import policies
from consultations.models import ConsultationForm
from consultations.selectors.forms import access_form
from deliberation.accounts.models import Account
from deliberation.accounts.services.saving import save
from deliberation.core.errors import Conflict
from deliberation.eventlog.units import change, emit
from deliberation.eventlog.verbs import Result
from deliberation.events.forms import (
    FormActivate,
    FormActivated,
    FormChange,
    FormChanged,
    FormCreate,
    FormCreated,
    FormDeactivate,
    FormDeactivated,
)
from deliberation.rules.services import STREAM

DEFAULTS = (
    ("you_consult", "请你协商", "You consult"),
    ("counterpart", "对口协商", "Counterpart consultation"),
    ("thematic", "专题协商", "Thematic consultation"),
    ("proposal_handling", "提案办理协商", "Proposal-handling consultation"),
    ("reception_room", "委员会客厅", "Members' reception room"),
)


class FormResult(Result):
    """Which form it was."""

    form_id: UUID


def put_defaults() -> None:
    """Put the customary forms there; those that exist keep the names they were given."""
    for position, (code, name, name_en) in enumerate(DEFAULTS):
        ConsultationForm.objects.get_or_create(
            code=code, defaults={"name": name, "name_en": name_en, "position": position}
        )


@change
def create(actor: Account, command: FormCreate) -> FormResult:
    """Add a form at the end of the list.

    Raises:
        Forbidden: ``form.forbidden``, to everybody but the secretariat.
        Conflict: ``form.name_taken``.
    """
    policies.require(policies.may_manage_forms(actor), "form.forbidden")
    form = ConsultationForm(
        code=f"form_{secrets.token_hex(4)}",
        name=command.name,
        name_en=command.name_en,
        position=ConsultationForm.objects.count(),
    )
    save(form, require_free=partial(_require_free, form))
    emit(FormCreated(form_id=form.id, code=form.code), stream=STREAM, actor=actor)
    return FormResult(form_id=form.id)


@change
def alter(actor: Account, command: FormChange) -> FormResult:
    """Change what is named of a form. Saying what is so already changes nothing.

    Raises:
        Forbidden: ``form.forbidden``, to everybody but the secretariat.
        NotFound: ``form.not_found``.
        Conflict: ``form.name_taken``.
    """
    policies.require(policies.may_manage_forms(actor), "form.forbidden")
    rows = _locked()
    form = access_form(command.form_id)
    wanted = command.model_dump(mode="json", include={"name", "name_en", "agenda"}, exclude_none=True)
    changed = sorted(key for key, value in wanted.items() if getattr(form, key) != value)
    for key in changed:
        setattr(form, key, wanted[key])
    if changed:
        save(form, require_free=partial(_require_free, form))
    if command.position is not None and _move(form, command.position, rows):
        changed.append("position")
    if changed:
        emit(FormChanged(form_id=form.id, fields=changed), stream=STREAM, actor=actor)
    return FormResult(form_id=form.id)


@change
def deactivate(actor: Account, command: FormDeactivate) -> FormResult:
    """Let no new consultation take the form. Again changes nothing.

    Raises:
        Forbidden: ``form.forbidden``, to everybody but the secretariat.
        NotFound: ``form.not_found``.
    """
    policies.require(policies.may_manage_forms(actor), "form.forbidden")
    form = access_form(command.form_id, lock=True)
    if form.is_active:
        form.is_active = False
        form.save(update_fields=["is_active"])
        emit(FormDeactivated(form_id=form.id), stream=STREAM, actor=actor)
    return FormResult(form_id=form.id)


@change
def activate(actor: Account, command: FormActivate) -> FormResult:
    """Let new consultations take the form again. Again changes nothing.

    Raises:
        Forbidden: ``form.forbidden``, to everybody but the secretariat.
        NotFound: ``form.not_found``.
    """
    policies.require(policies.may_manage_forms(actor), "form.forbidden")
    form = access_form(command.form_id, lock=True)
    if not form.is_active:
        form.is_active = True
        form.save(update_fields=["is_active"])
        emit(FormActivated(form_id=form.id), stream=STREAM, actor=actor)
    return FormResult(form_id=form.id)


def _locked() -> list[ConsultationForm]:
    """Return all forms, locked in one order: two that change places at once do not wait for each other."""
    return list(ConsultationForm.objects.select_for_update().order_by("id"))


def _move(form: ConsultationForm, position: int, rows: list[ConsultationForm]) -> bool:
    """Put the form at ``position`` among all and number them anew; return whether any place is another now."""
    others = sorted((row for row in rows if row.id != form.id), key=lambda row: (row.position, row.code))
    others.insert(position, form)
    moved = [row for place, row in enumerate(others) if row.position != place]
    for place, row in enumerate(others):
        row.position = place
    ConsultationForm.objects.bulk_update(moved, ["position"])
    return bool(moved)


def _require_free(form: ConsultationForm) -> None:
    if ConsultationForm.objects.filter(name=form.name).exclude(id=form.id).exists():
        raise Conflict("form.name_taken")
