"""Consultations and plans of sittings: gao works for the lead body, zhou for a department that takes part.

The cast is invited to the sittings; ``consultation.withdraw`` is tried on a consultation that has none.
"""

from deliberation.events.organisations import OrganisationKind
from deliberation.events.sittings import SittingState
from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import (
    ConsultationFactory,
    Meeting,
    OrganisationFactory,
    OrganisationRoleFactory,
    SittingFactory,
    invite,
)

TABLE = """
                       lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
form.create            no      no      no      ok      no      no      no      no       login
form.change            no      no      no      ok      no      no      no      no       login
form.deactivate        no      no      no      ok      no      no      no      no       login
form.activate          no      no      no      ok      no      no      no      no       login
consultation.create    no      no      ok      ok      no      no      no      no       login
consultation.change    no      no      ok      ok      no      no      unknown unknown  login
consultation.withdraw  unknown unknown ok      ok      no      unknown unknown unknown  login
sitting.schedule       no      no      ok      ok      no      no      unknown unknown  login
sitting.change         no      no      ok      ok      no      no      sitting sitting  login
sitting.cancel         no      no      ok      ok      no      no      sitting sitting  login
sitting.renew_code     no      no      ok      ok      no      no      sitting sitting  login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Plan a sitting, and begin a consultation that has none."""
    consultation = meeting.room.sitting.consultation
    department = OrganisationFactory.create(name="市住建局", kind=OrganisationKind.DEPARTMENT)
    OrganisationRoleFactory.create(organisation=consultation.lead_body, account=cast.gao)
    OrganisationRoleFactory.create(organisation=department, account=cast.zhou)
    another = ConsultationFactory.create(lead_body=consultation.lead_body)
    for held in (consultation, another):
        held.departments.add(department)
    sitting = SittingFactory.create(consultation=consultation, state=SittingState.SCHEDULED, opened_at=None)
    for invited_to in (meeting.room.sitting, sitting):
        invite(cast._asdict(), invited_to)
    return {
        "form_id": consultation.form_id,
        "name": "有事好商量",
        "consultation_id": consultation.id,
        "consultation.withdraw": {"consultation_id": another.id},
        "title": "老旧小区加装电梯",
        "mode": "both",
        "lead_body_id": consultation.lead_body_id,
        "department_ids": [str(department.id)],
        "sitting_id": sitting.id,
        "place": "三楼会议室",
        "sitting.schedule": {"starts_at": "2027-03-02T09:00:00+08:00", "ends_at": "2027-03-02T11:00:00+08:00"},
    }


AREA = Area(
    TABLE,
    furnish,
    refusals={"unknown": (404, "consultation.not_found"), "sitting": (404, "sitting.not_found")},
)
