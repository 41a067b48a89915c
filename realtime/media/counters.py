"""What the process has done since it started, in plain integers, and their Prometheus text."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(slots=True)
class Counters:
    """Totals since the process started. Integers, because the hot path may not pay for more."""

    packets_in: int = 0
    bytes_in: int = 0
    packets_out: int = 0
    bytes_out: int = 0
    send_failures: int = 0
    srtp_refused: int = 0
    packets_ignored: int = 0
    packets_over_limit: int = 0
    datagrams_unknown: int = 0
    stun_refused: int = 0
    nacks_received: int = 0
    packets_resent: int = 0
    resends_refused: int = 0
    nacks_sent: int = 0
    packets_repaired: int = 0
    layer_switches: int = 0
    keyframe_requests_received: int = 0
    video_pauses: int = 0
    keyframe_requests_sent: int = 0
    tcp_packets_dropped: int = 0
    tcp_refused: int = 0


_HELP = {
    "packets_in": "RTP packets accepted from publishers",
    "bytes_in": "bytes of RTP accepted from publishers",
    "packets_out": "RTP packets handed to the network for subscribers",
    "bytes_out": "bytes of RTP handed to the network for subscribers, before SRTP",
    "send_failures": "packets the system did not take, or that could not be protected",
    "srtp_refused": "SRTP or SRTCP packets that failed authentication or replay protection",
    "packets_ignored": "authentic RTP packets that belong to no publication",
    "packets_over_limit": "packets dropped unread because their sender sent too many, or too much",
    "datagrams_unknown": "datagrams from addresses no STUN check has verified",
    "stun_refused": "STUN messages that were malformed, unknown or not authentic",
    "nacks_received": "sequence numbers asked for again by subscribers",
    "packets_resent": "packets answered from the history",
    "resends_refused": "resends refused because a subscriber asked for too many",
    "nacks_sent": "sequence numbers asked for again from publishers",
    "packets_repaired": "resends of publishers that came under an SSRC of their own",
    "layer_switches": "times a subscriber went on with another layer of a picture",
    "video_pauses": "times a subscriber's video was held back for the sake of the sound",
    "keyframe_requests_received": "PLI and FIR received from subscribers",
    "keyframe_requests_sent": "PLI and FIR sent to publishers",
    "tcp_packets_dropped": "packets dropped because a TCP subscriber did not read",
    "tcp_refused": "TCP connections refused because there were too many, or too many strangers at one address",
}


def exposition(counters: Counters, gauges: Mapping[str, int]) -> str:
    """Give counters and gauges in the Prometheus text format, names prefixed `media_`."""
    lines: list[str] = []
    for field in fields(counters):
        name = f"media_{field.name}_total"
        value = getattr(counters, field.name)
        lines += [f"# HELP {name} {_HELP[field.name]}", f"# TYPE {name} counter", f"{name} {value}"]
    for gauge, number in gauges.items():
        lines += [f"# TYPE media_{gauge} gauge", f"media_{gauge} {number}"]
    cpu = "process_cpu_seconds_total"
    lines += [
        f"# HELP {cpu} user and system time",
        f"# TYPE {cpu} counter",
        f"{cpu} {time.process_time():.6f}",
    ]
    return "\n".join(lines) + "\n"
