"""What of the paper's folder is ours to write: files that still are as a former run left them, and new ones.

In: a ledger entry and, where they are wanted, the bytes of its file. Out: bytes to write, or None and the reason, which
is reported: a person changed the file, deleted it, or had one there before. Every entry goes into the ledger either
way. Writes nothing itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from broadsheet.importers.importer import Outcome
from broadsheet.importers.kinds import DELETED, IN_THE_WAY, LOST, PERSONS_FILE
from broadsheet.importers.store.ledger import DELETED as DELETED_REASON
from broadsheet.importers.store.ledger import Entry, digest_of
from broadsheet.problems import Place, Report

GONE: Outcome = "left out because"


@dataclass(slots=True)
class Storing:
    """Decides file by file. `former` is the ledger of the run before; `entries` becomes that of this one.

    `enter` is told of every entry before its file is written.
    """

    root: Path
    former: Mapping[str, Entry]
    made_with: str
    report: Report
    enter: Callable[[Entry], None] = lambda entry: None
    entries: dict[str, Entry] = field(default_factory=dict)
    tally: Counter[str] = field(default_factory=Counter)

    def decide(self, entry: Entry, make: Callable[[], bytes]) -> bytes | None:
        """Return the bytes to be written for an entry's file, or None."""
        return self.take(entry, make()) if self.wants(entry) else None

    def wants(self, entry: Entry) -> bool:
        """Whether the bytes of an entry's file have to be made; if not, it is settled here."""
        entry = replace(entry, made_with=self.made_with)
        former = self._known(entry)
        if former is None:
            return True
        present = self._present(entry.file)
        if not present:
            self.report(DELETED.at(Place(entry.source), file=entry.file))
            gone = replace(entry, outcome=GONE, about=DELETED_REASON)
            self._settle(gone, former.file_digest, "deleted", None)
            return False
        same = bool(entry.source_digest) and (former.source_digest, former.made_with) == (
            entry.source_digest,
            entry.made_with,
        )
        if same and present == former.file_digest:
            self._settle(entry, present, "same", None)
        elif same:
            self._leave(entry, former)
        return not same

    def take(self, entry: Entry, data: bytes, final: bool = True) -> bytes | None:
        """Return the bytes where they are to be written. What is not `final` a run after a killed one makes anew."""
        entry = replace(entry, made_with=self.made_with)
        former = self._known(entry)
        present = self._present(entry.file)
        digest = digest_of(data)
        if present == digest:
            return self._settle(entry, digest, "same", None)
        if former is None:
            if not present:
                return self._settle(entry, digest, "new", data, final)
            self.report(IN_THE_WAY.at(Place(entry.source), file=entry.file))
            return self._settle(entry, "", "in the way", None)
        if present != former.file_digest:
            self._leave(entry, former)
            return None
        return self._settle(entry, digest, "rewritten", data, final)

    def lose(self, entry: Entry, reason: str) -> None:
        """Enter a text that could not be made. What a former run made of it stays; the next one tries again."""
        self.report(LOST.at(Place(entry.source), reason=reason))
        former = self._known(entry)
        lost = replace(entry, outcome=GONE, about=f"it could not be made: {reason}", source_digest="")
        self._settle(lost, former.file_digest if former else "", "lost", None)

    def holds(self, source: str, data: bytes) -> bool:
        """Whether an entry's file has these bytes, or will have them when they are written."""
        return self.entries[source].file_digest == digest_of(data)

    def correct(self, source: str, data: bytes) -> bytes:
        """Return bytes for a file that this run has written already, and enter them."""
        self.entries[source] = replace(self.entries[source], file_digest=digest_of(data))
        self.enter(self.entries[source])
        return data

    def _known(self, entry: Entry) -> Entry | None:
        """Return what a former run entered, if it wrote the file."""
        former = self.former.get(entry.source)
        return former if former is not None and former.file == entry.file and former.file_digest else None

    def _leave(self, entry: Entry, former: Entry) -> None:
        self.report(PERSONS_FILE.at(Place(entry.source), file=entry.file))
        self._settle(entry, former.file_digest, "by hand", None)

    def _settle(self, entry: Entry, digest: str, what: str, data: bytes | None, final: bool = True) -> bytes | None:
        self.tally[what] += 1
        self.entries[entry.source] = replace(entry, file_digest=digest)
        if data is not None:
            self.enter(replace(self.entries[entry.source], made_with=entry.made_with if final else ""))
        return data

    def _present(self, file: str) -> str:
        """Return the digest of a file of the paper, "" where there is none."""
        try:
            return digest_of((self.root / file).read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return ""
