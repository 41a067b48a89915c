"""Mobile numbers: one form, however they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.accounts.phones import normalised

NUMBERS = st.from_regex(r"\A1[3-9][0-9]{9}\Z")
BETWEEN = st.sampled_from(["", "", "", " ", "-", "－", "–", "—", "\u3000", ".", "(", ")", "\t"])
PREFIXES = st.sampled_from(["", "+86", "+86 ", "0086-", "86", "＋８６　", "(+86)"])
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@pytest.mark.parametrize(
    "written",
    [
        "13800138000",
        " 138 0013 8000 ",
        "138-0013-8000",
        "+86 138 0013 8000",
        "0086-13800138000",
        "8613800138000",
        "１３８００１３８０００",
        "＋８６－１３８－００１３－８０００",
        "(+86) 138–0013—8000",
    ],
)
def test_every_way_to_write_a_number_is_the_same_number(written: str) -> None:
    assert normalised(written) == "13800138000"


@pytest.mark.parametrize(
    "written",
    [
        "12800138000",
        "1380013800",
        "138001380000",
        "0571-88888888",
        "+1 202 555 0143",
        "138OO138OOO",
        "一三八",
        "+",
        "٠١",
    ],
)
def test_what_is_no_mobile_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="mobile"):
        normalised(written)


@pytest.mark.parametrize("written", ["", "  ", "-", "\u3000"])
def test_nothing_stays_nothing(written: str) -> None:
    assert normalised(written) == ""


@given(number=NUMBERS, prefix=PREFIXES, gaps=st.lists(BETWEEN, min_size=11, max_size=11), wide=st.booleans())
def test_what_stands_between_the_digits_makes_no_difference(
    number: str, prefix: str, gaps: list[str], wide: bool
) -> None:
    written = prefix + "".join(digit + gap for digit, gap in zip(number, gaps, strict=True))
    assert normalised(written.translate(FULL_WIDTH) if wide else written) == number


@given(st.text())
def test_the_answer_is_a_number_or_a_refusal_and_stays_as_it_is(text: str) -> None:
    try:
        number = normalised(text)
    except ValueError:
        return
    assert number == "" or (len(number) == 11 and number.isascii() and number.isdigit())
    assert normalised(number) == number
