"""What people can do with agendas. Going through one is the live meeting's: ``agenda.step``."""

from consultations.services import agendas
from deliberation.eventlog.verbs import Done, Verb, declare
from deliberation.events.agendas import AgendaArrange, AgendaFill, AgendaMove, AgendaPut, AgendaRemove

AGENDA_VERBS = declare(
    Verb(
        command=AgendaArrange,
        service=agendas.arrange,
        result=Done,
        method="PUT",
        path="sittings/{sitting_id}/agenda",
        summary="Put all items of an agenda in order.",
    ),
    Verb(
        command=AgendaFill,
        service=agendas.fill,
        result=Done,
        method="POST",
        path="sittings/{sitting_id}/agenda/fill",
        summary="Fill an empty agenda with what is usual for this form of consultation.",
    ),
    Verb(
        command=AgendaPut,
        service=agendas.put,
        result=agendas.AgendaResult,
        method="PUT",
        path="sittings/{sitting_id}/agenda/{item_id}",
        summary="Let an item of the agenda be this; a new one comes last, under an id chosen by who asks.",
    ),
    Verb(
        command=AgendaMove,
        service=agendas.move,
        result=agendas.AgendaResult,
        method="POST",
        path="sittings/{sitting_id}/agenda/{item_id}/move",
        summary="Move an item of the agenda, with all below it.",
    ),
    Verb(
        command=AgendaRemove,
        service=agendas.remove,
        result=Done,
        method="DELETE",
        path="sittings/{sitting_id}/agenda/{item_id}",
        summary="Remove an item of the agenda, with all below it.",
    ),
)
