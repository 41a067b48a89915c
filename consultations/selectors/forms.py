"""Forms of consultation."""

from uuid import UUID

from consultations.models import ConsultationForm
from consultations.representations.forms import FormItem, FormList
from deliberation.core.errors import NotFound


def access_form(form_id: UUID, *, lock: bool = False) -> ConsultationForm:
    """Return a form, locked for change if asked; everybody may know which there are.

    Raises:
        NotFound: ``form.not_found``.
    """
    forms = ConsultationForm.objects.filter(id=form_id)
    form = (forms.select_for_update() if lock else forms).first()
    if form is None:
        raise NotFound("form.not_found")
    return form


def forms() -> FormList:
    """Return all forms in their order, those that can no longer be chosen included."""
    return FormList(items=[form_item(form) for form in ConsultationForm.objects.all()])


def form_item(form: ConsultationForm) -> FormItem:
    """Return what is told of a form."""
    return FormItem(
        form_id=form.id,
        code=form.code,
        name=form.name,
        name_en=form.name_en,
        position=form.position,
        is_active=form.is_active,
    )
