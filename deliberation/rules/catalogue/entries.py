"""Rules about getting in."""

from typing import Annotated

from pydantic import Field, StringConstraints

from deliberation.events.base import NO_NUL
from deliberation.rules.catalogue.base import RuleGroup


class EntryRules(RuleGroup):
    """Links, codes, and whom to call."""

    contact: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120, pattern=NO_NUL)] = ""
    """Whom those call who do not get in; empty: the body that prepares the meeting, with its telephone."""
    link_days: Annotated[int, Field(ge=1, le=366)] = 7
    """Days after the planned end during which a personal link opens."""
    code_minutes: Annotated[int, Field(ge=1, le=30)] = 5
    """Minutes during which a code can be entered."""
    code_attempts: Annotated[int, Field(ge=3, le=10)] = 5
    """Wrong entries after which a code is void."""
    code_interval: Annotated[int, Field(ge=30, le=600)] = 60
    """Seconds before another code goes to the same phone."""
    codes_per_phone: Annotated[int, Field(ge=1, le=50)] = 6
    """Codes for one phone within an hour."""
    codes_per_address: Annotated[int, Field(ge=1, le=5000)] = 60
    """Codes asked for from one network address within an hour; everybody in an office may share one."""
    by_name: bool = True
    """Whether people may come to the waiting room by their name and the last four digits of their phone."""
    names_per_address: Annotated[int, Field(ge=1, le=1000)] = 10
    """Attempts by name from one network address within a quarter of an hour."""
    names_per_sitting: Annotated[int, Field(ge=10, le=10_000)] = 200
    """Attempts by name for one sitting within a quarter of an hour."""
    unknown_codes: Annotated[int, Field(ge=5, le=1000)] = 20
    """Meeting codes that lead nowhere, from one network address within a quarter of an hour."""
    waiting_hours: Annotated[int, Field(ge=1, le=72)] = 12
    """Hours during which a browser that came by name stays signed in."""
    qr_seconds: Annotated[int, Field(ge=60, le=900)] = 180
    """Seconds during which a desktop's QR code can be scanned."""
    qr_per_address: Annotated[int, Field(ge=10, le=10_000)] = 300
    """QR codes asked for from one network address within an hour."""
