"""What the secretariat and the administrators can do with memberships, sectors and terms."""

from deliberation.accounts.services import memberships, sectors, terms
from deliberation.eventlog.verbs import Done, Verb, declare
from deliberation.events.memberships import (
    MembershipChange,
    MembershipCreate,
    MembershipRemove,
    SectorChange,
    SectorCreate,
    SectorRemove,
)
from deliberation.events.terms import TermBegin, TermCreate

MEMBERSHIP_VERBS = declare(
    Verb(
        command=MembershipCreate,
        service=memberships.create,
        result=memberships.MembershipResult,
        method="POST",
        path="memberships",
        status=201,
        summary="Make a person a member, in the current term unless another is named.",
    ),
    Verb(
        command=MembershipChange,
        service=memberships.alter,
        result=memberships.MembershipResult,
        method="PATCH",
        path="memberships/{membership_id}",
        summary="Change a membership, or say when it ended.",
    ),
    Verb(
        command=MembershipRemove,
        service=memberships.remove,
        result=Done,
        method="DELETE",
        path="memberships/{membership_id}",
        summary="Remove a membership that was entered by mistake.",
    ),
    Verb(
        command=SectorCreate,
        service=sectors.create,
        result=sectors.SectorResult,
        method="POST",
        path="sectors",
        status=201,
        summary="Enter a sector.",
    ),
    Verb(
        command=SectorChange,
        service=sectors.alter,
        result=sectors.SectorResult,
        method="PATCH",
        path="sectors/{sector_id}",
        summary="Rename a sector or move it in the list.",
    ),
    Verb(
        command=SectorRemove,
        service=sectors.remove,
        result=Done,
        method="DELETE",
        path="sectors/{sector_id}",
        summary="Remove a sector that no membership names.",
    ),
    Verb(
        command=TermCreate,
        service=terms.create,
        result=terms.TermResult,
        method="POST",
        path="terms",
        status=201,
        summary="Enter a term, so that its members can be listed before it begins.",
    ),
    Verb(
        command=TermBegin,
        service=terms.begin,
        result=terms.TermResult,
        method="POST",
        path="terms/{term_id}/begin",
        summary="Make a term the current one.",
    ),
)
