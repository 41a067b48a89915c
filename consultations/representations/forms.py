"""What is told of forms of consultation."""

from uuid import UUID

from consultations.representations.answers import Answer
from deliberation.events.agendas import UsualItem


class FormName(Answer):
    """What a form is called; ``code`` stays when the names change, so that interfaces may know the customary ones."""

    form_id: UUID
    code: str
    name: str
    name_en: str


class FormItem(FormName):
    """A form as those see it who look after the forms, or choose one."""

    position: int
    is_active: bool
    agenda: list[UsualItem]
    """What its agendas usually hold: as the institution has said, or else as is customary."""


class FormList(Answer):
    """All forms in their order."""

    items: list[FormItem]
