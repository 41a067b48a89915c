"""A thousand ballots at once: `python -m tests.benchmarks.ballots`.

One process takes the ballots of one poll, once row by row, a transaction a ballot in as many threads as the socket door
has for its database work, and once by group commit; in turns within one run, on SQLite and on PostgreSQL, both with
durable commits. Measured is the service: from the request in its shape to the verdict after the commit. Sockets, which
cost the same either way, are left out. The last line is JSON.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.integration.services import ROOT, Deployment, PostgreSQL

ENGINES = ("sqlite", "postgresql")
WAYS = ("row by row", "group commit")


def measure(engine: str, directory: Path, *, ballots: int, rounds: int) -> list[dict[str, Any]]:
    """Return what each round of each way came to on an engine."""
    server = PostgreSQL(is_durable=True) if engine == "postgresql" else None
    try:
        if server is not None:
            server.start()
        given = {"DATABASE_URL": server.create_database()} if server is not None else {}
        with Deployment(directory / engine, **given) as deployment:
            command = [sys.executable, "-m", "tests.benchmarks.ballots.counting", str(ballots), str(rounds)]
            done = subprocess.run(command, cwd=ROOT, env=deployment.env, capture_output=True, text=True, check=False)
            if done.returncode:
                raise RuntimeError(done.stdout[-2000:] + done.stderr[-4000:])
            found: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
            return found
    finally:
        if server is not None:
            server.close()


def summary(rounds: list[dict[str, Any]], way: str) -> dict[str, float]:
    """Return the median round of a way."""
    own = [item for item in rounds if item["way"] == way]
    return {name: statistics.median(item[name] for item in own) for name in ("per_second", "p50_ms", "p99_ms")}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--ballots", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    figures: dict[str, dict[str, dict[str, float]]] = {}
    with tempfile.TemporaryDirectory(prefix="ballots-") as directory:
        for engine in ENGINES:
            rounds = measure(engine, Path(directory), ballots=arguments.ballots, rounds=arguments.rounds)
            figures[engine] = {way: summary(rounds, way) for way in WAYS}
    lines = [f"{arguments.ballots} ballots at once, {os.cpu_count()} cores, median of {arguments.rounds} rounds"]
    lines.append(f"{'engine':<12}{'way':<14}{'ballots/s':>10}{'p50 ms':>10}{'p99 ms':>10}{'ratio':>8}")
    for engine, ways in figures.items():
        slowest = ways[WAYS[0]]["per_second"]
        for way, figure in ways.items():
            numbers = f"{figure['per_second']:>10.0f}{figure['p50_ms']:>10.1f}{figure['p99_ms']:>10.1f}"
            lines.append(f"{engine:<12}{way:<14}{numbers}{figure['per_second'] / slowest:>8.1f}")
    lines.append(json.dumps({"ballots": arguments.ballots, "figures": figures}))
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
