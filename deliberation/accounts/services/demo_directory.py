"""The demonstration's committees, departments and members, so that lists look as they do in earnest."""

from collections.abc import Mapping
from dataclasses import dataclass

from deliberation.accounts.models import Account, Membership, Organisation, OrganisationRole, Sector, Term
from deliberation.accounts.services import memberships, organisations, sectors
from deliberation.eventlog.units import change
from deliberation.events.organisations import OrganisationKind, RoleInOrganisation

COMMITTEE, OFFICE = OrganisationKind.SPECIAL_COMMITTEE, OrganisationKind.OFFICE
DEPARTMENT, ASSIGNING = OrganisationKind.DEPARTMENT, OrganisationKind.ASSIGNING_BODY
HEAD, DEPUTY = RoleInOrganisation.HEAD, RoleInOrganisation.DEPUTY
LIAISON, STAFF, MEMBER = RoleInOrganisation.LIAISON, RoleInOrganisation.STAFF, RoleInOrganisation.MEMBER

ORGANISATIONS = (
    (COMMITTEE, "提案委员会", "提案委"),
    (COMMITTEE, "经济委员会", "经济委"),
    (COMMITTEE, "城市建设和人口资源环境委员会", "城建环资委"),
    (COMMITTEE, "教科卫体委员会", "教科卫体委"),
    (COMMITTEE, "社会法制和民族宗教委员会", "社法民宗委"),
    (COMMITTEE, "文化文史和学习委员会", "文史委"),
    (OFFICE, "滨江市政协办公室", "办公室"),
    (DEPARTMENT, "滨江市住房和城乡建设局", "市住建局"),
    (DEPARTMENT, "滨江市财政局", "市财政局"),
    (DEPARTMENT, "滨江市自然资源和规划局", "市资规局"),
    (DEPARTMENT, "滨江市民政局", "市民政局"),
    (DEPARTMENT, "滨江市教育局", "市教育局"),
    (DEPARTMENT, "滨江市卫生健康委员会", "市卫健委"),
    (ASSIGNING, "中共滨江市委办公室督查室", "市委督查室"),
    (ASSIGNING, "滨江市人民政府办公室督查室", "市政府督查室"),
)


@dataclass(frozen=True, slots=True)
class Seat:
    """One member: for which sector, and in which special committee (by its short name)."""

    username: str
    name: str
    sector: str
    post: str
    committee: str
    role: RoleInOrganisation = MEMBER
    is_standing: bool = False


SEATS = (
    Seat("lin", "", "特别邀请人士", "市政协城建环资委主任", "城建环资委", HEAD, is_standing=True),
    Seat("wei", "", "科学技术界", "滨江建设集团总工程师", "城建环资委"),
    Seat("gao", "", "教育界", "滨江大学公共管理学院教授", "城建环资委"),
    Seat("jiang", "蒋明哲", "中共", "市政协提案委主任", "提案委", HEAD, is_standing=True),
    Seat("tang", "唐慧敏", "民革", "市第二中学副校长", "教科卫体委", DEPUTY, is_standing=True),
    Seat("xu", "许文涛", "民盟", "滨江大学建筑学院副院长", "城建环资委", DEPUTY, is_standing=True),
    Seat("he", "贺丽萍", "民建", "滨江会计师事务所主任会计师", "经济委", DEPUTY, is_standing=True),
    Seat("song", "宋立群", "民进", "市图书馆馆长", "文史委", HEAD),
    Seat("cao", "曹志刚", "农工党", "市第一人民医院副院长", "教科卫体委", HEAD, is_standing=True),
    Seat("deng", "邓海燕", "致公党", "海燕国际贸易有限公司总经理", "经济委"),
    Seat("peng", "彭建新", "九三学社", "市环境监测中心高级工程师", "城建环资委"),
    Seat("zeng", "曾秋实", "无党派人士", "滨江日报社首席记者", "文史委"),
    Seat("xiao", "肖雨桐", "共青团和青联", "团市委副书记", "社法民宗委"),
    Seat("tian", "田玉兰", "工会", "市总工会权益保障部部长", "社法民宗委"),
    Seat("dong", "董春霞", "妇联", "市妇联副主席", "社法民宗委", HEAD),
    Seat("yuan", "袁世平", "工商联", "世平机电有限公司董事长", "经济委", HEAD, is_standing=True),
    Seat("pan", "潘晓东", "经济界", "滨江农商银行行长", "经济委"),
    Seat("yu", "余锦程", "农业界", "锦程果业专业合作社理事长", "经济委"),
    Seat("fan", "范思敏", "教育界", "育才小学校长", "教科卫体委"),
    Seat("shi", "石磊", "医药卫生界", "市中医院骨伤科主任", "教科卫体委"),
    Seat("yao", "姚静怡", "社会福利和社会保障界", "市社会福利院院长", "社法民宗委"),
    Seat("gu", "顾长风", "文化艺术界", "市美术家协会主席", "文史委"),
    Seat("meng", "孟凡林", "环境资源界", "清源水务有限公司总工程师", "城建环资委"),
)


@dataclass(frozen=True, slots=True)
class Official:
    """One who works in an organisation (by its short name)."""

    username: str
    name: str
    organisation: str
    role: RoleInOrganisation
    post: str


OFFICIALS = (
    Official("qiao", "", "城建环资委", STAFF, "城建环资委办公室副主任"),
    Official("zhou", "", "市住建局", LIAISON, "市住建局副局长"),
    Official("fu", "傅国栋", "市住建局", HEAD, "市住建局局长"),
    Official("shen", "沈佳", "市财政局", LIAISON, "市财政局经建科科长"),
    Official("zhong", "钟毅", "市资规局", LIAISON, "市资规局建设工程科科长"),
    Official("lu", "陆敏", "市民政局", LIAISON, "市民政局基层政权科科长"),
    Official("jin", "金海涛", "市政府督查室", LIAISON, "市政府督查室副主任"),
    Official("wan", "万秀英", "市委督查室", LIAISON, "市委督查室主任科员"),
)
VENUE = ("venue", "沿江街道分会场")


@change
def furnish(cast: Mapping[str, Account], term: Term) -> None:
    """Create whatever is missing of the organisations and people; what is there stays as somebody may have left it."""
    sectors.put_customary()
    bodies = {short_name: _organisation(kind, name, short_name) for kind, name, short_name in ORGANISATIONS}
    for place, seat in enumerate(SEATS, start=1):
        account = cast.get(seat.username) or _account(seat.username, seat.name)
        _seat(account, seat, term, number=f"{term.number}{place:03}")
        _role(bodies[seat.committee], account, seat.role, "")
    for official in OFFICIALS:
        account = cast.get(official.username) or _account(official.username, official.name)
        _role(bodies[official.organisation], account, official.role, official.post)
    _account(*VENUE, is_venue=True)


def _organisation(kind: OrganisationKind, name: str, short_name: str) -> Organisation:
    found = Organisation.objects.filter(kind=kind, name=name).first()
    if found is not None:
        return found
    position = Organisation.objects.filter(kind=kind).count()
    return organisations.enter(None, Organisation(kind=kind, name=name, short_name=short_name, position=position))


def _account(username: str, name: str, *, is_venue: bool = False) -> Account:
    found = Account.objects.filter(username=username).first()
    return found or Account.objects.create_account(username, name=name, is_demo=True, is_venue=is_venue)


def _seat(account: Account, seat: Seat, term: Term, *, number: str) -> None:
    if Membership.objects.filter(account=account, term=term).exists():
        return
    membership = Membership(
        account=account,
        term=term,
        sector=Sector.objects.get_or_create(name=seat.sector)[0],
        number=number,
        post=seat.post,
        is_standing=seat.is_standing,
        starts_on=term.starts_on,
    )
    memberships.enter(None, [membership])


def _role(organisation: Organisation, account: Account, role: RoleInOrganisation, post: str) -> None:
    if OrganisationRole.objects.filter(organisation=organisation, account=account).exists():
        return
    organisations.assign(None, organisation, account, role, post=post)
    if role is LIAISON and organisation.liaison_id is None:
        organisations.call_first(None, organisation, account)
