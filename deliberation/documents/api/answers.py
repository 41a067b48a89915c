"""A file as an HTTP answer: conditions and ranges (RFC 9110 §13, §14), and headers that keep it from doing harm."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header, parse_etags

from deliberation.core.errors import RangeNotSatisfiable
from deliberation.documents.ranges import Part, Unsatisfiable, requested
from deliberation.documents.sources import Source

_SEEN_IN_THE_BROWSER = frozenset({"application/pdf", "audio/ogg", "image/jpeg", "image/png", "text/plain"})
# No script, no form, no plug-in, no other origin. Chromium shows no PDF in a sandbox: its viewer is an extension page.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
_SANDBOX = f"{_POLICY}; sandbox"


def serve(
    request: HttpRequest, source: Source, *, name: str, media_type: str, store: bool, download: bool = False
) -> HttpResponseBase:
    """Return ``source`` as the answer to a GET or HEAD request.

    ``store`` says whether the reader's browser may keep it (and ask each time whether it is still good); proxies never
    may. With ``download``, or where a browser cannot show it, it is offered for saving under its ``name``.

    Raises:
        RangeNotSatisfiable: ``file.range_unsatisfiable`` with ``size``.
    """
    tag = f'"{source.tag}"'
    if _is_known(request, tag):
        answer: HttpResponseBase = HttpResponseNotModified()
    else:
        part = _part(request, tag, source.size)
        answer = _body(request, source, part)
        answer["Content-Type"] = f"{media_type}; charset=utf-8" if media_type == "text/plain" else media_type
        attached = download or media_type not in _SEEN_IN_THE_BROWSER
        answer["Content-Disposition"] = content_disposition_header(attached, name) or "attachment"
    answer["ETag"] = tag
    answer["Accept-Ranges"] = "bytes"
    answer["Cache-Control"] = "private, no-cache" if store else "private, no-store"
    answer["Content-Security-Policy"] = _POLICY if media_type == "application/pdf" else _SANDBOX
    answer["X-Content-Type-Options"] = "nosniff"
    answer["X-Frame-Options"] = "SAMEORIGIN"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    patch_vary_headers(answer, ["Cookie"])
    return answer


def hand_over(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """Return something just made, to be saved under its ``name`` and kept nowhere on the way."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Security-Policy"] = _SANDBOX
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


def _is_known(request: HttpRequest, tag: str) -> bool:
    """Return whether the client has just this already (§13.1.2: weak comparison)."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return known == ["*"] or tag in [item.removeprefix("W/") for item in known]


def _part(request: HttpRequest, tag: str, size: int) -> Part | None:
    """Return the part asked for, ``None`` for the whole: unless what the client has a part of is still the same.

    If-Range compares strongly, and we have no dates to compare with (§13.1.5).
    """
    condition = request.headers.get("If-Range")
    if request.method != "GET" or (condition is not None and condition.strip() != tag):
        return None
    try:
        return requested(request.headers.get("Range"), size)
    except Unsatisfiable:
        raise RangeNotSatisfiable("file.range_unsatisfiable", size=size) from None


def _body(request: HttpRequest, source: Source, part: Part | None) -> HttpResponseBase:
    whole = Part(0, source.size)
    sent = part or whole
    status = 200 if part is None else 206
    answer: HttpResponseBase
    if request.method == "HEAD":
        answer = HttpResponse(status=status)
    else:
        answer = StreamingHttpResponse(source.read(sent), status=status)
    answer["Content-Length"] = str(sent.size)
    if part is not None:
        answer["Content-Range"] = part.content_range(source.size)
    return answer
