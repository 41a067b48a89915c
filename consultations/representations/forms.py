"""What is told of forms of consultation."""

from uuid import UUID

from consultations.representations.answers import Answer


class FormItem(Answer):
    """A form; ``code`` stays when the names change, so that interfaces may know the customary ones."""

    form_id: UUID
    code: str
    name: str
    name_en: str
    position: int
    is_active: bool


class FormList(Answer):
    """All forms in their order."""

    items: list[FormItem]
