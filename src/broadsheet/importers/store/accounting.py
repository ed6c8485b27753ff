"""The account itself: every file of the source has one line, and an importer that forgets or repeats one is told.

In: what an importer found, the files of the source, the entries of what was stored. Out: the ledger's entries, and the
problems `import-not-accounted`, `import-told-twice`, `import-no-such-file`, `import-source-gone`. Knows no kind of
source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from broadsheet.importers.importer import Found, FoundIssue, FoundPage, FoundText, Row
from broadsheet.importers.kinds import NO_SUCH_FILE, NOT_ACCOUNTED, SOURCE_GONE, TOLD_TWICE
from broadsheet.importers.store.ledger import Entry
from broadsheet.problems import Place, Report

Text = TypeVar("Text", bound=FoundText)

FORGOTTEN = "its importer did not account for it"


@dataclass(slots=True)
class Accounting:
    """`files` are the keys of the source's files, empty where the importer opened it by itself."""

    importer: str
    files: Sequence[str]
    report: Report

    def unique(self, found: Iterable[Found]) -> Iterator[Found]:
        """Yield what was found, no two texts under one key: a second gets a part of its own, and is told."""
        seen: set[str] = set()
        for each in found:
            if isinstance(each, FoundIssue):
                yield replace(each, articles=tuple(self._own_key(article, seen) for article in each.articles))
            elif isinstance(each, FoundPage):
                yield self._own_key(each, seen)
            else:
                yield each

    def _own_key(self, text: Text, seen: set[str]) -> Text:
        key, count = text.source, 2
        while key in seen:
            key = f"{text.source}{'-' if '#' in text.source else '#'}{count}"
            count += 1
        seen.add(key)
        if key == text.source:
            return text
        self._twice(text.source, "a text", "another text")
        return replace(text, source=key)

    def entries(self, found: Iterable[Found], stored: Mapping[str, Entry], former: Mapping[str, Entry]) -> list[Entry]:
        """Return the whole ledger. What came of files that are gone stays in it, marked as absent."""
        entries = dict(stored)
        self._add_rows(found, entries)
        _add_wholes(entries)
        if self.files:
            self._compare(entries)
        for source, entry in former.items():
            if source not in entries:
                if not entry.absent:
                    self.report(SOURCE_GONE.at(Place(source), source=source))
                if entry.file:
                    entries[source] = replace(entry, absent="yes")
        return list(entries.values())

    def _add_rows(self, found: Iterable[Found], entries: dict[str, Entry]) -> None:
        rows: dict[str, Row] = {}
        for row in found:
            if not isinstance(row, Row):
                continue
            if row.source in rows and rows[row.source] != row:
                self._twice(row.source, f"{rows[row.source].outcome} …", f"{row.outcome} …")
            elif row.source in entries and row.outcome == "left out because":
                self._twice(row.source, f"{entries[row.source].outcome} …", f"{row.outcome} …")
            rows.setdefault(row.source, row)
        for row in rows.values():
            if row.source not in entries:
                about = _id_of(row, entries)
                entries[row.source] = Entry(row.source, row.outcome, about, source_digest=row.digest)

    def _compare(self, entries: dict[str, Entry]) -> None:
        for file in self.files:
            if file not in entries:
                self.report(NOT_ACCOUNTED.at(Place(file), importer=self.importer))
                entries[file] = Entry(file, "left out because", FORGOTTEN)
        known = set(self.files)
        for source, entry in list(entries.items()):
            if not entry.is_part and source not in known:
                self.report(NO_SUCH_FILE.at(Place(source), importer=self.importer))
                entries[source] = replace(entry, absent="yes")

    def _twice(self, source: str, first: str, second: str) -> None:
        self.report(TOLD_TWICE.at(Place(source), first=first, second=second, importer=self.importer))


def _id_of(row: Row, entries: Mapping[str, Entry]) -> str:
    """Say what a row is about by an id where the importer could only say it by a key."""
    issue = entries.get(f"{row.about}#issue")
    text = entries.get(row.about) if row.outcome != "duplicate of" else None
    known = issue or text
    return known.about if known is not None and row.outcome != "left out because" else row.about


def _add_wholes(entries: dict[str, Entry]) -> None:
    """A file all of which went into parts has a line of its own that names the first of them."""
    parts: dict[str, list[Entry]] = {}
    for entry in entries.values():
        if entry.is_part and not entry.source.endswith("#issue"):
            parts.setdefault(entry.source.partition("#")[0], []).append(entry)
    for file, found in parts.items():
        texts = [entry for entry in found if entry.outcome == "imported as"]
        if file not in entries and (first := next(iter(texts or found), None)) is not None:
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            entries[file] = Entry(file, first.outcome, f"{first.about}{more}")
