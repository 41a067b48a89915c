"""Session descriptions: read what a browser offers or answers, write what we answer or offer.

Reading goes through aiortc's parser, but for simulcast, which it drops; writing is plain text. Opus carries FEC and
DTX; VP8 carries NACK, PLI, FIR, REMB and resends apart (RTX, RFC 4588). Uplinks negotiate as their only header
extensions which track and which layer a packet belongs to, and the level of sound.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from realtime.media.aiortc_adapter import Fingerprint, MediaDescription, SdpMalformed, parse_sdp
from realtime.media.errors import MediaError
from realtime.media.ice import Candidate, Credentials
from realtime.media.publication import Kind

MID = "urn:ietf:params:rtp-hdrext:sdes:mid"
LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level"
RID = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id"
REPAIRED_RID = "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id"
FEEDBACK = ("nack", "nack pli", "ccm fir", "goog-remb")
OPUS_PARAMETERS = "minptime=10;useinbandfec=1;usedtx=1"
OPUS, VP8, RTX = 111, 96, 97
"""Our payload types on downlinks, where we make the offer."""

CLOCK_RATES: dict[Kind, int] = {"audio": 48_000, "video": 90_000}
_CODECS: dict[str, tuple[str, int]] = {"audio": ("audio/opus", 48_000), "video": ("video/vp8", 90_000)}
_MOST_OFFERED, _MOST_ANSWERED = 64, 1024
"""Sections. A publisher has few tracks; an answer has as many as our own offer, which counts all that ever were."""
_MOST_LAYERS = 3


@dataclass(frozen=True, slots=True)
class OfferedSection:
    """One m-line of a publisher's offer. Without a payload type it has no codec of ours."""

    kind: str
    mid: str
    protocol: str
    formats: str
    sends: bool
    payload_type: int | None = None
    feedback: frozenset[str] = frozenset()
    mid_extension: int | None = None
    level_extension: int | None = None
    ssrc: int | None = None
    repair_type: int | None = None
    repair_ssrc: int | None = None
    rids: tuple[str, ...] = ()
    """The layers it comes in, the smallest first, if there are several (RFC 8853)."""
    rid_extension: int | None = None
    repaired_rid_extension: int | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A publisher's offer."""

    fingerprints: list[Fingerprint]
    sections: list[OfferedSection]


@dataclass(frozen=True, slots=True)
class Answer:
    """A subscriber's answer: who it is and which m-lines it wants to receive."""

    fingerprints: list[Fingerprint]
    receiving: frozenset[str]
    repairing: frozenset[str] = frozenset()
    """The m-lines on which it understands resends of their own kind."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What every description of ours says of us."""

    fingerprints: Sequence[Fingerprint]
    candidates: Sequence[Candidate]


@dataclass(slots=True)
class DownlinkSection:
    """One m-line of our offer; inactive without an SSRC."""

    kind: Kind
    mid: str
    ssrc: int | None = None
    repair_ssrc: int | None = None
    stream: str = ""
    track: str = ""
    cname: str = field(default="")


def read_offer(text: str) -> Offer:
    """Read a publisher's offer, or raise `MediaError`."""
    medias = _medias(text, most=_MOST_OFFERED)
    if any(media.dtls is not None and media.dtls.role == "server" for media in medias):
        raise MediaError("sdp.role", "the offer insists on being the DTLS server; we are")
    sections = [_offered(media, lines) for media, lines in zip(medias, _section_lines(text), strict=True)]
    if all(section.payload_type is None for section in sections):
        raise MediaError("sdp.codec", "the offer has neither Opus nor VP8")
    return Offer(_fingerprints(medias), sections)


def read_answer(text: str) -> Answer:
    """Read a subscriber's answer, or raise `MediaError`."""
    medias = _medias(text, most=_MOST_ANSWERED)
    receiving = [media for media in medias if media.port != 0 and media.direction in ("recvonly", "sendrecv")]
    return Answer(
        _fingerprints(medias),
        frozenset(media.rtp.muxId for media in receiving),
        frozenset(media.rtp.muxId for media in receiving if media.kind == "video" and RTX in media.fmt),
    )


def write_answer(offer: Offer, credentials: Credentials, endpoint: Endpoint) -> str:
    """Answer a publisher: every Opus or VP8 it sends is received, anything else is declined."""
    kept = [section.mid for section in offer.sections if section.payload_type is not None]
    lines = _session(kept, version=1)
    for section in offer.sections:
        if section.payload_type is None:
            lines += [f"m={section.kind} 0 {section.protocol} {section.formats}", "c=IN IP4 0.0.0.0"]
            lines += [f"a=mid:{section.mid}", "a=inactive"]
            continue
        types = " ".join(str(it) for it in (section.payload_type, section.repair_type) if it is not None)
        lines += [f"m={section.kind} 9 {section.protocol} {types}", "c=IN IP4 0.0.0.0"]
        lines += [f"a=mid:{section.mid}", "a=recvonly" if section.sends else "a=inactive"]
        lines += _extensions(section)
        lines += _codec(section.kind, section.payload_type, section.feedback, section.repair_type)
        if section.rids:
            lines += [f"a=rid:{rid} recv" for rid in section.rids]
            lines.append(f"a=simulcast:recv {';'.join(section.rids)}")
        lines += _transport(credentials, endpoint, setup="passive")
    return "\r\n".join(lines) + "\r\n"


def write_offer(
    sections: Sequence[DownlinkSection], credentials: Credentials, endpoint: Endpoint, *, version: int
) -> str:
    """Offer a subscriber one m-line per track; the ones without an SSRC are inactive."""
    lines = _session([section.mid for section in sections], version=version)
    for section in sections:
        types = str(OPUS) if section.kind == "audio" else f"{VP8} {RTX}"
        lines += [f"m={section.kind} 9 UDP/TLS/RTP/SAVPF {types}", "c=IN IP4 0.0.0.0"]
        lines += [f"a=mid:{section.mid}", "a=sendonly" if section.ssrc is not None else "a=inactive"]
        lines += _codec("audio", OPUS, ()) if section.kind == "audio" else _codec("video", VP8, FEEDBACK, RTX)
        lines += _source(section)
        lines += _transport(credentials, endpoint, setup="actpass")
    return "\r\n".join(lines) + "\r\n"


def _source(section: DownlinkSection) -> list[str]:
    """Say under which SSRCs a track comes, its resends behind it."""
    ssrcs = [ssrc for ssrc in (section.ssrc, section.repair_ssrc) if ssrc is not None]
    if not ssrcs:
        return []
    lines = [f"a=msid:{section.stream} {section.track}"]
    if len(ssrcs) > 1:
        lines.append(f"a=ssrc-group:FID {section.ssrc} {section.repair_ssrc}")
    for ssrc in ssrcs:
        lines += [f"a=ssrc:{ssrc} cname:{section.cname}", f"a=ssrc:{ssrc} msid:{section.stream} {section.track}"]
    return lines


def _extensions(section: OfferedSection) -> list[str]:
    numbers = (
        (section.mid_extension, MID),
        (section.level_extension, LEVEL),
        (section.rid_extension, RID),
        (section.repaired_rid_extension, REPAIRED_RID),
    )
    return [f"a=extmap:{number} {uri}" for number, uri in numbers if number is not None]


def _medias(text: str, *, most: int) -> list[MediaDescription]:
    try:
        medias = parse_sdp(_with_bundled_ports(text)).media
    except SdpMalformed as error:
        raise MediaError("sdp.malformed", str(error)) from error
    mids = [media.rtp.muxId for media in medias]
    if not medias or len(medias) > most:
        raise MediaError("sdp.sections", f"{len(medias)} media sections; 1 to {most} are understood")
    if len(set(mids)) != len(mids) or not all(_is_token(mid) for mid in mids):
        raise MediaError("sdp.mid", "every media section needs a mid of its own")
    return medias


def _with_bundled_ports(text: str) -> str:
    """Give a port to sections that have none because they are `bundle-only` (RFC 9143, 6): they are not declined.

    Firefox writes all sections but the first so; our parser drops the attribute.
    """
    session, *sections = text.split("\nm=")
    for number, section in enumerate(sections):
        line, rest = section.partition("\n")[0].split(" ", 2), section.partition("\n")[2]
        if len(line) == 3 and line[1] == "0" and "a=bundle-only" in rest.splitlines():
            sections[number] = f"{line[0]} 9 {line[2]}\n{rest}"
    return "\nm=".join([session, *sections])


def _is_token(mid: str) -> bool:
    return 0 < len(mid) <= 32 and mid.isascii() and mid.replace("-", "").replace("_", "").isalnum()


def _fingerprints(medias: Iterable[MediaDescription]) -> list[Fingerprint]:
    """Give those of all sections, each once: bundled sections share one certificate."""
    found = {
        Fingerprint(f.algorithm.lower(), f.value.upper()): None
        for media in medias
        if media.port != 0 and media.dtls is not None
        for f in media.dtls.fingerprints
    }
    if not found:
        raise MediaError("sdp.fingerprint", "no fingerprint: there is nobody to trust")
    return list(found)


def _section_lines(text: str) -> list[list[str]]:
    """Give the lines of each media section, as our parser divides them."""
    sections: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("m="):
            sections.append([])
        elif sections:
            sections[-1].append(line.strip())
    return sections


def _offered(media: MediaDescription, lines: list[str]) -> OfferedSection:
    mime_type, clock_rate = _CODECS.get(media.kind, ("", 0))
    codec = next((c for c in media.rtp.codecs if c.mimeType.lower() == mime_type and c.clockRate == clock_rate), None)
    section = OfferedSection(
        kind=media.kind,
        mid=media.rtp.muxId,
        protocol=media.profile,
        formats=" ".join(str(number) for number in media.fmt),
        sends=media.direction in (None, "sendonly", "sendrecv"),
    )
    if codec is None or codec.payloadType is None or codec.payloadType > 127 or media.port == 0:
        return section
    section = replace(
        section,
        payload_type=codec.payloadType,
        mid_extension=_extension(media, MID),
        level_extension=_extension(media, LEVEL) if media.kind == "audio" else None,
        ssrc=_primary_ssrc(media),
    )
    if media.kind != "video":
        return section
    offered = {" ".join(filter(None, (f.type, f.parameter))) for f in codec.rtcpFeedback}
    section = replace(
        section,
        feedback=frozenset(offered.intersection(FEEDBACK)),
        repair_type=_repair_type(media, codec.payloadType),
        repair_ssrc=_repair_ssrc(media, section.ssrc),
    )
    rids = _rids(lines)
    rid_extension = _extension(media, RID)
    if len(rids) < 2 or rid_extension is None:
        return section
    return replace(
        section,
        rids=rids,
        rid_extension=rid_extension,
        repaired_rid_extension=_extension(media, REPAIRED_RID),
        ssrc=None,
        repair_ssrc=None,
    )


def _rids(lines: list[str]) -> tuple[str, ...]:
    """Give the layers of a section in the order in which they are offered (RFC 8853), the first of alternatives."""
    declared = {line[6:].split(" ")[0] for line in lines if line.startswith("a=rid:") and " send" in line}
    offered = next((line[12:] for line in lines if line.startswith("a=simulcast:")), "").split(" ")
    streams = offered[offered.index("send") + 1] if "send" in offered[:-1] else ""
    names = (stream.split(",")[0].removeprefix("~") for stream in streams.split(";"))
    return tuple(dict.fromkeys(name for name in names if name in declared and _is_token(name)))[:_MOST_LAYERS]


def _repair_type(media: MediaDescription, payload_type: int) -> int | None:
    """Give the payload type of resends of another one (RFC 4588, 8.1), if they are offered."""
    for codec in media.rtp.codecs:
        if codec.mimeType.lower() == "video/rtx" and codec.parameters.get("apt") == payload_type:
            return codec.payloadType if codec.payloadType is not None and codec.payloadType <= 127 else None
    return None


def _repair_ssrc(media: MediaDescription, ssrc: int | None) -> int | None:
    for group in media.ssrc_group:
        if group.semantic == "FID" and len(group.items) == 2 and group.items[0] == ssrc:
            return int(group.items[1])
    return None


def _extension(media: MediaDescription, uri: str) -> int | None:
    return next((found.id for found in media.rtp.headerExtensions if found.uri == uri), None)


def _primary_ssrc(media: MediaDescription) -> int | None:
    """Give the SSRC that is not a repair of another (RFC 5576, 4.2), if it is signalled at all."""
    repairs = {ssrc for group in media.ssrc_group if group.semantic == "FID" for ssrc in group.items[1:]}
    return next((found.ssrc for found in media.ssrc if found.ssrc not in repairs), None)


def _session(mids: Iterable[str], *, version: int) -> list[str]:
    return [
        "v=0",
        f"o=- 1 {version} IN IP4 0.0.0.0",
        "s=-",
        "t=0 0",
        "a=ice-lite",
        " ".join(["a=group:BUNDLE", *mids]),
        "a=msid-semantic:WMS *",
    ]


def _codec(kind: str, payload_type: int, feedback: Iterable[str], repair_type: int | None = None) -> list[str]:
    if kind == "audio":
        return [f"a=rtpmap:{payload_type} opus/48000/2", f"a=fmtp:{payload_type} {OPUS_PARAMETERS}"]
    lines = [f"a=rtpmap:{payload_type} VP8/90000"]
    lines += [f"a=rtcp-fb:{payload_type} {value}" for value in sorted(feedback)]
    if repair_type is not None:
        lines += [f"a=rtpmap:{repair_type} rtx/90000", f"a=fmtp:{repair_type} apt={payload_type}"]
    return lines


def _transport(credentials: Credentials, endpoint: Endpoint, *, setup: str) -> list[str]:
    return [
        "a=rtcp-mux",
        "a=rtcp-rsize",
        f"a=ice-ufrag:{credentials.ufrag}",
        f"a=ice-pwd:{credentials.password}",
        *(f"a=fingerprint:{f.algorithm} {f.value}" for f in endpoint.fingerprints),
        f"a=setup:{setup}",
        *(f"a=candidate:{candidate}" for candidate in endpoint.candidates),
        "a=end-of-candidates",
    ]
