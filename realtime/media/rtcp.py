"""RTCP (RFC 3550, RFC 4585, RFC 5104, REMB): only what a forwarder has to hear and say.

Reading never raises: what is malformed is not there.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

SR, RR, SDES, BYE, RTPFB, PSFB = 200, 201, 202, 203, 205, 206
NACK = 1
PLI, FIR, APPLICATION = 1, 4, 15
"""Formats of RTPFB and PSFB. RTPFB 15 is transport-cc: it looks like a list of NACKs and is none."""

MOST_NACKED = 512
"""Sequence numbers taken from one packet; nobody who can still be helped asks for more."""

_HEADER = struct.Struct(">BBH")
_SENDER = struct.Struct(">IQIII")
_REPORT = struct.Struct(">IIIIII")
_PAIR = struct.Struct(">II")
_NACK_ITEM = struct.Struct(">HH")


class Block(NamedTuple):
    """One packet of a compound: the count or format (the same bits), the type, what follows the header."""

    format: int
    kind: int
    body: memoryview


class SenderInfo(NamedTuple):
    """A sender's word on which RTP timestamp belongs to which wall clock time (64-bit NTP)."""

    ssrc: int
    ntp: int
    timestamp: int


class Report(NamedTuple):
    """How a stream arrived at its receiver (RFC 3550, 6.4.1)."""

    ssrc: int
    fraction_lost: int
    packets_lost: int
    highest_sequence: int
    jitter: int
    last_sr: int
    delay_since_last_sr: int


def blocks(packet: memoryview) -> Iterator[Block]:
    """Give the packets of a compound up to the first malformed one."""
    position = 0
    while position + 4 <= len(packet):
        first, kind, words = _HEADER.unpack_from(packet, position)
        end = position + 4 + 4 * words
        if first >> 6 != 2 or end > len(packet):
            return
        body = packet[position + 4 : end]
        if first & 0x20:
            if not body or not 0 < body[-1] <= len(body):
                return
            body = body[: -body[-1]]
        yield Block(first & 0x1F, kind, body)
        position = end


def sender_info(block: Block) -> SenderInfo | None:
    """Read what a sender report says of its sender."""
    if block.kind != SR or len(block.body) < _SENDER.size:
        return None
    ssrc, ntp, timestamp, _, _ = _SENDER.unpack_from(block.body)
    return SenderInfo(ssrc, ntp, timestamp)


def reports(block: Block) -> list[Report]:
    """Read the reception reports of an SR or RR."""
    start = {SR: _SENDER.size, RR: 4}.get(block.kind)
    found: list[Report] = []
    if start is None:
        return found
    for position in range(start, start + _REPORT.size * block.format, _REPORT.size):
        if position + _REPORT.size > len(block.body):
            break
        ssrc, loss, highest, jitter, last_sr, delay = _REPORT.unpack_from(block.body, position)
        lost = loss & 0xFFFFFF
        found.append(
            Report(ssrc, loss >> 24, lost - (1 << 24) if lost >> 23 else lost, highest, jitter, last_sr, delay)
        )
    return found


def nacked(block: Block) -> tuple[int, list[int]] | None:
    """Read a generic NACK: the media SSRC and the sequence numbers missed."""
    if block.kind != RTPFB or block.format != NACK or len(block.body) < 8:
        return None
    missed: list[int] = []
    for position in range(8, len(block.body) - 3, 4):
        first, mask = _NACK_ITEM.unpack_from(block.body, position)
        missed.append(first)
        missed += [(first + bit + 1) & 0xFFFF for bit in range(16) if mask >> bit & 1]
        if len(missed) >= MOST_NACKED:
            break
    return _PAIR.unpack_from(block.body)[1], missed[:MOST_NACKED]


def keyframe_wanted(block: Block) -> list[int]:
    """Read a PLI or FIR: the SSRCs a keyframe is wanted of."""
    if block.kind != PSFB or len(block.body) < 8:
        return []
    if block.format == PLI:
        return [_PAIR.unpack_from(block.body)[1]]
    if block.format == FIR:
        return [_PAIR.unpack_from(block.body, at)[0] for at in range(8, len(block.body) - 7, 8)]
    return []


def estimated_bitrate(block: Block) -> int | None:
    """Read a REMB: how many bits per second its sender believes to have room for."""
    body = block.body
    if block.kind != PSFB or block.format != APPLICATION or len(body) < 16 or bytes(body[8:12]) != b"REMB":
        return None
    exponent = body[13] >> 2
    return (body[13] & 0x03) << 16 + exponent | (body[14] << 8 | body[15]) << exponent


def round_trip(report: Report, ntp: int) -> float | None:
    """Give the seconds from our sender report to its receiver and back, at this moment of the report's clock.

    RFC 3550, section 6.4.1; None where no report of ours had come yet, or the clocks were set meanwhile.
    """
    if not report.last_sr:
        return None
    passed = ((ntp >> 16) - report.last_sr - report.delay_since_last_sr) & 0xFFFFFFFF
    return passed / 65536 if passed < 60 * 65536 else None


def _packet(kind: int, count: int, body: bytes) -> bytes:
    return _HEADER.pack(0x80 | count, kind, len(body) // 4) + body


def sender_report(info: SenderInfo, *, packets: int, octets: int) -> bytes:
    """Make an SR without reception reports."""
    body = _SENDER.pack(info.ssrc, info.ntp, info.timestamp & 0xFFFFFFFF, packets & 0xFFFFFFFF, octets & 0xFFFFFFFF)
    return _packet(SR, 0, body)


def receiver_report(sender: int, received: Iterable[Report]) -> bytes:
    """Make an RR of up to 31 reports."""
    body = b""
    taken = list(received)[:31]
    for report in taken:
        lost = max(-(1 << 23), min(report.packets_lost, (1 << 23) - 1)) & 0xFFFFFF
        body += _REPORT.pack(
            report.ssrc,
            report.fraction_lost << 24 | lost,
            report.highest_sequence & 0xFFFFFFFF,
            report.jitter,
            report.last_sr,
            report.delay_since_last_sr,
        )
    return _packet(RR, len(taken), struct.pack(">I", sender) + body)


def description(ssrc: int, cname: str) -> bytes:
    """Make an SDES with one CNAME."""
    name = cname.encode()[:255]
    item = struct.pack(">IBB", ssrc, 1, len(name)) + name
    return _packet(SDES, 1, item + bytes(4 - len(item) % 4))


def negative_acknowledgement(sender: int, media: int, missed: Iterable[int]) -> bytes:
    """Make a generic NACK for the sequence numbers, which come in rising order."""
    items: list[list[int]] = []
    for sequence in missed:
        distance = (sequence - items[-1][0]) & 0xFFFF if items else 17
        if 1 <= distance <= 16:
            items[-1][1] |= 1 << (distance - 1)
        else:
            items.append([sequence, 0])
    body = b"".join(_NACK_ITEM.pack(first, mask) for first, mask in items)
    return _packet(RTPFB, NACK, _PAIR.pack(sender, media) + body)


def picture_loss(sender: int, media: int) -> bytes:
    """Make a PLI."""
    return _packet(PSFB, PLI, _PAIR.pack(sender, media))


def full_intra_request(sender: int, media: int, number: int) -> bytes:
    """Make a FIR; `number` differs from request to request."""
    return _packet(PSFB, FIR, _PAIR.pack(sender, 0) + struct.pack(">IB3x", media, number & 0xFF))


def bitrate_estimate(sender: int, bitrate: int, media: list[int]) -> bytes:
    """Make a REMB: how many bits per second the streams together may use."""
    exponent = max(0, bitrate.bit_length() - 18)
    mantissa = bitrate >> exponent
    number = struct.pack(">BBH", len(media), exponent << 2 | mantissa >> 16, mantissa & 0xFFFF)
    body = _PAIR.pack(sender, 0) + b"REMB" + number + b"".join(struct.pack(">I", ssrc) for ssrc in media)
    return _packet(PSFB, APPLICATION, body)
