"""Inviting people, bodies and places; changing invitations and taking them back; telling people."""

from typing import Any
from uuid import UUID

import pytest

from consultations.models import AgendaItem, Invitation, Sitting
from consultations.services import invitations
from deliberation.accounts.models import Account
from deliberation.core.errors import Conflict, Invalid, NotFound, TooMany
from deliberation.core.ids import uuid7
from deliberation.eventlog import reading
from deliberation.eventlog.deliveries import deliver_due
from deliberation.events.invitations import (
    InvitationAdd,
    InvitationAddVenue,
    InvitationChange,
    InvitationSend,
    InvitationWithdraw,
    InvitedBody,
    Invitee,
)
from deliberation.events.organisations import OrganisationKind, RoleInOrganisation
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import Mode, SittingState
from deliberation.notifications.models import Notice
from deliberation.rules.services import override
from tests.conftest import Cast
from tests.consultations.conftest import PutItem
from tests.factories import AccountFactory, InvitationFactory, OrganisationFactory, OrganisationRoleFactory

ATTENDEE = ParticipantRole.ATTENDEE


def types(stream: str) -> list[str]:
    return [event.type for event in reading.since(stream, 0)]


def add(cast: Cast, sitting: Sitting, *people: Invitee, bodies: list[InvitedBody] | None = None) -> list[UUID]:
    command = InvitationAdd(sitting_id=sitting.id, people=list(people), bodies=bodies or [])
    return invitations.add(cast.qiao, command).invitation_ids


def change(cast: Cast, invitation: Invitation, **values: Any) -> None:
    invitations.alter(cast.qiao, InvitationChange(invitation_id=invitation.id, **values))


def listed(sitting: Sitting) -> list[str]:
    rows = Invitation.objects.filter(sitting=sitting, withdrawn_at=None).select_related("account")
    return [row.account.name for row in rows]


def test_people_are_invited_at_the_end_of_the_list(cast: Cast, sitting: Sitting) -> None:
    account = AccountFactory.create(name="傅国栋")
    (added,) = add(cast, sitting, Invitee(account_id=account.id, role=ATTENDEE))
    row = Invitation.objects.get(id=added)
    assert (row.account, row.role, row.reply, row.sent_at) == (account, "attendee", "none", None)
    assert listed(sitting)[-1] == "傅国栋"
    assert types(sitting.desk_stream) == ["invitation.added"]


def test_who_is_invited_already_stays_as_they_are(cast: Cast, sitting: Sitting) -> None:
    assert add(cast, sitting, Invitee(account_id=cast.wei.id, role=ParticipantRole.OBSERVER)) == []
    assert Invitation.objects.get(sitting=sitting, account=cast.wei).role == "attendee"
    assert types(sitting.desk_stream) == []


def test_a_department_s_people_sit_for_it_by_their_posts(cast: Cast, sitting: Sitting) -> None:
    bureau = OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT)
    head = OrganisationRoleFactory.create(organisation=bureau, role=RoleInOrganisation.HEAD, post="局长")
    OrganisationRoleFactory.create(organisation=bureau, role=RoleInOrganisation.STAFF)
    body = InvitedBody(organisation_id=bureau.id, role=ParticipantRole.NON_VOTING)
    first, _ = add(cast, sitting, bodies=[body])
    row = Invitation.objects.get(id=first)
    assert (row.account, row.organisation, row.post, row.role) == (head.account, bureau, "局长", "non_voting")


def test_a_whole_committee_means_its_members(cast: Cast, sitting: Sitting) -> None:
    committee = OrganisationFactory.create()
    for role in RoleInOrganisation:
        OrganisationRoleFactory.create(organisation=committee, role=role, account__name=role.value)
    add(cast, sitting, bodies=[InvitedBody(organisation_id=committee.id, role=ATTENDEE)])
    assert listed(sitting)[-3:] == ["head", "deputy", "member"]
    assert not Invitation.objects.filter(sitting=sitting, organisation=committee).exists()


def test_one_person_is_invited_once_however_often_named(cast: Cast, sitting: Sitting) -> None:
    role = OrganisationRoleFactory.create(role=RoleInOrganisation.MEMBER)
    body = InvitedBody(organisation_id=role.organisation_id, role=ATTENDEE)
    assert len(add(cast, sitting, Invitee(account_id=role.account_id, role=ParticipantRole.GUEST), bodies=[body])) == 1
    assert Invitation.objects.get(account=role.account).role == "guest"


def test_nobody_unknown_or_gone_is_invited(cast: Cast, sitting: Sitting) -> None:
    gone = AccountFactory.create(is_active=False)
    for account_id in (uuid7(), gone.id):
        with pytest.raises(NotFound, match=r"account\.not_found"):
            add(cast, sitting, Invitee(account_id=account_id, role=ATTENDEE))
    dissolved = OrganisationFactory.create(is_active=False)
    with pytest.raises(Conflict, match=r"organisation\.inactive"):
        add(cast, sitting, bodies=[InvitedBody(organisation_id=dissolved.id, role=ATTENDEE)])
    with pytest.raises(NotFound, match=r"organisation\.not_found"):
        add(cast, sitting, bodies=[InvitedBody(organisation_id=uuid7(), role=ATTENDEE)])


def test_a_sitting_has_a_limit(cast: Cast, sitting: Sitting) -> None:
    override({"sitting": {"max_invitations": 6}})
    with pytest.raises(TooMany, match=r"invitation\.too_many"):
        add(cast, sitting, Invitee(account_id=AccountFactory.create().id, role=ATTENDEE))


@pytest.mark.parametrize("state", SittingState)
def test_people_are_invited_until_the_sitting_is_over(state: SittingState, cast: Cast, sitting: Sitting) -> None:
    Sitting.objects.filter(id=sitting.id).update(state=state)
    newcomer = Invitee(account_id=AccountFactory.create().id, role=ATTENDEE)
    if state in (SittingState.ENDED, SittingState.CLOSED):
        with pytest.raises(Conflict, match=r"sitting\.ended"):
            add(cast, sitting, newcomer)
    else:
        assert add(cast, sitting, newcomer)


def test_a_venue_gets_an_account_that_it_keeps(cast: Cast, sitting: Sitting) -> None:
    command = InvitationAddVenue(sitting_id=sitting.id, name="沿江街道分会场", role=ATTENDEE, headcount=12)
    first = invitations.add_venue(cast.qiao, command).invitation_id
    venue = Account.objects.get(name="沿江街道分会场")
    assert venue.is_venue
    assert Invitation.objects.get(id=first).headcount == 12
    assert invitations.add_venue(cast.qiao, command).invitation_id == first
    assert Account.objects.filter(is_venue=True).count() == 1


@pytest.mark.parametrize("role", ParticipantRole)
def test_places_and_people_have_roles_of_their_own(role: ParticipantRole, cast: Cast, sitting: Sitting) -> None:
    command = InvitationAddVenue(sitting_id=sitting.id, name="分会场", role=role)
    if role in invitations.VENUE_ROLES:
        invitations.add_venue(cast.qiao, command)
    else:
        with pytest.raises(Invalid, match=r"invitation\.role_unfit"):
            invitations.add_venue(cast.qiao, command)
        assert not Account.objects.filter(is_venue=True).exists()


def test_a_person_is_no_screen(cast: Cast, sitting: Sitting) -> None:
    with pytest.raises(Invalid, match=r"invitation\.role_unfit"):
        change(cast, Invitation.objects.get(sitting=sitting, account=cast.wei), role=ParticipantRole.SCREEN)


def test_an_invitation_says_something_else_now(cast: Cast, sitting: Sitting) -> None:
    bureau = OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT)
    row = Invitation.objects.get(sitting=sitting, account=cast.zhou)
    change(cast, row, role=ParticipantRole.GUEST, post="副局长", organisation_id=bureau.id)
    row.refresh_from_db()
    assert (row.role, row.post, row.organisation) == ("guest", "副局长", bureau)
    change(cast, row, organisation_id=None)
    row.refresh_from_db()
    assert row.organisation is None
    told = types(sitting.desk_stream)
    change(cast, row, post="副局长")
    assert types(sitting.desk_stream) == told == ["invitation.changed"] * 2


def test_a_person_counts_as_one(cast: Cast, sitting: Sitting) -> None:
    with pytest.raises(Invalid, match=r"request\.invalid"):
        change(cast, Invitation.objects.get(sitting=sitting, account=cast.wei), headcount=2)


def test_an_invitation_moves_in_the_list(cast: Cast, sitting: Sitting) -> None:
    Invitation.objects.filter(sitting=sitting).update(position=0)
    before = listed(sitting)
    change(cast, Invitation.objects.get(sitting=sitting, account__name=before[-1]), position=0)
    assert listed(sitting) == [before[-1], *before[:-1]]
    assert [row.position for row in Invitation.objects.filter(sitting=sitting)] == list(range(len(before)))


def test_whoever_is_taken_off_the_list_is_off_the_agenda(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    row = Invitation.objects.get(sitting=sitting, account=cast.zhou)
    item = put_item("通报", presenters=[row.id])
    invitations.withdraw(cast.qiao, InvitationWithdraw(invitation_id=row.id))
    assert not AgendaItem.objects.get(id=item.id).presenters.exists()
    assert types(sitting.stream) == ["agenda.item_put", "agenda.item_put"]
    assert types(sitting.desk_stream) == ["invitation.withdrawn"]
    with pytest.raises(NotFound, match=r"invitation\.not_found"):
        invitations.withdraw(cast.qiao, InvitationWithdraw(invitation_id=row.id))


def test_somebody_invited_once_more_begins_anew(cast: Cast, sitting: Sitting) -> None:
    row = Invitation.objects.get(sitting=sitting, account=cast.wei)
    Invitation.objects.filter(id=row.id).update(reply="leave", reply_reason="出差", sent_at=sitting.created_at)
    invitations.withdraw(cast.qiao, InvitationWithdraw(invitation_id=row.id))
    assert add(cast, sitting, Invitee(account_id=cast.wei.id, role=ParticipantRole.GUEST)) == [row.id]
    row.refresh_from_db()
    assert (row.role, row.reply, row.reply_reason, row.sent_at, row.withdrawn_at) == ("guest", "none", "", None, None)


def test_people_are_told_once_and_places_never(cast: Cast, sitting: Sitting) -> None:
    Sitting.objects.filter(id=sitting.id).update(place="三楼会议室")
    command = InvitationAddVenue(sitting_id=sitting.id, name="分会场", role=ATTENDEE)
    invitations.add_venue(cast.qiao, command)
    assert len(invitations.send(cast.qiao, InvitationSend(sitting_id=sitting.id)).invitation_ids) == 7
    assert invitations.send(cast.qiao, InvitationSend(sitting_id=sitting.id)).invitation_ids == []
    deliver_due()
    told = Notice.objects.filter(kind="invitation.sent")
    assert {notice.account.username for notice in told} == {"lin", "wei", "gao", "zhou", "chen"}


def test_some_are_told_and_others_later(cast: Cast, sitting: Sitting) -> None:
    Sitting.objects.filter(id=sitting.id).update(place="三楼会议室")
    wei = Invitation.objects.get(sitting=sitting, account=cast.wei)
    sent = invitations.send(cast.qiao, InvitationSend(sitting_id=sitting.id, invitation_ids=[wei.id]))
    assert sent.invitation_ids == [wei.id]
    command = InvitationSend(sitting_id=sitting.id, invitation_ids=[InvitationFactory.create().id])
    with pytest.raises(NotFound, match=r"invitation\.not_found"):
        invitations.send(cast.qiao, command)


def test_nobody_is_sent_to_a_place_that_is_not_named(cast: Cast, sitting: Sitting) -> None:
    with pytest.raises(Invalid, match=r"sitting\.place_missing"):
        invitations.send(cast.qiao, InvitationSend(sitting_id=sitting.id))
    sitting.consultation.mode = Mode.ONLINE
    sitting.consultation.save()
    assert invitations.send(cast.qiao, InvitationSend(sitting_id=sitting.id)).invitation_ids


def test_whoever_knew_of_their_invitation_is_told_that_it_was_withdrawn(cast: Cast, sitting: Sitting) -> None:
    told, untold = (Invitation.objects.get(sitting=sitting, account=account) for account in (cast.wei, cast.gao))
    Invitation.objects.filter(id=told.id).update(sent_at=sitting.created_at)
    for row in (told, untold):
        invitations.withdraw(cast.qiao, InvitationWithdraw(invitation_id=row.id))
    deliver_due()
    assert [notice.account for notice in Notice.objects.filter(kind="invitation.withdrawn")] == [cast.wei]
