"""What of the paper's folder is ours to write: files that still are as a former run left them, and new ones.

In: a path and how to make its bytes. Out: bytes to write, or None and the reason, which is reported: a person changed
the file, deleted it, or had one there before. Writes nothing itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from broadsheet.importers.importer import Outcome
from broadsheet.importers.kinds import DELETED, IN_THE_WAY, PERSONS_FILE
from broadsheet.importers.store.ledger import DELETED as DELETED_REASON
from broadsheet.importers.store.ledger import Entry, digest_of
from broadsheet.problems import Place, Report


@dataclass(slots=True)
class Storing:
    """Decides file by file. `former` is the ledger of the run before; `entries` becomes that of this one."""

    root: Path
    former: Mapping[str, Entry]
    made_with: str
    report: Report
    entries: dict[str, Entry] = field(default_factory=dict)
    tally: Counter[str] = field(default_factory=Counter)

    def decide(self, entry: Entry, make: Callable[[], bytes]) -> bytes | None:
        """Return the bytes to be written for an entry's file, or None; enter it in the ledger either way."""
        entry = replace(entry, made_with=self.made_with)
        former = self.former.get(entry.source)
        present = self._present(entry.file)
        known = former is not None and former.file == entry.file
        if known and former is not None and former.file_digest:
            return self._known(entry, former, present, make)
        data = make()
        digest = digest_of(data)
        if present and present != digest:
            self.report(IN_THE_WAY.at(Place(entry.source), file=entry.file))
            return self._enter(entry, "", "in the way", None)
        return self._enter(entry, digest, "same" if present else "new", None if present else data)

    def _known(self, entry: Entry, former: Entry, present: str, make: Callable[[], bytes]) -> bytes | None:
        if not present:
            self.report(DELETED.at(Place(entry.source), file=entry.file))
            gone: Outcome = "left out because"
            return self._enter(replace(entry, outcome=gone, about=DELETED_REASON), former.file_digest, "deleted", None)
        same_source = (former.source_digest, former.made_with) == (entry.source_digest, self.made_with)
        if present == former.file_digest and same_source and entry.source_digest:
            return self._enter(entry, present, "same", None)
        data = make()
        digest = digest_of(data)
        if present not in (former.file_digest, digest):
            self.report(PERSONS_FILE.at(Place(entry.source), file=entry.file))
            return self._enter(entry, former.file_digest, "by hand", None)
        if present == digest:
            return self._enter(entry, digest, "same", None)
        return self._enter(entry, digest, "rewritten", data)

    def _enter(self, entry: Entry, digest: str, what: str, data: bytes | None) -> bytes | None:
        self.tally[what] += 1
        self.entries[entry.source] = replace(entry, file_digest=digest)
        return data

    def _present(self, file: str) -> str:
        """Return the digest of a file of the paper, "" where there is none."""
        try:
            return digest_of((self.root / file).read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return ""
