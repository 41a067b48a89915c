"""Rules about the files that are handed in."""

from typing import Annotated

from pydantic import Field

from deliberation.events.files import HANDED_IN, FileType
from deliberation.rules.catalogue.base import RuleGroup

_MIB = 1024 * 1024


class PaperRules(RuleGroup):
    """Limits on files, and on the papers of a sitting."""

    max_bytes: Annotated[int, Field(ge=64 * 1024, le=200 * _MIB)] = 50 * _MIB
    """Bytes of one file."""
    max_pages: Annotated[int, Field(ge=1, le=5000)] = 1000
    """Pages of one PDF."""
    max_unused: Annotated[int, Field(ge=1, le=1000)] = 50
    """Files that one person may have handed in and not yet put to a use."""
    max_papers: Annotated[int, Field(ge=1, le=500)] = 100
    """Papers of one sitting."""
    takes_pdf: bool = True
    takes_docx: bool = True
    takes_xlsx: bool = True
    takes_pptx: bool = True
    takes_jpeg: bool = True
    takes_png: bool = True
    takes_text: bool = True

    @property
    def types(self) -> frozenset[FileType]:
        """The types of files that are taken."""
        return frozenset(type_ for type_ in HANDED_IN if getattr(self, f"takes_{type_.value}"))
