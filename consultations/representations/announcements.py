"""What is posted in a group to say that there is a sitting."""

from datetime import datetime

from consultations.representations.answers import Answer


class Announcement(Answer):
    """A text to be copied into a group, and what it is made of. Of a confidential sitting it names only the time."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    general_link: str
    meeting_code: str
    """As people read it out."""
    text: str
