"""Keep the translations complete: collect the texts of the code, add and drop entries, compile.

``messages.py --check`` changes nothing and exits 1 if a text lacks its translation, a translation its text, or the
compiled catalogue is not the one that the readable one gives.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("deliberation", "consultations", "realtime")
GETTEXT = {"_", "gettext", "gettext_lazy", "gettext_noop"}
FINDINGS = {"ok", "warn", "fail"}
"""Makers of the doctor's findings: the second argument and ``fix`` are texts."""
_IN_TEMPLATE = re.compile(r"""\b(?:_|gettext)\(u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\)""", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One pair of files and the sources it serves."""

    folder: Path
    serves: Callable[[Path], bool]

    @property
    def readable(self) -> Path:
        return self.folder / "zh_Hans" / "LC_MESSAGES" / "django.po"

    @property
    def compiled(self) -> Path:
        return self.readable.with_suffix(".mo")


def is_operational(path: Path) -> bool:
    """Return whether the administrator rather than the members reads the texts of this file."""
    return "operations" in path.parts or "checkup" in path.parts or path.name == "checkup.py"


CATALOGUES = [
    Catalogue(ROOT / "deliberation" / "operations" / "locale", is_operational),
    Catalogue(ROOT / "deliberation" / "locale", lambda path: not is_operational(path)),
]


def texts(path: Path) -> Iterator[str]:
    """Yield the texts of one source file that are meant for people."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        for match in _IN_TEMPLATE.finditer(templatize(source)):
            yield str(ast.literal_eval(match[1]))
        return
    for node in ast.walk(ast.parse(source, str(path))):
        if isinstance(node, ast.Call):
            yield from _texts_of(node)


def _texts_of(call: ast.Call) -> Iterator[str]:
    if names(call.func) & GETTEXT and call.args:
        candidates: list[ast.expr] = [call.args[0]]
    elif names(call.func) & FINDINGS:
        candidates = [*call.args[1:2], *(word.value for word in call.keywords if word.arg == "fix")]
    else:
        return
    for candidate in candidates:
        if isinstance(candidate, ast.Constant) and isinstance(candidate.value, str) and candidate.value:
            yield candidate.value


def names(function: ast.expr) -> set[str]:
    """Return the names that a call's function may have: ``(fail if bad else warn)(…)`` has two."""
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return {name}
        case ast.IfExp(body=one, orelse=other):
            return names(one) | names(other)
    return set()


def used(catalogue: Catalogue) -> set[str]:
    """Return every text in the sources that the catalogue serves."""
    files = [path for folder in SOURCES for suffix in ("py", "html") for path in (ROOT / folder).rglob(f"*.{suffix}")]
    return {text for path in files if catalogue.serves(path.relative_to(ROOT)) for text in texts(path)}


def faults(catalogue: Catalogue) -> list[str]:
    """Return what is wrong with the catalogue, a sentence each."""
    name = catalogue.readable.relative_to(ROOT)
    entries = {entry.msgid: entry for entry in polib.pofile(str(catalogue.readable)) if not entry.obsolete}
    wanted = used(catalogue)
    found = [f"{name}: no entry for {text!r}" for text in sorted(wanted - entries.keys())]
    found += [f"{name}: nothing says {text!r} any more" for text in sorted(entries.keys() - wanted)]
    found += [
        f"{name}: no translation of {text!r}" for text, entry in sorted(entries.items()) if not entry.translated()
    ]
    found += [
        f"{name}: {text!r} and its translation name different values"
        for text, entry in sorted(entries.items())
        if set(re.findall(r"%\(\w+\)", text)) != set(re.findall(r"%\(\w+\)", entry.msgstr)) and not entry.msgid_plural
    ]
    translated = {entry.msgid: entry.msgstr for entry in entries.values() if entry.translated()}
    if not catalogue.compiled.is_file():
        return [*found, f"{name}: not compiled"]
    if {entry.msgid: entry.msgstr for entry in polib.mofile(str(catalogue.compiled))} != translated:
        found.append(f"{name}: the compiled catalogue is another")
    return found


def write(catalogue: Catalogue) -> None:
    """Add and drop entries so that the catalogue has exactly the texts in use, and compile it."""
    file = polib.pofile(str(catalogue.readable))
    wanted = used(catalogue)
    for entry in [entry for entry in file if entry.msgid not in wanted]:
        file.remove(entry)
    for text in sorted(wanted - {entry.msgid for entry in file}):
        file.append(polib.POEntry(msgid=text, flags=["python-format"] if "%(" in text else []))
    file.save(newline="\n")
    file.save_as_mofile(str(catalogue.compiled))


def main(arguments: list[str]) -> int:
    """Check or write all catalogues and return the exit code."""
    settings.configure(USE_I18N=True)  # templatize asks for nothing else
    if arguments != ["--check"]:
        for catalogue in CATALOGUES:
            write(catalogue)
    found = [fault for catalogue in CATALOGUES for fault in faults(catalogue)]
    print("\n".join(found) or "every text is translated")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
