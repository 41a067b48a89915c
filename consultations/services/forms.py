"""Forms of consultation."""

from consultations.models import ConsultationForm

DEFAULTS = (
    ("you_consult", "请你协商", "You consult"),
    ("counterpart", "对口协商", "Counterpart consultation"),
    ("thematic", "专题协商", "Thematic consultation"),
    ("proposal_handling", "提案办理协商", "Proposal-handling consultation"),
    ("reception_room", "委员会客厅", "Members' reception room"),
)


def put_defaults() -> None:
    """Put the customary forms there; those that exist keep the names they were given."""
    for position, (code, name, name_en) in enumerate(DEFAULTS):
        ConsultationForm.objects.get_or_create(
            code=code, defaults={"name": name, "name_en": name_en, "position": position}
        )
