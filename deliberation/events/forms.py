"""Forms of consultation: ``form.*``, on the institution's stream."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field, StringConstraints

from deliberation.events.agendas import UsualItem
from deliberation.events.base import NO_NUL, Command, Event, event

FormName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=NO_NUL)]
FormNameInEnglish = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80, pattern=NO_NUL)]
FormPosition = Annotated[int, Field(ge=0, le=999)]


class FormCreate(Command):
    """Add a form of consultation, at the end of the list."""

    type: ClassVar[str] = "form.create"
    name: FormName
    name_en: FormNameInEnglish = ""


class FormChange(Command):
    """Rename a form, move it in the list or say what its agendas usually hold; what is not named stays."""

    type: ClassVar[str] = "form.change"
    form_id: UUID
    name: FormName | None = None
    name_en: FormNameInEnglish | None = None
    position: FormPosition | None = None
    """Its place in the list, from 0; those behind move up."""
    agenda: Annotated[list[UsualItem], Field(max_length=50)] | None = None
    """What is usual on the agendas of its sittings; empty for what is customary."""


class FormDeactivate(Command):
    """Let no new consultation take the form; those that have it keep it."""

    type: ClassVar[str] = "form.deactivate"
    form_id: UUID


class FormActivate(Command):
    """Let new consultations take the form again."""

    type: ClassVar[str] = "form.activate"
    form_id: UUID


@event
class FormCreated(Event):
    """There is a new form of consultation."""

    type: ClassVar[str] = "form.created"
    form_id: UUID
    code: str


@event
class FormChanged(Event):
    """Something about the form is now otherwise; ``fields`` tell which of it."""

    type: ClassVar[str] = "form.changed"
    form_id: UUID
    fields: list[str]


@event
class FormDeactivated(Event):
    """The form can no longer be chosen."""

    type: ClassVar[str] = "form.deactivated"
    form_id: UUID


@event
class FormActivated(Event):
    """The form can be chosen again."""

    type: ClassVar[str] = "form.activated"
    form_id: UUID
