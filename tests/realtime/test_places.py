"""Places follow invitations, whoever changes them and whenever."""

from collections.abc import Callable
from typing import Any

import pytest

from consultations.models import Invitation
from deliberation.accounts.models import Account
from deliberation.core.errors import Forbidden, NotFound
from deliberation.eventlog import reading
from deliberation.events.organisations import OrganisationKind
from deliberation.events.participants import Admission
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import ReplyState
from realtime import selectors
from realtime.models import Participant, Room
from realtime.services import places, rooms
from tests.asserts import verify
from tests.conftest import Cast
from tests.factories import InvitationFactory, MembershipFactory, OrganisationFactory, SittingFactory

Invite = Callable[..., Invitation]


@pytest.fixture
def room(cast: Cast) -> Room:
    """Return a room whose operator is qiao, and nobody else is invited yet."""
    room = rooms.open_room(None, SittingFactory.create())
    InvitationFactory.create(sitting=room.sitting, account=cast.qiao, role=ParticipantRole.OPERATOR)
    places.sync(None, room)
    return room


@pytest.fixture
def invite(room: Room) -> Invite:
    def invite(account: Account, **values: Any) -> Invitation:
        invitation = InvitationFactory.create(sitting=room.sitting, account=account, **values)
        places.sync(None, room)
        return invitation

    return invite


def place_of(account: Account) -> Participant:
    return Participant.objects.get(account=account)


def change(invitation: Invitation, **values: Any) -> None:
    for name, value in values.items():
        setattr(invitation, name, value)
    invitation.save()
    room = Room.objects.get(id=invitation.sitting_id)
    places.sync(None, room)


def told(room: Room) -> list[str]:
    return [event.type for event in reading.since(room.stream, 0)]


def test_whoever_is_invited_has_a_place(cast: Cast, room: Room, invite: Invite) -> None:
    bureau = OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT, name="市住建局")
    invitation = invite(cast.zhou, role=ParticipantRole.NON_VOTING, organisation=bureau)
    place = place_of(cast.zhou)
    assert (place.role, place.admission, place.is_due) == ("non_voting", "expected", True)
    assert (place.invitation_id, place.acts_for_id) == (invitation.id, bureau.id)


@pytest.mark.parametrize("role", list(ParticipantRole))
def test_only_who_runs_the_meeting_never_waits(cast: Cast, invite: Invite, role: ParticipantRole) -> None:
    invite(cast.wei, role=role)
    runs = role in (ParticipantRole.CHAIR, ParticipantRole.OPERATOR)
    assert place_of(cast.wei).admission == (Admission.ADMITTED if runs else Admission.EXPECTED)


@pytest.mark.parametrize(
    ("values", "is_due"),
    [
        ({}, True),
        ({"role": "chair"}, True),
        ({"role": "guest"}, True),
        ({"role": "operator"}, False),
        ({"role": "observer"}, False),
        ({"role": "screen"}, False),
        ({"reply": "accepted"}, True),
        ({"reply": "leave"}, False),
        ({"reply": "deputy", "deputy_name": "王一"}, True),
    ],
    ids=str,
)
def test_who_is_due(cast: Cast, invite: Invite, values: dict[str, str], is_due: bool) -> None:
    invite(cast.wei, **values)
    assert place_of(cast.wei).is_due is is_due


def test_venues_are_not_due_and_bring_their_headcount(cast: Cast, invite: Invite) -> None:
    venue = Account.objects.create_account("east", name="东湖分会场", is_venue=True)
    invite(venue, headcount=12)
    place = place_of(venue)
    assert (place.is_due, place.headcount) == (False, 12)


def test_following_again_changes_nothing(room: Room, invite: Invite, cast: Cast) -> None:
    invite(cast.wei)
    before = told(room)
    places.sync(None, room)
    assert told(room) == before


@pytest.mark.usefixtures("stopped_clock")
def test_a_changed_invitation_is_seen_by_all(cast: Cast, room: Room, invite: Invite) -> None:
    invitation = invite(cast.wei)
    verify(
        place_of(cast.qiao),
        lambda: change(invitation, role=ParticipantRole.OBSERVER),
        golden="participant-changed",
    )


def test_a_change_that_only_the_directory_shows_is_told_too(cast: Cast, room: Room, invite: Invite) -> None:
    invitation = invite(cast.wei)
    Invitation.objects.filter(id=invitation.id).update(post="市规划院院长")
    places.sync(None, room)
    assert told(room)[-1] == "participant.added"
    places.sync(None, room, invitation_id=invitation.id)
    assert told(room)[-1] == "participant.changed"


def test_a_person_learns_of_another_role_on_their_own_stream(cast: Cast, invite: Invite) -> None:
    change(invite(cast.wei), role=ParticipantRole.OPERATOR)
    event = reading.since(cast.wei.stream, 0)[-1]
    assert event.type == "standing.changed"
    assert event.data is not None
    assert (event.data["role"], event.data["admission"]) == ("operator", "admitted")


@pytest.mark.usefixtures("stopped_clock")
def test_a_withdrawn_invitation_takes_the_place_away(cast: Cast, room: Room, invite: Invite) -> None:
    invitation = invite(cast.wei)
    verify(
        place_of(cast.qiao),
        lambda: change(invitation, withdrawn_at=invitation.sitting.starts_at),
        golden="participant-withdrawn",
    )
    with pytest.raises(NotFound, match=r"room\.not_found"):
        selectors.access_place(cast.wei, room.id)
    assert reading.since(cast.wei.stream, 0)[-1].type == "standing.changed"


def test_invited_again_one_is_expected_again(cast: Cast, room: Room, invite: Invite) -> None:
    invitation = invite(cast.wei)
    change(invitation, withdrawn_at=invitation.sitting.starts_at)
    change(invitation, withdrawn_at=None)
    assert place_of(cast.wei).admission == Admission.EXPECTED
    assert Participant.objects.filter(account=cast.wei).count() == 1


def test_a_deputy_who_is_known_sits_in_the_others_stead(cast: Cast, invite: Invite) -> None:
    bureau = OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT, name="市住建局")
    invitation = invite(cast.zhou, role=ParticipantRole.NON_VOTING, organisation=bureau)
    change(invitation, reply=ReplyState.DEPUTY, deputy=cast.gao)
    assert place_of(cast.zhou).admission == Admission.WITHDRAWN
    deputy = place_of(cast.gao)
    assert (deputy.role, deputy.acts_for_id, deputy.is_due) == ("non_voting", bureau.id, True)
    change(invitation, reply=ReplyState.ACCEPTED)
    assert place_of(cast.gao).admission == Admission.WITHDRAWN
    assert place_of(cast.zhou).admission == Admission.EXPECTED


def test_who_is_invited_themselves_does_not_lose_that_by_deputising(cast: Cast, invite: Invite) -> None:
    own = invite(cast.gao, role=ParticipantRole.CHAIR)
    change(invite(cast.zhou), reply=ReplyState.DEPUTY, deputy=cast.gao)
    assert place_of(cast.gao).invitation_id == own.id


def test_places_given_without_an_invitation_stay(cast: Cast, room: Room) -> None:
    rooms.add_participant(None, room, cast.chen, ParticipantRole.OBSERVER)
    places.sync(None, room)
    assert place_of(cast.chen).admission == Admission.ADMITTED


def test_whoever_is_expected_sees_no_more_than_where_it_stands(cast: Cast, room: Room, invite: Invite) -> None:
    invite(cast.wei)
    with pytest.raises(Forbidden, match=r"room\.waiting"):
        selectors.access_room(cast.wei, room.id)
    snapshot = selectors.snapshot(selectors.access_place(cast.wei, room.id))
    assert (snapshot.state.title, snapshot.state.course.state) == ("加装电梯协商会", "running")
    assert snapshot.state.standing.admission == Admission.WAITING
    assert (snapshot.people, snapshot.state.participants) == ([], [])
    assert set(snapshot.streams) == {room.lobby_stream, cast.wei.stream}


def test_the_directory_knows_post_organisation_and_sector(cast: Cast, room: Room, invite: Invite) -> None:
    bureau = OrganisationFactory.create(
        kind=OrganisationKind.DEPARTMENT, name="市住房和城乡建设局", short_name="市住建局"
    )
    MembershipFactory.create(account=cast.wei, sector__name="经济界", post="魏记建材董事长")
    invite(cast.wei)
    invite(cast.zhou, organisation=bureau, post="副局长")
    people = {person.name: person for person in selectors.people(selectors.places(room.id))}
    wei, zhou = people["魏建国"], people["周振华"]
    assert (wei.post, wei.organisation, wei.sector) == ("魏记建材董事长", "", "经济界")
    assert (zhou.post, zhou.organisation, zhou.sector) == ("副局长", "市住建局", "")
