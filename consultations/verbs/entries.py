"""What those who prepare a sitting can do to let people in."""

from consultations.services import entries
from deliberation.eventlog.verbs import Done, Verb, declare
from deliberation.events.entries import EntryIssueLink, EntryIssueLinks, EntryRevokeLink, EntrySendLinks

# Links are secrets: what issues them keeps no receipt, and so is not transactional in the registry's sense.
ENTRY_VERBS = declare(
    Verb(
        command=EntryIssueLink,
        service=entries.issue_link,
        result=entries.LinkResult,
        method="POST",
        path="sittings/{sitting_id}/invitations/{invitation_id}/link",
        status=201,
        summary="Make a personal link for one of those invited; it is told this once.",
        transactional=False,
    ),
    Verb(
        command=EntryIssueLinks,
        service=entries.issue_links,
        result=entries.LinksResult,
        method="POST",
        path="sittings/{sitting_id}/links",
        status=201,
        summary="Make personal links for all who are invited, or for those named; they are told this once.",
        transactional=False,
    ),
    Verb(
        command=EntryRevokeLink,
        service=entries.revoke_link,
        result=Done,
        method="DELETE",
        path="sittings/{sitting_id}/invitations/{invitation_id}/link",
        summary="Let no personal link made so far for one of those invited open anything.",
    ),
    Verb(
        command=EntrySendLinks,
        service=entries.send_links,
        result=entries.SendResult,
        method="POST",
        path="sittings/{sitting_id}/link-texts",
        summary="Send personal links by SMS to all who are invited, or to those named.",
    ),
)
