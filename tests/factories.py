"""Rows for tests, valid and otherwise unremarkable."""

import datetime
from collections.abc import Mapping
from typing import NamedTuple

from factory.declarations import LazyAttribute, LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory

from consultations.models import AgendaItem, Consultation, ConsultationForm, Invitation, Sitting
from deliberation.accounts.models import (
    Account,
    Device,
    Institution,
    LoginSession,
    Membership,
    Organisation,
    OrganisationRole,
    Sector,
    Term,
)
from deliberation.core import clock
from deliberation.documents.models import File
from deliberation.events.files import FileType
from deliberation.events.organisations import OrganisationKind, RoleInOrganisation
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import AgendaKind, Mode, SittingState
from realtime.models import Participant, Room
from realtime.services.rooms import add_participant, open_room


class InstitutionFactory(DjangoModelFactory[Institution]):
    class Meta:
        model = Institution

    name = "滨江市政协"
    time_zone = "Asia/Shanghai"


class TermFactory(DjangoModelFactory[Term]):
    class Meta:
        model = Term

    number = Sequence(lambda n: n + 1)  # type: ignore[no-untyped-call]  # factory-boy has few types
    name = LazyAttribute(lambda term: f"第{term.number}届")  # type: ignore[no-untyped-call]  # factory-boy has few types
    starts_on = datetime.date(2022, 1, 10)
    is_current = True


class AccountFactory(DjangoModelFactory[Account]):
    """An active account without a password; give it one by ``set_password``."""

    class Meta:
        model = Account

    username = Sequence(lambda n: f"account{n}")  # type: ignore[no-untyped-call]  # factory-boy has few types
    name = "某某某"

    @classmethod
    def _create(cls, model_class: type[Account], *args: object, **kwargs: object) -> Account:
        return Account.objects.create_account(*args, **kwargs)  # type: ignore[arg-type]  # whatever a test declares


class OrganisationFactory(DjangoModelFactory[Organisation]):
    """A special committee, unless told otherwise by ``kind``."""

    class Meta:
        model = Organisation

    kind = OrganisationKind.SPECIAL_COMMITTEE
    name = Sequence(lambda n: f"第{n + 1}专门委员会")  # type: ignore[no-untyped-call]  # factory-boy has few types


class OrganisationRoleFactory(DjangoModelFactory[OrganisationRole]):
    """Somebody who works in an organisation."""

    class Meta:
        model = OrganisationRole

    organisation = SubFactory(OrganisationFactory)  # type: ignore[no-untyped-call]  # factory-boy has few types
    account = SubFactory(AccountFactory)  # type: ignore[no-untyped-call]  # factory-boy has few types
    role = RoleInOrganisation.STAFF


class SectorFactory(DjangoModelFactory[Sector]):
    class Meta:
        model = Sector

    name = Sequence(lambda n: f"界别{n + 1}")  # type: ignore[no-untyped-call]  # factory-boy has few types
    position = Sequence(lambda n: n)  # type: ignore[no-untyped-call]  # factory-boy has few types


def current_term() -> Term:
    """Return the term that is running; there can be but one, so it is made once."""
    return Term.objects.filter(is_current=True).first() or TermFactory.create()


class MembershipFactory(DjangoModelFactory[Membership]):
    """A membership in the current term."""

    class Meta:
        model = Membership

    account = SubFactory(AccountFactory)  # type: ignore[no-untyped-call]  # factory-boy has few types
    term = LazyFunction(current_term)  # type: ignore[no-untyped-call]  # factory-boy has few types
    sector = SubFactory(SectorFactory)  # type: ignore[no-untyped-call]  # factory-boy has few types
    starts_on = LazyAttribute(lambda membership: membership.term.starts_on)  # type: ignore[no-untyped-call]  # factory-boy has few types


class Meeting(NamedTuple):
    """A room and the places the cast has in it; ``admin`` has none."""

    room: Room
    lin: Participant
    """主持人"""
    wei: Participant
    """出席"""
    gao: Participant
    """特邀"""
    qiao: Participant
    """会务"""
    zhou: Participant
    """列席"""
    chen: Participant
    """旁听"""


ROLES = {
    "lin": ParticipantRole.CHAIR,
    "wei": ParticipantRole.ATTENDEE,
    "gao": ParticipantRole.GUEST,
    "qiao": ParticipantRole.OPERATOR,
    "zhou": ParticipantRole.NON_VOTING,
    "chen": ParticipantRole.OBSERVER,
}


class ConsultationFactory(DjangoModelFactory[Consultation]):
    class Meta:
        model = Consultation

    form = LazyFunction(lambda: ConsultationForm.objects.get(code="you_consult"))  # type: ignore[no-untyped-call]  # factory-boy has few types
    title = "老旧小区加装电梯"
    mode = Mode.BOTH
    lead_body = SubFactory(OrganisationFactory)  # type: ignore[no-untyped-call]  # factory-boy has few types
    created_at = LazyFunction(clock.now)  # type: ignore[no-untyped-call]  # factory-boy has few types


BEFORE_START = (SittingState.SCHEDULED, SittingState.WAITING)


class SittingFactory(DjangoModelFactory[Sitting]):
    """A sitting that is running, unless told otherwise by ``state``."""

    class Meta:
        model = Sitting

    consultation = SubFactory(ConsultationFactory)  # type: ignore[no-untyped-call]  # factory-boy has few types
    title = "加装电梯协商会"
    starts_at = datetime.datetime(2026, 3, 2, 1, 0, tzinfo=datetime.UTC)
    ends_at = LazyAttribute(lambda sitting: sitting.starts_at + datetime.timedelta(hours=2))  # type: ignore[no-untyped-call]  # factory-boy has few types
    state = SittingState.RUNNING
    meeting_code = Sequence(lambda n: f"{100_000_000 + n}")  # type: ignore[no-untyped-call]  # factory-boy has few types
    created_at = LazyFunction(clock.now)  # type: ignore[no-untyped-call]  # factory-boy has few types
    opened_at = LazyAttribute(lambda sitting: None if sitting.state == SittingState.SCHEDULED else sitting.starts_at)  # type: ignore[no-untyped-call]  # factory-boy has few types
    started_at = LazyAttribute(lambda sitting: None if sitting.state in BEFORE_START else sitting.starts_at)  # type: ignore[no-untyped-call]  # factory-boy has few types


class FileFactory(DjangoModelFactory[File]):
    """A file as a row; its bytes are nowhere."""

    class Meta:
        model = File

    name = "情况报告.pdf"
    type = FileType.PDF
    size = 1000
    sha256 = Sequence(lambda n: f"{n:064x}")  # type: ignore[no-untyped-call]  # factory-boy has few types
    pages = 3
    created_by = SubFactory(AccountFactory)  # type: ignore[no-untyped-call]  # factory-boy has few types
    created_at = LazyFunction(clock.now)  # type: ignore[no-untyped-call]  # factory-boy has few types


class AgendaItemFactory(DjangoModelFactory[AgendaItem]):
    """An item at the end of a sitting's agenda."""

    class Meta:
        model = AgendaItem

    sitting = SubFactory(SittingFactory)  # type: ignore[no-untyped-call]  # factory-boy has few types
    position = LazyAttribute(lambda item: item.sitting.agenda.count())  # type: ignore[no-untyped-call]  # factory-boy has few types
    kind = AgendaKind.SPEECHES
    title = "委员发言"
    minutes = 30


class InvitationFactory(DjangoModelFactory[Invitation]):
    """An attendee's invitation, not answered yet."""

    class Meta:
        model = Invitation

    sitting = SubFactory(SittingFactory)  # type: ignore[no-untyped-call]  # factory-boy has few types
    account = SubFactory(AccountFactory)  # type: ignore[no-untyped-call]  # factory-boy has few types
    role = ParticipantRole.ATTENDEE
    position = Sequence(lambda n: n)  # type: ignore[no-untyped-call]  # factory-boy has few types


def invite(accounts: Mapping[str, Account], sitting: Sitting) -> dict[str, Invitation]:
    """Invite the cast to a sitting, each of ``ROLES`` in its role."""
    return {
        name: InvitationFactory.create(sitting=sitting, account=accounts[name], role=role)
        for name, role in ROLES.items()
    }


def open_meeting(
    accounts: Mapping[str, Account], *, title: str = "加装电梯协商会", state: SittingState = SittingState.RUNNING
) -> Meeting:
    """Open a sitting's room, which runs unless told otherwise, and let each of ``ROLES`` in."""
    room = open_room(None, SittingFactory.create(title=title, state=state))
    places = {name: add_participant(None, room, accounts[name], role) for name, role in ROLES.items()}
    return Meeting(room, **places)


class DeviceFactory(DjangoModelFactory[Device]):
    """A browser bound to an account, by a secret that nobody holds."""

    class Meta:
        model = Device

    account = SubFactory(AccountFactory)  # type: ignore[no-untyped-call]  # factory-boy has few types
    secret_digest = Sequence(lambda n: f"{n:064x}")  # type: ignore[no-untyped-call]  # factory-boy has few types
    created_at = LazyFunction(clock.now)  # type: ignore[no-untyped-call]  # factory-boy has few types
    last_seen_at = LazyFunction(clock.now)  # type: ignore[no-untyped-call]  # factory-boy has few types


class LoginSessionFactory(DjangoModelFactory[LoginSession]):
    """A living login session, as a browser has one; the browser session below it is not made."""

    class Meta:
        model = LoginSession

    account = SubFactory(AccountFactory)  # type: ignore[no-untyped-call]  # factory-boy has few types
    session_key_digest = Sequence(lambda n: f"{n:064x}")  # type: ignore[no-untyped-call]  # factory-boy has few types
    method = LoginSession.Method.LINK
    created_at = LazyFunction(clock.now)  # type: ignore[no-untyped-call]  # factory-boy has few types
    last_seen_at = LazyFunction(clock.now)  # type: ignore[no-untyped-call]  # factory-boy has few types
    expires_at = LazyFunction(lambda: clock.now() + datetime.timedelta(days=1))  # type: ignore[no-untyped-call]  # factory-boy has few types
