"""The ledger of an import: what became of every file of the source, and which files of the paper are ours.

In: rows. Out: `ledger.csv` and a page that people can read. Rows are in the order of the source's paths; those with `#`
are parts of a file. Knows neither kinds of sources nor the paper's format.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter

from broadsheet.importers.importer import OUTCOMES, Guess, Outcome, Repair
from broadsheet.importers.store.escaping import escaped

_LONGEST = 1 << 26
MOST = 500
"""The page lists so many lines of a kind; remarks.csv has all."""
DELETED = "it was deleted in the paper"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `about` is an id, another source or a reason; `file`, of the paper, had `file_digest` when written.

    `source_digest` stands for what the text was made of, `made_with` for rules and everything else that went into it.
    `absent` is "yes" where the source has no such file (any more).
    """

    source: str
    outcome: Outcome
    about: str
    addresses: str = ""
    source_digest: str = ""
    file: str = ""
    file_digest: str = ""
    made_with: str = ""
    absent: str = ""

    @property
    def is_part(self) -> bool:
        """Whether this is a part of a file and not counted among the files."""
        return "#" in self.source


_VALUES = attrgetter(*(field.name for field in fields(Entry)))


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def written(entries: Iterable[Entry], head: bool = True) -> bytes:
    """Write a ledger as CSV (RFC 4180, but with LF), sorted by source."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if head:
        writer.writerow(field.name for field in fields(Entry))
    writer.writerows(map(_VALUES, sorted(entries, key=lambda entry: entry.source)))
    return text.getvalue().encode("utf-8", "replace")


def read(data: bytes, head: bool = True) -> dict[str, Entry]:
    """Read a ledger by source; columns that it lacks are empty, rows of no known outcome are passed over."""
    names = [field.name for field in fields(Entry)]
    found = {}
    text = io.StringIO(data.decode("utf-8", "replace").replace("\0", ""), newline="")
    csv.field_size_limit(_LONGEST)
    for row in csv.DictReader(text, None if head else names):
        if row.get("outcome") in OUTCOMES and row.get("source"):
            entry = Entry(**{name: row.get(name) or "" for name in names})  # type: ignore[arg-type]
            found[entry.source] = entry
    return found


def counts(entries: Iterable[Entry]) -> dict[str, int]:
    """Count the files of the source by outcome."""
    counted = Counter(entry.outcome for entry in entries if not entry.is_part and not entry.absent)
    return {outcome: counted[outcome] for outcome in OUTCOMES if counted[outcome]}


def page(name: str, entries: Sequence[Entry], remarks: Sequence[Guess | Repair], sentences: Sequence[str]) -> bytes:
    """Write the page that people read: counts, what was left out and why, guesses, repairs, contradictions."""
    counted = counts(entries)
    lines = [f"# The import “{name}”", "", f"{sum(counted.values())} files of the source:", ""]
    lines += [f"- {number} {outcome} …" for outcome, number in counted.items()]
    gone = [entry for entry in entries if entry.outcome == "left out because" and not entry.absent]
    lines += _part("Left out", [f"`{_line(entry.source)}` because {_line(entry.about)}" for entry in gone])
    lines += _part("Guessed", [_guessed(each) for each in remarks if isinstance(each, Guess)])
    lines += _part("Repaired", _repaired([each for each in remarks if isinstance(each, Repair)]))
    lines += _part("To be looked at", sentences)
    lines += ["", "Every file is in ledger.csv, every remark in remarks.csv beside this page."]
    lines += ["What is wrong can be settled in import.toml."]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _part(heading: str, rows: Sequence[str]) -> list[str]:
    more = [f"- … and {len(rows) - MOST} more"] if len(rows) > MOST else []
    return ["", f"## {heading}", "", *(f"- {row}" for row in rows[:MOST]), *more] if rows else []


def _guessed(guess: Guess) -> str:
    rival = f"; else {_line(guess.rival)}" if guess.rival else ""
    return f"`{_line(guess.source)}`: {guess.what} {_line(guess.value)}, because {_line(guess.reason)}{rival}"


def _repaired(repairs: Sequence[Repair]) -> list[str]:
    """First how often each kind of damage was put right, then each."""
    kinds: Counter[str] = Counter()
    for repair in repairs:
        kinds[repair.what] += repair.count
    files = Counter(repair.what for repair in repairs)
    rows = [f"{what}: {number} in {files[what]} file(s)" for what, number in kinds.most_common()]
    return rows + [_repair(repair) for repair in repairs]


def _repair(repair: Repair) -> str:
    place = f"`{_line(repair.source)}`" + (f", line {repair.line}" if repair.line else "")
    shown = f": “{escaped(repair.before)}” → “{escaped(repair.after)}”" if repair.before or repair.after else ""
    return f"{place}: {repair.what} ({repair.count}){shown}"


def _line(text: str) -> str:
    """A text on one line, without a sign that ends code."""
    return " ".join(text.replace("`", "'").split())
