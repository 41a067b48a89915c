"""What came of a poll, as it is printed: heading, question, rules, the arithmetic, and each option.

Names stand in it only of a named poll, and only for those who run the meeting; so do votes by sector and organisation.
Of a secret poll there are no names for anybody, not even of who has voted.
"""

from collections.abc import Sequence

from consultations.printing.facts import issuer
from deliberation.documents.printing import Cell, Column, Report, Table
from deliberation.events.polls import Arithmetic, PollKind, PollMethod, PollState
from realtime import tally
from realtime.models import Poll
from realtime.printing import poll_words as words
from realtime.representations.polls import GroupTally
from realtime.selectors import breakdowns, polls
from realtime.selectors.participants import people, places

_BALLOTS = (
    Column("序号", 6, "center"),
    Column("姓名", 12),
    Column("界别", 14),
    Column("单位", 20),
    Column("选择", 30),
)


def title(poll: Poll) -> str:
    """Return what the paper is called."""
    return f"{words.KINDS[PollKind(poll.kind)]}结果"


def report(poll: Poll, *, is_for_desk: bool) -> Report:
    """Return the result of a poll that was counted, for those who run the meeting or for everybody in it."""
    result = Arithmetic.model_validate(poll.result)
    tables = [_options(poll, result)]
    if is_for_desk and not poll.is_secret:
        tables += [*_groups(poll), _ballots(poll)]
    if poll.has_codes and poll.state == PollState.PUBLISHED:
        tables.append(_codes(poll))
    return Report(
        title=title(poll),
        subtitle=issuer(poll.room.sitting),
        facts=_facts(poll, result),
        tables=tables,
        notes=[words.GUESSABLE] if poll.is_guessable else [],
        footer=f"{poll.room.sitting.title} {poll.title}",
    )


def _facts(poll: Poll, result: Arithmetic) -> list[tuple[str, Cell]]:
    sitting, question = poll.room.sitting, poll.question
    facts: list[tuple[str, Cell]] = [
        ("会议", sitting.title),
        ("议题", poll.item.title if poll.item is not None else None),
        ("题目", poll.title),
        ("说明", poll.explanation or None),
        ("类型", words.KINDS[question.kind]),
        ("方式", f"{words.METHODS[question.method]}（{words.SECRET if poll.is_secret else words.NAMED}）"),
        ("开始时间", poll.opened_at),
        ("截止时间", poll.closed_at),
        ("公布时间", poll.published_at),
        ("计票基数", f"{words.BASES[result.base]} {result.of}"),
        ("法定人数", _quorum(result)),
        ("通过条件", words.majority(result) if result.kind is PollKind.DECISION else None),
        ("计票结果", words.arithmetic(result, question)),
        ("结论", words.verdict(result)),
        ("选票校验值", poll.digest),
    ]
    return [(label, value) for label, value in facts if value is not None]


def _quorum(result: Arithmetic) -> str | None:
    if result.quorum not in words.QUORUMS:
        return None
    return f"{words.QUORUMS[result.quorum]}，即 {result.quorum_needed} 人"


def _options(poll: Poll, result: Arithmetic) -> Table:
    choices = words.choices(poll.question)
    if result.method is PollMethod.RATING:
        marks = range(1, tally.HIGHEST + 1)
        columns = [Column("选项", 36), Column("平均分", 10, "right"), Column("有效票", 10, "right")]
        columns += [Column(f"{mark} 分", 8, "right") for mark in marks]
        rows: list[list[Cell]] = [
            [name, words.mean(option), option.votes, *option.marks]
            for name, option in zip(choices, result.options, strict=True)
        ]
        return Table("各项得分", columns, rows)
    columns = [Column("选项", 40), Column("票数", 10, "right"), Column("占有效票", 12, "right")]
    return Table(
        "各项得票",
        columns,
        [
            [name, option.votes, f"{words.hundredths(100 * option.votes, result.valid)}%" if result.valid else "–"]
            for name, option in zip(choices, result.options, strict=True)
        ],
    )


def _groups(poll: Poll) -> list[Table]:
    breakdown = breakdowns.breakdown(poll)
    return [_group(poll, "按界别", breakdown.sectors), _group(poll, "按单位", breakdown.organisations)]


def _group(poll: Poll, name: str, groups: Sequence[GroupTally]) -> Table:
    columns = [Column(name.removeprefix("按"), 24), Column("应到", 8, "right"), Column("参加投票", 10, "right")]
    unit = "总分" if poll.method == PollMethod.RATING else "票数"
    columns += [Column(f"{choice}（{unit}）", 12, "right") for choice in words.choices(poll.question)]
    return Table(name, columns, [[group.name, group.entitled, group.cast, *group.votes] for group in groups])


def _ballots(poll: Poll) -> Table:
    """Return how each person on the roll has voted."""
    listed = {person.participant_id: person for person in people(places(poll.room_id))}
    answers = dict(poll.ballots.values_list("participant_id", "answer"))
    roll = [listed[item.participant_id] for item in polls.roll(poll).items]
    columns = [
        Column("序号", 6, "center"),
        Column("姓名", 12),
        Column("界别", 14),
        Column("单位", 20),
        Column("选择", 30),
    ]
    return Table(
        "投票明细",
        columns,
        [
            [
                number,
                person.name,
                person.sector,
                person.organisation,
                words.answer(poll.question, answers[person.participant_id])
                if person.participant_id in answers
                else "未投",
            ]
            for number, person in enumerate(roll, start=1)
        ],
    )


def _codes(poll: Poll) -> Table:
    rows = [[item.code, words.answer(poll.question, item.answer)] for item in polls.codes(poll).items]
    return Table("投票校验码", [Column("投票校验码", 20), Column("选票", 40)], rows)
