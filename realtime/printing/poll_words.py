"""A poll's result in words: the very sentences of the screen, since minutes quote either.

A test holds them to the interface's own texts.
"""

from collections.abc import Sequence

from deliberation.events.polls import (
    Arithmetic,
    OptionTally,
    PollBase,
    PollKind,
    PollMajority,
    PollMethod,
    PollQuestion,
    PollQuorum,
    PollVerdict,
)

KINDS = {PollKind.SOUNDING: "意见征询", PollKind.DECISION: "表决", PollKind.RATING: "评分"}
METHODS = {
    PollMethod.MOTION: "赞成、反对、弃权",
    PollMethod.SINGLE: "单选",
    PollMethod.MULTIPLE: "多选",
    PollMethod.RATING: "打分",
}
BASES = {
    PollBase.ENTITLED: "应到人数",
    PollBase.PRESENT: "实到人数",
    PollBase.CAST: "参加投票人数",
    PollBase.VALID: "有效票",
}
MOTION = ("赞成", "反对", "弃权")
SECRET, NAMED = "无记名", "记名"
GUESSABLE = "参加投票的人很少，无记名的选择也可能被猜到。"
ARITHMETIC = (
    "应到 {entitled} 人，实到 {present} 人，参加投票 {cast} 人，有效票 {valid} 张，{counted}，未投 {missing} 人。"
)
VOTES, MEAN, AND = "{name} {votes} 票", "{name} 平均 {mean} 分", "、"
MAJORITY_RULES = {
    PollMajority.SIMPLE: "赞成多于反对，须 {needed} 票",
    PollMajority.ABSOLUTE: "须超过{base} {of} 的二分之一，即 {needed} 票",
    PollMajority.TWO_THIRDS: "须达到{base} {of} 的三分之二，即 {needed} 票",
}
DECIDES_NOTHING = {PollKind.SOUNDING: "结果供参考，不作为决定。", PollKind.RATING: "评分结果。"}
VERDICTS = {
    PollVerdict.NO_QUORUM: "未达到法定人数（须 {needed} 人，实到 {present} 人），表决无效。",
    PollVerdict.PASSED: "通过（{rule}）。",
    PollVerdict.FAILED: "未通过（{rule}）。",
}
QUORUMS = {PollQuorum.HALF: "超过应到人数的二分之一", PollQuorum.TWO_THIRDS: "不少于应到人数的三分之二"}


def choices(question: PollQuestion) -> Sequence[str]:
    """Return what could be chosen, in order."""
    return MOTION if question.method is PollMethod.MOTION else question.options


def answer(question: PollQuestion, places: Sequence[int]) -> str:
    """Return what a ballot says."""
    words = choices(question)
    if not places:
        return "（空白）"
    if question.method is PollMethod.RATING:
        return AND.join(f"{name} {mark} 分" for name, mark in zip(words, places, strict=True))
    return AND.join(words[place] for place in sorted(places))


def arithmetic(result: Arithmetic, question: PollQuestion) -> str:
    """Return the numbers that lead to the result, as one sentence."""
    return ARITHMETIC.format(**result.model_dump(), counted=_counted(result, question))


def verdict(result: Arithmetic) -> str:
    """Return what it took and whether it was reached; of soundings, that they decide nothing."""
    if result.kind in DECIDES_NOTHING:
        return DECIDES_NOTHING[result.kind]
    needed = {"needed": result.quorum_needed, "present": result.present}
    return VERDICTS[result.verdict].format(**needed, rule=majority(result))


def majority(result: Arithmetic) -> str:
    """Return how many votes it takes, and of what."""
    return MAJORITY_RULES[result.majority].format(base=BASES[result.base], of=result.of, needed=result.needed)


def mean(option: OptionTally) -> str:
    """Return the mean of an option's marks, with two digits; in whole numbers, so that half is always more."""
    return hundredths(option.sum, option.votes) if option.votes else "–"


def hundredths(numerator: int, denominator: int) -> str:
    """Return a fraction with two digits after the point."""
    whole = (200 * numerator + denominator) // (2 * denominator)
    return f"{whole // 100}.{whole % 100:02d}"


def _counted(result: Arithmetic, question: PollQuestion) -> str:
    pairs = zip(choices(question), result.options, strict=True)
    if question.method is PollMethod.RATING:
        return AND.join(MEAN.format(name=name, mean=mean(option)) for name, option in pairs)
    return AND.join(VOTES.format(name=name, votes=option.votes) for name, option in pairs)
