"""The columns of each kind of workbook: what they are called, what they mean, and what fits into a cell."""

import re
import unicodedata
from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deliberation.events.imports import ImportKind

LANGUAGES = ("zh-hans", "en")
_DECORATION = re.compile(r"\s|[*＊]|[(（].*?[)）]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``title`` and ``hint`` stand in the template, ``aliases`` are what people call it too."""

    code: str
    title: Promise
    hint: Promise
    max_length: int
    is_required: bool = False
    aliases: tuple[str, ...] = ()

    def titles(self) -> set[str]:
        """Return what the heading may say, in any of our languages."""
        found = {plain(alias) for alias in self.aliases}
        for language in LANGUAGES:
            with translation.override(language):
                found.add(plain(str(self.title)))
        return found


MEMBER_COLUMNS = (
    Column("name", _("Name"), _("Required. As in the list of members."), 60, is_required=True, aliases=("委员姓名",)),
    Column(
        "phone",
        _("Mobile phone"),
        _("Eleven digits. By it a person is known again and can sign in; nobody but the secretariat sees it."),
        40,
        aliases=("手机", "手机号码", "联系电话", "电话", "移动电话"),
    ),
    Column(
        "sector", _("Sector"), _("Required. One of those in the list."), 40, is_required=True, aliases=("所属界别",)
    ),
    Column(
        "number",
        _("Card number"),
        _("Number of the member's card; by it a person is known again who has no phone here."),
        20,
        aliases=("证号", "委员编号", "编号"),
    ),
    Column(
        "post",
        _("Employer and post"),
        _("As lists and minutes are to print it."),
        100,
        aliases=("单位职务", "工作单位及职务", "工作单位和职务", "职务"),
    ),
    Column(
        "is_standing",
        _("Standing committee"),
        _("Yes or no; for somebody new, empty means no."),
        10,
        aliases=("常委", "常务委员"),
    ),
    Column(
        "committees",
        _("Special committees"),
        _("Full or short names, several of them with 、 between."),
        200,
        aliases=("专委会", "所属专委会", "所在专委会", "专门委员会"),
    ),
)
DEPARTMENT_COLUMNS = (
    Column(
        "name", _("Organisation"), _("Required. The official name."), 100, is_required=True, aliases=("单位", "名称")
    ),
    Column(
        "kind",
        _("Kind of organisation"),
        _("Department, assigning body, special committee or office; empty means department."),
        20,
        aliases=("类别", "类型", "单位类型"),
    ),
    Column("short_name", _("Short name"), _("What it is called where room is scarce."), 40),
    Column("phone", _("Telephone"), _("Of the organisation, as it may be printed."), 40, aliases=("电话", "办公电话")),
    Column("address", _("Address"), _("As it may be printed."), 200, aliases=("办公地址",)),
    Column("liaison", _("Liaison"), _("Name of the person who is called first."), 60, aliases=("联络员姓名",)),
    Column(
        "liaison_phone",
        _("Liaison's mobile phone"),
        _("Eleven digits. Nobody but the secretariat sees it."),
        40,
        aliases=("联络员手机", "联络员电话"),
    ),
    Column("liaison_post", _("Liaison's post"), _("As lists print it."), 100),
)
COLUMNS: dict[ImportKind, tuple[Column, ...]] = {
    ImportKind.MEMBERS: MEMBER_COLUMNS,
    ImportKind.DEPARTMENTS: DEPARTMENT_COLUMNS,
}
EXAMPLE = _("Example: ")
"""How the name in an example row begins; such rows are passed over."""


def plain(title: str) -> str:
    """Return a heading without what people decorate it with: white space, asterisks, brackets, wide letters."""
    return _DECORATION.sub("", unicodedata.normalize("NFKC", title)).casefold()


def example_marks() -> tuple[str, ...]:
    """Return how an example row's name begins, in any of our languages."""
    marks = []
    for language in LANGUAGES:
        with translation.override(language):
            marks.append(str(EXAMPLE).strip())
    return tuple(marks)
