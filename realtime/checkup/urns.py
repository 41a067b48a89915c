"""Can every secret poll that is open be counted?"""

from collections.abc import Iterator

from deliberation.core.checkup import Finding, check, fail, ok
from deliberation.events.polls import PollState
from realtime import urn
from realtime.models import Poll


@check("urns")
def urns() -> Iterator[Finding]:
    """Are the keys there that open polls were sealed to, and for nobody else's eyes?"""
    publics = Poll.objects.filter(state=PollState.OPEN, urn_key__isnull=False).values_list("urn_key", flat=True)
    missing = [public for public in publics if public is not None and urn.key(bytes(public)) is None]
    if missing:
        yield fail(
            "urns.missing",
            "The keys of %(count)s open secret polls are not in %(path)s: their ballots cannot be counted.",
            fix="Give all processes the same DATA_DIR, or put the keys back; "
            "a poll whose key is lost must be cancelled.",
            count=len(missing),
            path=str(urn.directory()),
        )
    if urn.is_exposed():
        yield fail(
            "urns.exposed",
            "Others than the service's user can reach %(path)s: secret ballots may be opened there before the count.",
            fix="chmod 700 on the directory and 600 on the keys in it.",
            path=str(urn.directory()),
        )
    elif not missing:
        yield ok("urns.safe", "The keys of secret polls are where they should be.")
