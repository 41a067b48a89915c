"""Mobile numbers: one form to keep, whatever form they were written in."""

import re
import unicodedata

PHONE = r"\A1[3-9][0-9]{9}\Z"
"""A mobile number of mainland China as it is kept: eleven digits and nothing else."""
_PHONE = re.compile(PHONE)
_BETWEEN = re.compile(r"[\s.()\-\u2010-\u2015\u2212]+")
"""What people put between digits: white space, points, brackets, and the hyphens and dashes of any keyboard."""
_COUNTRY = re.compile(r"\A(?:\+|00)?86(?=1[0-9]{10}\Z)")


def normalised(text: str) -> str:
    """Return the mobile number that ``text`` writes, as eleven digits; of an empty text the empty text.

    Full-width digits, white space, hyphens, brackets and the country's prefix (+86, 0086, 86) make no difference.

    Raises:
        ValueError: it is no mobile number of mainland China.
    """
    digits = _COUNTRY.sub("", _BETWEEN.sub("", unicodedata.normalize("NFKC", text)))
    if digits and not _PHONE.match(digits):
        raise ValueError("not a mobile number of mainland China")
    return digits
