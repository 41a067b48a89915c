"""What people can do with the browsers that count as somebody's own."""

from deliberation.accounts.services import devices
from deliberation.eventlog.verbs import Done, Verb, declare
from deliberation.events.devices import DeviceRevoke

DEVICE_VERBS = declare(
    Verb(
        command=DeviceRevoke,
        service=devices.revoke,
        result=Done,
        method="DELETE",
        path="devices/{device_id}",
        summary="Let a browser no longer count as its person's own, and sign it out.",
    )
)
