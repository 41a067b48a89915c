"""What people can do with consultations: the tables their doors are made from."""

from consultations.verbs.agendas import AGENDA_VERBS
from consultations.verbs.consultations import CONSULTATION_VERBS
from consultations.verbs.entries import ENTRY_VERBS
from consultations.verbs.forms import FORM_VERBS
from consultations.verbs.invitations import INVITATION_VERBS
from consultations.verbs.papers import PAPER_VERBS
from consultations.verbs.sittings import SITTING_VERBS

VERBS = (
    *FORM_VERBS,
    *CONSULTATION_VERBS,
    *SITTING_VERBS,
    *AGENDA_VERBS,
    *INVITATION_VERBS,
    *ENTRY_VERBS,
    *PAPER_VERBS,
)
