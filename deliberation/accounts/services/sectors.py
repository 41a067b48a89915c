"""The sectors that members come from."""

from functools import partial
from uuid import UUID

from deliberation.accounts import policies
from deliberation.accounts.models import Account, Sector
from deliberation.accounts.selectors import access_sector
from deliberation.accounts.services.saving import save
from deliberation.core.errors import Conflict
from deliberation.eventlog.units import change, emit
from deliberation.eventlog.verbs import Done, Result
from deliberation.events.memberships import (
    SectorChange,
    SectorChanged,
    SectorCreate,
    SectorCreated,
    SectorRemove,
    SectorRemoved,
)

STREAM = "institution"
CUSTOMARY = (
    "中共",
    "民革",
    "民盟",
    "民建",
    "民进",
    "农工党",
    "致公党",
    "九三学社",
    "台盟",
    "无党派人士",
    "共青团和青联",
    "工会",
    "妇联",
    "工商联",
    "科协",
    "台联",
    "侨联",
    "文化艺术界",
    "科学技术界",
    "社会科学界",
    "经济界",
    "农业界",
    "教育界",
    "体育界",
    "新闻出版界",
    "医药卫生界",
    "环境资源界",
    "对外友好界",
    "社会福利和社会保障界",
    "少数民族界",
    "宗教界",
    "特别邀请人士",
)
"""The sectors of the 14th National Committee as a city's committee has them: where an institution begins."""


class SectorResult(Result):
    """Which sector it was."""

    sector_id: UUID


def put_customary() -> None:
    """Enter the customary sectors, if there is none yet."""
    if not Sector.objects.exists():
        Sector.objects.bulk_create(Sector(name=name, position=position) for position, name in enumerate(CUSTOMARY))


@change
def create(actor: Account, command: SectorCreate) -> SectorResult:
    """Enter a sector.

    Raises:
        Forbidden: ``sector.forbidden``.
        Conflict: ``sector.name_taken``.
    """
    policies.require(policies.may_manage_people(actor), "sector.forbidden")
    sector = Sector(name=command.name, position=command.position)
    save(sector, require_free=partial(_require_free, sector))
    emit(SectorCreated(sector_id=sector.id), stream=STREAM, actor=actor)
    return SectorResult(sector_id=sector.id)


@change
def alter(actor: Account, command: SectorChange) -> SectorResult:
    """Rename a sector or move it.

    Raises:
        Forbidden: ``sector.forbidden``.
        NotFound: ``sector.not_found``.
        Conflict: ``sector.name_taken``.
    """
    policies.require(policies.may_manage_people(actor), "sector.forbidden")
    sector = access_sector(command.sector_id, lock=True)
    wanted = command.model_dump(exclude={"sector_id"})
    changed = {key: value for key, value in wanted.items() if value is not None and getattr(sector, key) != value}
    if changed:
        for key, value in changed.items():
            setattr(sector, key, value)
        save(sector, require_free=partial(_require_free, sector))
        emit(SectorChanged(sector_id=sector.id), stream=STREAM, actor=actor)
    return SectorResult(sector_id=sector.id)


@change
def remove(actor: Account, command: SectorRemove) -> Done:
    """Remove a sector that no membership names.

    Raises:
        Forbidden: ``sector.forbidden``.
        NotFound: ``sector.not_found``.
        Conflict: ``sector.in_use``.
    """
    policies.require(policies.may_manage_people(actor), "sector.forbidden")
    sector = access_sector(command.sector_id, lock=True)
    if sector.memberships.exists():
        raise Conflict("sector.in_use")
    sector.delete()
    emit(SectorRemoved(sector_id=command.sector_id), stream=STREAM, actor=actor)
    return Done()


def _require_free(sector: Sector) -> None:
    if Sector.objects.filter(name=sector.name).exclude(id=sector.id).exists():
        raise Conflict("sector.name_taken")
