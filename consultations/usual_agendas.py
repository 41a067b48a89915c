"""What a sitting usually goes through: the institution's own for a form of consultation, or else the customary."""

from consultations.models import ConsultationForm
from deliberation.events.agendas import UsualItem
from deliberation.events.sittings import AgendaKind, FloorOrder

CUSTOMARY = (
    UsualItem(kind=AgendaKind.REPORT, title="部门通报情况", minutes=15),
    UsualItem(kind=AgendaKind.SPEECHES, title="委员发言", minutes=40, floor_order=FloorOrder.ARRANGED),
    UsualItem(kind=AgendaKind.EXCHANGE, title="互动交流", minutes=30, floor_order=FloorOrder.FIRST_COME),
    UsualItem(kind=AgendaKind.RESPONSE, title="部门回应", minutes=20),
    UsualItem(kind=AgendaKind.SUMMARY, title="领导小结讲话", minutes=15),
)
IN_A_SMALL_ROOM = (
    UsualItem(kind=AgendaKind.REPORT, title="委员介绍情况和困难", minutes=15),
    UsualItem(kind=AgendaKind.EXCHANGE, title="面对面交流", minutes=30, floor_order=FloorOrder.ALTERNATING),
    UsualItem(kind=AgendaKind.RESPONSE, title="部门答复", minutes=15),
)
ABOUT_PROPOSALS = (
    UsualItem(kind=AgendaKind.REPORT, title="承办单位通报办理情况", minutes=20),
    UsualItem(kind=AgendaKind.SPEECHES, title="提案者发言", minutes=30, floor_order=FloorOrder.ARRANGED),
    UsualItem(kind=AgendaKind.EXCHANGE, title="协商交流", minutes=30, floor_order=FloorOrder.ALTERNATING),
    UsualItem(kind=AgendaKind.RESPONSE, title="承办单位表态", minutes=15),
    UsualItem(kind=AgendaKind.SUMMARY, title="小结", minutes=10),
)
BY_FORM = {"reception_room": IN_A_SMALL_ROOM, "proposal_handling": ABOUT_PROPOSALS}
"""Code of a form → what is customary for it, where that is not the common course."""


def of(form: ConsultationForm) -> list[UsualItem]:
    """Return what is usual for a form: as the institution has said, or else as is customary."""
    own = [UsualItem.model_validate(item) for item in form.agenda]
    return own or list(BY_FORM.get(form.code, CUSTOMARY))
