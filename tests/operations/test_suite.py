"""The runner of all checks cannot call green what is not."""

import importlib.util
import shlex
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.integration.services import ROOT

REPORT = '<testsuites><testsuite tests="{tests}" failures="{failures}" errors="0" skipped="{skipped}"/></testsuites>'


@pytest.fixture
def suite(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    spec = importlib.util.spec_from_file_location("suite", ROOT / "scripts" / "suite.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "suite", module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "RESULTS", tmp_path)
    return module


def performed(suite: ModuleType, program: str, *, report: bool = False) -> tuple[int, int, int]:
    option = "--report={}" if report else ""
    step = suite.Step("trial", [sys.executable, "-c", program], 30, report=option)
    outcome = suite.perform(step, suite.RESULTS)
    return outcome.passed, outcome.failed, outcome.skipped


def writing(tests: int, failures: int, skipped: int, code: int) -> str:
    text = REPORT.format(tests=tests, failures=failures, skipped=skipped)
    return f"import sys; open(sys.argv[1].split('=')[1], 'w').write('''{text}'''); sys.exit({code})"


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        (writing(5, 0, 1, 0), (4, 0, 1)),
        (writing(5, 2, 0, 1), (3, 2, 0)),
        (writing(5, 0, 0, 3), (5, 1, 0)),
        (writing(0, 0, 0, 0), (0, 1, 0)),
        (writing(2, 0, 2, 0), (0, 1, 2)),
        ("pass", (0, 1, 0)),
        ("import sys; open(sys.argv[1].split('=')[1], 'w').write('<broken')", (0, 1, 0)),
    ],
    ids=["green", "red", "red elsewhere", "none collected", "all skipped", "no report", "half a report"],
)
def test_tests_are_counted_from_their_report(suite: ModuleType, program: str, expected: tuple[int, int, int]) -> None:
    assert performed(suite, program, report=True) == expected


def test_a_check_counts_as_one(suite: ModuleType) -> None:
    assert performed(suite, "pass") == (1, 0, 0)
    assert performed(suite, "raise SystemExit(1)") == (0, 1, 0)


def test_what_is_not_done_in_time_has_failed_and_is_ended(suite: ModuleType, tmp_path: Path) -> None:
    trace = tmp_path / "pid"
    step = suite.Step("trial", ["sh", "-c", f"echo $$ > {shlex.quote(str(trace))}; exec sleep 600"], 1)
    assert suite.perform(step, suite.RESULTS).failed == 1
    assert not Path(f"/proc/{trace.read_text().strip()}").exists()


def test_a_missing_tool_is_a_failure(suite: ModuleType) -> None:
    step = suite.Step("trial", ["/no/such/tool"], 5)
    assert suite.perform(step, suite.RESULTS).failed == 1


def test_the_last_line_sums_up(suite: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = [suite.Outcome("a", 3, 0, 0, 1.0), suite.Outcome("b", 1, 2, 1, 1.0)]
    assert suite.conclude(outcomes) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "4 passed, 2 failed"
    assert suite.conclude(outcomes[:1]) == 0
    assert suite.conclude([]) == 1
