"""What a file may be: the types that the service takes, by the names the rules use, and those it makes itself."""

from enum import StrEnum


class FileType(StrEnum):
    """A type of file; decided by its content, never by what its sender calls it."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    JPEG = "jpeg"
    PNG = "png"
    TEXT = "text"
    OGG = "ogg"
    """Opus in Ogg (RFC 7845): made by the service, never handed in."""
    MKV = "mkv"
    """VP8 in Matroska (RFC 9559), likewise."""
    MP4 = "mp4"
    """H.264 and AAC in MP4, likewise."""

    @property
    def media_type(self) -> str:
        """The IANA media type under which it is served."""
        return _MEDIA_TYPES[self]

    @property
    def extensions(self) -> tuple[str, ...]:
        """How names of such files end; the first is given to names without one."""
        return _EXTENSIONS[self]


_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA_TYPES = {
    FileType.PDF: "application/pdf",
    FileType.DOCX: f"{_OFFICE}.wordprocessingml.document",
    FileType.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    FileType.PPTX: f"{_OFFICE}.presentationml.presentation",
    FileType.JPEG: "image/jpeg",
    FileType.PNG: "image/png",
    FileType.TEXT: "text/plain",
    FileType.OGG: "audio/ogg",
    FileType.MKV: "video/x-matroska",
    FileType.MP4: "video/mp4",
}
_EXTENSIONS = {
    FileType.PDF: ("pdf",),
    FileType.DOCX: ("docx",),
    FileType.XLSX: ("xlsx",),
    FileType.PPTX: ("pptx",),
    FileType.JPEG: ("jpg", "jpeg", "jpe", "jfif"),
    FileType.PNG: ("png",),
    FileType.TEXT: ("txt", "md", "csv", "log"),
    FileType.OGG: ("ogg",),
    FileType.MKV: ("mkv",),
    FileType.MP4: ("mp4",),
}
HANDED_IN = frozenset(FileType) - {FileType.OGG, FileType.MKV, FileType.MP4}
"""The types that people may hand in, each by a rule of its own."""
