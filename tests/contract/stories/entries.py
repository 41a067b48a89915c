"""What can happen to ways in: links, and the browsers that come by them."""

from consultations.services import entries
from deliberation.accounts.services import devices
from deliberation.eventlog.units import emit, unit_of_work
from deliberation.events.devices import DeviceBound, DeviceRevoke
from deliberation.events.entries import EntryIssueLink, EntryRevokeLink, EntrySendLinks
from tests.conftest import Cast
from tests.factories import DeviceFactory, InvitationFactory, SittingFactory


def live(cast: Cast) -> None:
    """Let qiao make a link for wei, send one, and take them back; and let wei's browser be bound and unbound."""
    cast.wei.phone = "13800138002"
    cast.wei.save()
    sitting = SittingFactory.create()
    named = {"sitting_id": sitting.id, "invitation_id": InvitationFactory.create(sitting=sitting, account=cast.wei).id}
    entries.issue_link(cast.qiao, EntryIssueLink(**named))
    entries.send_links(cast.qiao, EntrySendLinks(sitting_id=sitting.id))
    entries.revoke_link(cast.qiao, EntryRevokeLink(**named))
    device = DeviceFactory.create(account=cast.wei)
    with unit_of_work():
        emit(DeviceBound(device_id=device.id), stream=cast.wei.stream, actor=cast.wei)
    devices.revoke(cast.wei, DeviceRevoke(device_id=device.id))
