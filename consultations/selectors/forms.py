"""Forms of consultation."""

from uuid import UUID

from consultations import usual_agendas
from consultations.models import ConsultationForm
from consultations.representations.forms import FormItem, FormList, FormName
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
    return FormList(items=[_form_item(form) for form in ConsultationForm.objects.all()])


def form_name(form: ConsultationForm) -> FormName:
    """Return what a form is called."""
    return FormName(form_id=form.id, code=form.code, name=form.name, name_en=form.name_en)


def _form_item(form: ConsultationForm) -> FormItem:
    return FormItem(
        **dict(form_name(form)), position=form.position, is_active=form.is_active, agenda=usual_agendas.of(form)
    )
