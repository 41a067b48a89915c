"""How official papers write numbers, days and names."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_DIGITS = "零一二三四五六七八九"
_WEEK = "一二三四五六日"
_PAUSES = "”》）、，：；的"
_FULL_WIDTH_SPACE = "\u3000"


def numeral(number: int) -> str:
    """Return a number from 1 to 99 in characters, as headings are numbered.

    Raises:
        ValueError: it is another.
    """
    if not 1 <= number <= 99:
        raise ValueError(f"{number} is not written in characters")
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones or not tens else "")


def day(moment: date) -> str:
    """Return a day, e.g. ``2026年3月2日``: Arabic numerals without leading zeros (GB/T 9704 §7.3.5)."""
    return f"{moment.year}年{moment.month}月{moment.day}日"


def weekday(moment: date) -> str:
    """Return the day of the week, e.g. ``星期一``."""
    return f"星期{_WEEK[moment.weekday()]}"


def clock_time(moment: datetime) -> str:
    """Return the time of day, e.g. ``上午9:00``."""
    half = "上午" if moment.hour < 12 else "下午" if moment.hour < 18 else "晚上"
    hour = moment.hour if moment.hour <= 12 else moment.hour - 12
    return f"{half}{hour}:{moment.minute:02d}"


def moment(at: datetime, zone: ZoneInfo) -> str:
    """Return a moment in ``zone``, e.g. ``2026年3月2日（星期一）上午9:00``."""
    local = at.astimezone(zone)
    return f"{day(local)}（{weekday(local)}）{clock_time(local)}"


def span(start: datetime, end: datetime, zone: ZoneInfo) -> str:
    """Return from when to when; of the end no more than differs from the start."""
    first, last = start.astimezone(zone), end.astimezone(zone)
    if first.date() != last.date():
        return f"{moment(start, zone)}至{moment(end, zone)}"
    until = clock_time(last)
    if until[:2] == clock_time(first)[:2]:
        until = until[2:]
    return f"{moment(start, zone)}至{until}"


def spaced(name: str) -> str:
    """Return a name as lists print it: two characters with a space between are as wide as three."""
    if len(name) == 2 and all("\u4e00" <= character <= "\u9fff" for character in name):
        return f"{name[0]}{_FULL_WIDTH_SPACE}{name[1]}"
    return name


def balanced(text: str, most: int) -> list[str]:
    """Return a title in lines of at most ``most`` characters, as even as they can be, broken where sense allows."""
    if width(text) <= most:
        return [text]
    middle = len(text) // 2
    after = [place + 1 for place, character in enumerate(text[:-1]) if character in _PAUSES]
    fitting = [place for place in after if abs(place - middle) <= len(text) // 4]
    place = min(fitting, key=lambda place: abs(place - middle), default=middle)
    return [*balanced(text[:place], most), *balanced(text[place:], most)]


def width(text: str) -> float:
    """Return how many characters wide a text is: what is not Chinese counts half."""
    return sum(1.0 if ord(character) > 0x2E7F else 0.5 for character in text)
