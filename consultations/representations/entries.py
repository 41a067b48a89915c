"""How those who are invited get in, as those who prepare the sitting see it."""

from datetime import datetime
from uuid import UUID

from deliberation.accounts.representations import Answer
from deliberation.events.entries import TextState


class EntryItem(Answer):
    """One invitation's ways in; who sits by it may be a deputy. Links are told only when they are made."""

    invitation_id: UUID
    account_id: UUID
    name: str
    phone: str
    links: int
    """How many personal links open now."""
    issued_at: datetime | None
    """When the newest of them was made."""
    first_used_at: datetime | None
    """When somebody first entered by one."""
    text_state: TextState | None
    """What became of the newest text, ``None`` if there was none."""
    text_at: datetime | None
    """When it was sent, or else asked for."""


class EntryList(Answer):
    """All who are invited, in the order of lists, and what everybody may be told."""

    items: list[EntryItem]
    general_link: str
    """Safe for a group: leads by phone or name to the waiting room."""
    meeting_code: str
    """As people read it out."""
    sends_texts: bool
