"""What was met while texts were made, kept beside the ledger: for people, and for the next run, which makes none anew.

In: remarks by text. Out: `remarks.csv` and its rows again. A row is a problem, a guess or a repair; or, for the next
run alone, a rule that hit (“rule”) or the id that stands for an old anchor (“anchor”). Knows no sentence.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from broadsheet.importers.importer import Guess, Remark, Repair
from broadsheet.problems import Place, Problem, Severity

COLUMNS = ("text", "kind", "source", "line", "what", "count", "value", "before", "after", "reason", "rival", "facts")
Row = tuple[str, ...]

_SEVERITIES = {severity.word: severity for severity in Severity}


@dataclass(slots=True)
class Kept:
    """What one text has left: remarks, how often rules hit, pairs of old anchors and new ids."""

    remarks: tuple[Remark, ...] = ()
    hits: Mapping[str, int] = field(default_factory=dict)
    anchors: tuple[tuple[str, str], ...] = ()


def rows_of(text: str, kept: Kept) -> Iterator[Row]:
    """Yield the rows of one text; `text` is its key, "" for what was met before any was made."""
    for remark in kept.remarks:
        yield _row(text, remark)
    for rule, count in kept.hits.items():
        yield (text, "rule", "", "", rule, str(count), "", "", "", "", "", "")
    for old, new in kept.anchors:
        yield (text, "anchor", "", "", "", "", "", old, new, "", "", "")


def _row(text: str, remark: Remark) -> Row:
    if isinstance(remark, Guess):
        return (
            text,
            "guess",
            remark.source,
            "",
            remark.what,
            "",
            remark.value,
            "",
            "",
            remark.reason,
            remark.rival,
            "",
        )
    if isinstance(remark, Repair):
        place, count = str(remark.line or ""), str(remark.count)
        return (text, "repair", remark.source, place, remark.what, count, "", remark.before, remark.after, "", "", "")
    facts = json.dumps(dict(remark.facts), ensure_ascii=False, sort_keys=True)
    line = f"{remark.place.line}:{remark.place.column}" if remark.place.line else ""
    return (text, "problem", remark.place.file, line, remark.name, "", remark.severity.word, "", "", "", "", facts)


def written(rows: Iterable[Row], head: bool = True) -> bytes:
    """Write rows as CSV with LF; each once, in the order given."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if head:
        writer.writerow(COLUMNS)
    writer.writerows(dict.fromkeys(rows))
    return text.getvalue().encode("utf-8", "replace")


def read(data: bytes) -> dict[str, Kept]:
    """Read what texts have left, by their keys; a row that is none is passed over."""
    found: dict[str, Kept] = {}
    for row in csv.reader(io.StringIO(data.decode("utf-8", "replace").replace("\0", ""), newline="")):
        if len(row) == len(COLUMNS) and row[0] and row[0] != COLUMNS[0]:
            _take(found.setdefault(row[0], Kept(hits={})), row)
    return found


def _take(kept: Kept, row: list[str]) -> None:
    _, kind, source, line, what, count, value, before, after, reason, rival, facts = row
    if kind == "anchor":
        kept.anchors += ((before, after),)
    elif kind == "rule":
        kept.hits = {**kept.hits, what: int(count) if count.isdecimal() else 1}
    elif kind == "guess":
        kept.remarks += (Guess(source, what, value, reason, rival),)
    elif kind == "repair":
        number = int(line) if line.isdecimal() else 0
        kept.remarks += (Repair(source, what, int(count) if count.isdecimal() else 1, before, after, number),)
    elif kind == "problem" and value in _SEVERITIES:
        kept.remarks += (_problem(what, _SEVERITIES[value], (source, line), facts),)


def _problem(name: str, severity: Severity, where: tuple[str, str], facts: str) -> Problem:
    line, _, column = where[1].partition(":")
    place = Place(where[0], int(line) if line.isdecimal() else 0, int(column) if column.isdecimal() else 0)
    try:
        known = json.loads(facts or "{}")
    except ValueError:
        known = {}
    return Problem(name, severity, place, tuple(sorted(known.items())) if isinstance(known, dict) else ())
