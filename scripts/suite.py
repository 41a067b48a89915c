"""Run the project's checks and tests, all of them even if some fail, and sum up what passed.

``suite.py check`` is what fits between two edits: lint, types, drift, unit tests. ``suite.py test`` is everything, on
real services and in a browser. Python's standard library only; ``bootstrap.py dev`` has run before.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bootstrap import ROOT, environment

PYTHON = str(ROOT / ".venv" / "bin" / "python")
BIN = ROOT / ".venv" / "bin"
RESULTS = ROOT / "test-results"
SHOWN = 12_000
"""Characters of a failed step's output that are printed; all of it is in test-results/."""


@dataclass(frozen=True, slots=True)
class Step:
    """One check, or one run of tests."""

    name: str
    command: Sequence[str]
    limit: int
    """Seconds after which it has failed."""
    folder: Path = ROOT
    report: str = ""
    """The option that makes it write a JUnit file; a step without one counts as one check."""


@dataclass(slots=True)
class Outcome:
    """What came of a step."""

    name: str
    passed: int
    failed: int
    skipped: int
    seconds: float
    remark: str = ""


def pytest(name: str, marks: str, limit: int, *more: str) -> Step:
    """Return a run of the Python tests that carry the marks."""
    command = [PYTHON, "-m", "pytest", "-q", "-m", marks, "-p", "no:cacheprovider", "--durations=5", *more]
    return Step(name, command, limit, report="--junitxml={}")


def manage(*arguments: str) -> list[str]:
    """Return the command line of a management command; a warning of Python's is an error."""
    return [PYTHON, "-W", "error::ResourceWarning", "manage.py", *arguments]


def npm(script: str, *more: str) -> list[str]:
    """Return the command line of one of the frontend's scripts."""
    return ["npm", "run", "--silent", script, *(["--", *more] if more else [])]


FRONTEND = ROOT / "frontend"
PYTHON_CHECKS = [
    Step("ruff", [str(BIN / "ruff"), "check", "."], 60),
    Step("ruff format", [str(BIN / "ruff"), "format", "--check", "."], 60),
    Step("layers", [str(BIN / "lint-imports"), "--no-cache"], 60),
    Step("django", manage("check", "--fail-level", "WARNING"), 60),
    Step("migrations", manage("makemigrations", "--check", "--dry-run"), 60),
    Step("schema", manage("schema", "--check"), 60),
    Step("translations", [PYTHON, "scripts/messages.py", "--check"], 60),
    Step("mypy", [str(BIN / "mypy"), "."], 300),
]
FRONTEND_CHECKS = [
    Step("build", [PYTHON, "scripts/bootstrap.py", "node", "frontend"], 900),
    Step("eslint", npm("lint"), 180, FRONTEND),
    Step("prettier", npm("format:check"), 120, FRONTEND),
    Step("schema types", npm("schema", "--check"), 60, FRONTEND),
    Step("vue-tsc", npm("typecheck"), 180, FRONTEND),
    Step(
        "vitest",
        npm("test:unit", "--reporter=default", "--reporter=junit"),
        240,
        FRONTEND,
        report="--outputFile.junit={}",
    ),
]
UNIT = pytest("pytest", "not integration and not e2e and not benchmark", 1800, "-n", "2")
INTEGRATION = pytest(
    "integration", "integration and not alone and not e2e and not benchmark", 1500, "-n", "2", "--dist", "loadfile"
)
ALONE = pytest("alone", "alone", 1500)
E2E = pytest("e2e", "e2e", 1800)

PACKAGES: dict[str, Callable[[], bool]] = {
    "chromium": lambda: shutil.which("chromium") is not None,
    "gettext": lambda: shutil.which("msgfmt") is not None,
    "fontconfig": lambda: shutil.which("fc-list") is not None,
    "libpango-1.0-0": lambda: "libpango-1.0.so" in _output(["/sbin/ldconfig", "-p"]),
    "libpangoft2-1.0-0": lambda: "libpangoft2-1.0.so" in _output(["/sbin/ldconfig", "-p"]),
    "fonts-noto-cjk": lambda: _output(["fc-list", ":lang=zh-cn", "family"]) != "",
}
"""Debian packages that tests need, and how one sees that they are there."""


PEERS: dict[str, Callable[[], bool]] = {
    "firefox-esr": lambda: shutil.which("firefox-esr") is not None,
    "janus": lambda: shutil.which("janus") is not None,
}
"""Other makes that ours is tested with and measured against; where they cannot be had, those tests are skipped."""


def debian_packages() -> Outcome:
    """Install what is missing of the Debian packages, or name it where we may not."""
    began = time.monotonic()
    groups = [[name for name, is_there in group.items() if not is_there()] for group in (PACKAGES, PEERS)]
    if any(groups) and os.geteuid() == 0 and shutil.which("apt-get"):
        installs = [["install", "-y", "-qq", *names] for names in groups if names]
        for arguments in (["update", "-qq"], *installs):
            print("+ apt-get", *arguments, flush=True)
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(["apt-get", *arguments], env=quiet, stdout=subprocess.DEVNULL, timeout=900, check=False)
    missing = [name for name, is_there in PACKAGES.items() if not is_there()]
    absent = [*missing, *(name for name, is_there in PEERS.items() if not is_there())]
    remark = f"as root: apt-get install {' '.join(absent)}" if absent else ""
    return Outcome("packages", int(not missing), int(bool(missing)), 0, time.monotonic() - began, remark)


def perform(step: Step, scratch: Path) -> Outcome:
    """Run one step within its limit and return what came of it; a failed one's output is printed."""
    slug = step.name.replace(" ", "-")
    log, report = RESULTS / f"{slug}.log", RESULTS / f"{slug}.xml"
    report.unlink(missing_ok=True)
    command = [*step.command, *([step.report.format(report)] if step.report else [])]
    began = time.monotonic()
    code = _run(command, step, log, scratch)
    seconds = time.monotonic() - began
    outcome = _counted(step, report, code, seconds)
    print(f"{'ok  ' if not outcome.failed else 'FAIL'} {step.name} ({seconds:.0f} s) {outcome.remark}", flush=True)
    if outcome.failed:
        text = log.read_text(encoding="utf-8", errors="replace")
        print(f"---- {step.name}\n{text[-SHOWN:]}\n---- end of {step.name}", flush=True)
    return outcome


def _run(command: Sequence[str], step: Step, log: Path, scratch: Path) -> int | None:
    """Return the exit code, ``None`` if the step was not done in time; then all it started is ended."""
    # Neither the developer's settings nor the developer's data.
    env = {**environment(), "ENV_FILE": os.devnull, "DATA_DIR": str(scratch), "FORCE_COLOR": "0", "NO_COLOR": "1"}
    with log.open("wb") as output:
        try:
            process = subprocess.Popen(
                command,
                cwd=step.folder,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            output.write(f"{command[0]}: {error}\n".encode())
            return 127
        try:
            return process.wait(step.limit)
        except subprocess.TimeoutExpired:
            return None
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)  # the group that this step leads
                process.wait()


def _counted(step: Step, report: Path, code: int | None, seconds: float) -> Outcome:
    """Return the counts of a step: of its report, and one failure more if it failed in another way."""
    passed = failed = skipped = 0
    remark = "" if code == 0 else f"exit {code}"
    if step.report:
        try:
            suites = list(ElementTree.parse(report).getroot().iter("testsuite"))
        except (OSError, ElementTree.ParseError):
            suites = []
        for suite in suites:
            bad = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            off = int(suite.get("skipped", 0))
            failed, skipped = failed + bad, skipped + off
            passed += int(suite.get("tests", 0)) - bad - off
        if not suites or not passed + failed:
            remark = f"no test was run, {remark}"
            failed += 1
        elif code != 0 and not failed:
            failed += 1
    else:
        passed, failed = int(code == 0), int(code != 0)
    if code is None:
        failed, remark = max(failed, 1), f"not done within {step.limit} s"
    return Outcome(step.name, passed, failed, skipped, seconds, remark)


def check(scratch: Path) -> list[Outcome]:
    """Run what needs no service: the two languages side by side, then the unit tests on both processors."""

    def lane(steps: list[Step]) -> list[Outcome]:
        return [perform(step, scratch) for step in steps]

    with ThreadPoolExecutor(2) as lanes:
        outcomes = [outcome for done in lanes.map(lane, [PYTHON_CHECKS, FRONTEND_CHECKS]) for outcome in done]
    return [*outcomes, perform(UNIT, scratch)]


def main(arguments: list[str]) -> int:
    """Run ``check``, ``test`` or single steps by name; return the exit code."""
    single = {step.name: step for step in [*PYTHON_CHECKS, *FRONTEND_CHECKS, UNIT, INTEGRATION, ALONE, E2E]}
    if not arguments or not set(arguments) <= {"check", "test", *single}:
        print(f"suite.py check | test | {' | '.join(single)}", file=sys.stderr)
        return 2
    RESULTS.mkdir(exist_ok=True)
    outcomes = [debian_packages()] if arguments == ["test"] else []
    with tempfile.TemporaryDirectory(prefix="deliberation-suite-") as scratch:
        for argument in arguments:
            if argument in ("check", "test"):
                outcomes += check(Path(scratch))
            if argument == "test":
                outcomes += [perform(step, Path(scratch)) for step in (INTEGRATION, ALONE, E2E)]
            if argument in single:
                outcomes.append(perform(single[argument], Path(scratch)))
    return conclude(outcomes)


def conclude(outcomes: list[Outcome]) -> int:
    """Print the table and, as the last line, the sums; return the exit code."""
    print(f"\n{'':<14}{'passed':>8}{'failed':>8}{'skipped':>9}{'seconds':>9}")
    for each in outcomes:
        row = f"{each.name:<14}{each.passed:>8}{each.failed:>8}{each.skipped:>9}{each.seconds:>9.0f}  {each.remark}"
        print(row.rstrip())
    passed, failed = sum(each.passed for each in outcomes), sum(each.failed for each in outcomes)
    print(f"\n{passed} passed, {failed} failed", flush=True)
    return 1 if failed or not passed else 0


def _output(command: Sequence[str]) -> str:
    if shutil.which(command[0]) is None:
        return ""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
