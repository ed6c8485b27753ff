"""Problems as lines for people: place, sentence, the source line with a marker, hint, counts.

In: problems and the paper's folder. Out: text. It opens source files for the one line that it shows and writes nothing;
a file that cannot be opened is shown without its line.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from broadsheet.cli.sentences import SEVERITIES, hint_of, sentence_of, spoken
from broadsheet.cli.terminal import visible
from broadsheet.problems import Place, Problem, Severity

Paint = Callable[[str, str], str]
SHOWN = 100  # columns of a source line around the marker
LARGEST = 4_000_000  # bytes of a file from which a line is shown


def printed(problems: Sequence[Problem], root: str, paint: Paint) -> Iterator[str]:
    """Yield the text of each problem, in the order given."""
    lines: dict[str, list[str]] = {}
    for problem in problems:
        yield "\n".join(_parts(problem, root, lines, paint))


def _parts(problem: Problem, root: str, lines: dict[str, list[str]], paint: Paint) -> Iterator[str]:
    word = problem.severity.word
    said = SEVERITIES[spoken()][word][0]
    sentence = visible(sentence_of(problem)).replace("\n", " ")
    yield f"{_place(problem.place)}{paint(said, word)}: {sentence} {paint(f'[{problem.name}]', 'hint')}"
    if problem.place.line:
        if problem.place.file not in lines:
            lines.clear()  # problems come sorted by file: one file is kept at a time
            lines[problem.place.file] = _lines(root, problem.place.file)
        yield from _source(lines[problem.place.file], problem.place, paint)
    hint = visible(hint_of(problem)).replace("\n", " ")
    if hint:
        yield f"    {hint}"


def _place(place: Place) -> str:
    parts = [visible(place.file) or "paper", *(str(n) for n in (place.line, place.column) if n)]
    return ":".join(parts) + ": "


def _lines(root: str, file: str) -> list[str]:
    """The lines of a file of the paper, none where it cannot be read as a file of reasonable size."""
    path = os.path.join(root, file)
    try:
        if not os.path.isfile(path) or os.path.getsize(path) > LARGEST:
            return []
        with open(path, encoding="utf-8-sig", errors="replace") as stream:
            return stream.read().split("\n")
    except OSError:
        return []


def _source(lines: list[str], place: Place, paint: Paint) -> Iterator[str]:
    """The line of a place, cut around its column, and the marker under it."""
    if not 0 < place.line <= len(lines):
        return
    line, column = lines[place.line - 1], max(place.column, 1)
    start = max(0, column - 1 - SHOWN // 2) if len(line) > SHOWN else 0
    shown = line[start : start + SHOWN]
    if not shown.strip():
        return
    before = visible(shown[: column - 1 - start])
    lead, tail = ("… " if start else ""), (" …" if start + SHOWN < len(line) else "")
    yield f"    {lead}{before}{visible(shown[column - 1 - start :])}{tail}"
    if place.column:
        yield "    " + " " * (len(lead) + _width(before)) + paint("^", "error")


def _width(text: str) -> int:
    """Columns that a text takes on a terminal: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def counted(problems: Sequence[Problem]) -> str:
    """The line of counts: `2 errors, 1 warning`."""
    parts = []
    for severity in sorted(Severity, reverse=True):
        count = sum(problem.severity == severity for problem in problems)
        if count:
            parts.append(f"{count:,} {SEVERITIES[spoken()][severity.word][count > 1]}")
    return ", ".join(parts)
