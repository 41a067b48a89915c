"""The benchmark itself: that it runs, with every contender, and ends with what is promised."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from tests.integration.services import ROOT


@pytest.mark.skipif(shutil.which("janus") is None, reason="Debian's janus is not installed")
def test_a_quick_run_measures_every_contender_and_ends_with_one_object() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.media", "--quick"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    *_, last = done.stdout.splitlines()
    found = json.loads(last)
    assert {"ours_us", "janus_us", "floor_us", "relay_us", "subscribers", "loss"} <= found.keys()
    for contender in ("ours", "janus", "floor"):
        figures = found["sizes"][str(found["subscribers"])][contender]
        assert figures["us"] > 0
        assert figures["loss"] < 0.5
        assert 0 < figures["p50_ms"] <= figures["p99_ms"]
    assert found["idle_us"].keys() == {"ours", "janus"}
