"""What one forwarded packet costs: `make bench-media`, or `python -m tests.benchmarks.media`.

One speaker (VP8 640x360 at 30 frames a second, about 1 Mbit/s, and Opus), 20, 100 and 300 subscribers in another
process, real SRTP (AEAD_AES_128_GCM everywhere) over loopback. The figure is user and system CPU time of the
forwarding process divided by the packets its subscribers received. In turns within the same run: this project's
forwarder, Debian's Janus at its best tuning, and the floor, libsrtp and `sendto` alone. Once besides: aiortc's
`MediaRelay`, and 500 subscribers on one core. The last line is JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from tests.benchmarks.media import janus
from tests.benchmarks.media.rounds import Bench, Figures, at_size, relay, tell

HEADLINE = 100
FULL_ROOM = 500


def measure(sizes: list[int], rounds: int, seconds: float, *, with_janus: bool, full_room: int) -> dict[str, Any]:
    """Run everything that shares processes; gives the figures by size, and those of idling and of the full room."""
    with Bench(with_janus=with_janus) as bench:
        found: dict[str, Any] = {"sizes": {}}
        for size in sizes:
            found["sizes"][size] = at_size(bench, size, rounds, seconds)
        found["idle_us"] = {each.name: round(bench.idle(each, seconds), 1) for each in bench.contenders[:-1]}
        if full_room:
            bench.grow(full_room, only=bench.ours)
            bench.alone_on_one_core()
            figures = Figures()
            bench.round(bench.ours, seconds, figures)
            found["full_room"] = {"subscribers": full_room, **figures.summary()}
            found["full_room"]["core"] = round(figures.us[0] * figures.received / seconds / 1e6, 3)
            tell(f"{full_room} subscribers on one core: {found['full_room']}")
    return found


def table(found: dict[str, Any]) -> str:
    """Lay the figures out for reading."""
    lines = [f"\n{'':24}{'ours':>10}{'Janus':>10}{'floor':>10}{'ours/Janus':>12}{'ours/floor':>12}"]
    for size, by_name in found["sizes"].items():
        lines.append(f"{size} subscribers")
        for key, title in (
            ("us", "µs CPU a packet"),
            ("p50_ms", "delay p50, ms"),
            ("p99_ms", "delay p99, ms"),
            ("join_ms", "join, CPU ms each"),
            ("loss", "loss"),
        ):
            values = [by_name.get(name, {}).get(key) for name in ("ours", "janus", "floor")]
            row = f"  {title:22}" + "".join(f"{'-' if value is None else value:>10}" for value in values)
            if key == "us":
                row += "".join(f"{_ratio(by_name['ours'][key], other) or '-':>12}" for other in values[1:])
            lines.append(row)
    idle = found["idle_us"]
    lines.append(f"{'idle, µs CPU/s each':24}{idle['ours']:>10}{idle.get('janus', '-'):>10}")
    if found["relay_us"] is not None:
        lines.append(f"{'MediaRelay, µs a packet':24}{found['relay_us']:>10}")
    if "full_room" in found:
        full = found["full_room"]
        title = f"{full['subscribers']} on one core"
        lines.append(f"{title:24}{full['us']:>10} µs a packet, {full['core']:.0%} of the core, loss {full['loss']}")
    return "\n".join(lines) + "\n\n"


def headline(found: dict[str, Any], size: int) -> dict[str, Any]:
    """Give the object of the last line: the figures at one size first, everything else behind them."""
    at = found["sizes"][size]
    ours, floor, yardstick = at["ours"]["us"], at["floor"]["us"], at.get("janus", {}).get("us")
    return {
        "ours_us": ours,
        "janus_us": yardstick,
        "floor_us": floor,
        "relay_us": found["relay_us"],
        "subscribers": size,
        "loss": at["ours"]["loss"],
        "ours_to_janus": _ratio(ours, yardstick),
        "ours_to_floor": _ratio(ours, floor),
        **{key: found[key] for key in ("sizes", "idle_us", "full_room") if key in found},
    }


def _ratio(ours: float, other: float | None) -> float | None:
    return None if other is None else round(ours / other, 2)


def main() -> int:
    """Measure and print a table and a line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short round of few, to see that all of it works")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--without-janus", action="store_true")
    options = parser.parse_args()
    if not options.without_janus:
        try:
            janus.provide()
        except janus.Impossible as reason:
            sys.stderr.write(f"Janus is needed as the yardstick. {reason}\n")
            return 1
    sizes, rounds, seconds, full_room = [20, HEADLINE, 300], options.rounds, options.seconds, FULL_ROOM
    if options.quick:
        sizes, rounds, seconds, full_room = [4], 1, 0.5, 0
    found = measure(sizes, rounds, seconds, with_janus=not options.without_janus, full_room=full_room)
    found["relay_us"] = None if options.quick else round(relay(seconds), 1)
    sys.stdout.write(table(found))
    sys.stdout.write(json.dumps(headline(found, sizes[-1] if options.quick else HEADLINE)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
