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
from dataclasses import astuple, dataclass, fields

from broadsheet.importers.importer import OUTCOMES, Guess, Outcome

DELETED = "it was deleted in the paper"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `about` is an id, another source or a reason; `file`, of the paper, had `file_digest` when written.

    `source_digest` stands for what the text was made of, `made_with` for rules and everything else that went into it.
    """

    source: str
    outcome: Outcome
    about: str
    addresses: str = ""
    source_digest: str = ""
    file: str = ""
    file_digest: str = ""
    made_with: str = ""

    @property
    def is_part(self) -> bool:
        """Whether this is a part of a file and not counted among the files."""
        return "#" in self.source


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def written(entries: Iterable[Entry]) -> bytes:
    """Write a ledger as CSV (RFC 4180, but with LF), sorted by source."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(field.name for field in fields(Entry))
    writer.writerows(astuple(entry) for entry in sorted(entries, key=lambda entry: entry.source))
    return text.getvalue().encode()


def read(data: bytes) -> dict[str, Entry]:
    """Read a ledger by source; columns that it lacks are empty, rows of no known outcome are passed over."""
    names = [field.name for field in fields(Entry)]
    found = {}
    for row in csv.DictReader(io.StringIO(data.decode("utf-8", "replace"))):
        if row.get("outcome") in OUTCOMES and row.get("source"):
            entry = Entry(**{name: row.get(name) or "" for name in names})  # type: ignore[arg-type]
            found[entry.source] = entry
    return found


def counts(entries: Iterable[Entry]) -> dict[str, int]:
    """Count the files of the source by outcome."""
    counted = Counter(entry.outcome for entry in entries if not entry.is_part)
    return {outcome: counted[outcome] for outcome in OUTCOMES if counted[outcome]}


def page(name: str, entries: Sequence[Entry], guesses: Sequence[Guess], sentences: Sequence[str]) -> bytes:
    """Write the page that people read: counts, what was left out and why, guesses, contradictions."""
    counted = counts(entries)
    lines = [f"# The import “{name}”", "", f"{sum(counted.values())} files of the source:", ""]
    lines += [f"- {number} {outcome} …" for outcome, number in counted.items()]
    left = [entry for entry in entries if entry.outcome == "left out because" and not entry.is_part]
    lines += _part("Left out", [f"`{entry.source}` because {entry.about}" for entry in left])
    lines += _part("Guessed", [_guessed(guess) for guess in guesses])
    lines += _part("To be looked at", sentences)
    lines += ["", "Every file is in ledger.csv. What is wrong can be settled in import.toml beside this page."]
    return ("\n".join(lines) + "\n").encode()


def _part(heading: str, rows: Sequence[str]) -> list[str]:
    return ["", f"## {heading}", "", *(f"- {row}" for row in rows)] if rows else []


def _guessed(guess: Guess) -> str:
    rival = f"; else {guess.rival}" if guess.rival else ""
    return f"`{guess.source}`: {guess.what} {guess.value}, because {guess.reason}{rival}"
