"""The account of a run that is under way, so that one that was killed is known to the next.

In: ledger entries and remarks, one by one, each before its file is written. Out: two files that grow beside the ledger,
and, from those of a killed run, the former account put right: what it wrote is ours, what it only meant to write is
still to be done. They go when a run ends well.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from broadsheet.folder.write import appending, remove_file
from broadsheet.importers.store import ledger, remarks
from broadsheet.importers.store.ledger import Entry
from broadsheet.importers.store.remarks import Kept

_ENTRIES, _REMARKS = "under-way.csv", "under-way-remarks.csv"


@dataclass(slots=True)
class Journal:
    """The growing account of one run in `folder`, a path from the paper's root. Nothing is written where it is ""."""

    root: Path
    folder: str
    _files: dict[str, BinaryIO] = field(default_factory=dict)

    def enter(self, entry: Entry) -> None:
        """Note what is about to be written."""
        self._add(_ENTRIES, ledger.written((entry,), head=False))

    def keep(self, text: str, kept: Kept) -> None:
        """Note what was met in a text."""
        self._add(_REMARKS, remarks.written(remarks.rows_of(text, kept), head=False))

    def _add(self, name: str, data: bytes) -> None:
        if not self.folder or not data:
            return
        if name not in self._files:
            self._files[name] = appending(self.root, f"{self.folder}/{name}")
        self._files[name].write(data)

    def close(self, done: bool) -> None:
        """Close the files, and remove them after a run that is done."""
        for file in self._files.values():
            file.close()
        self._files.clear()
        for name in (_ENTRIES, _REMARKS) if done and self.folder else ():
            remove_file(self.root, f"{self.folder}/{name}")


@dataclass(slots=True)
class Former:
    """What the runs before have left: entries by source, and what texts had to say."""

    entries: dict[str, Entry] = field(default_factory=dict)
    kept: dict[str, Kept] = field(default_factory=dict)


def former_account(root: Path, folder: str) -> Former:
    """Read ledger and remarks, and what a killed run had done since."""
    entries = ledger.read(_bytes(root / folder / "ledger.csv"))
    kept = remarks.read(_bytes(root / folder / "remarks.csv"))
    for source, entry in ledger.read(_whole_lines(_bytes(root / folder / _ENTRIES)), head=False).items():
        entries[source] = _true(entry, entries.get(source), root)
    kept |= remarks.read(_whole_lines(_bytes(root / folder / _REMARKS)))
    return Former(entries, kept)


def _true(entry: Entry, before: Entry | None, root: Path) -> Entry:
    """Believe the account of a killed run as far as the paper bears it out."""
    data = _bytes(root / entry.file) if entry.file else b""
    if data and ledger.digest_of(data) == entry.file_digest:
        return entry
    if before is not None and before.file == entry.file:
        return before
    return replace(entry, file_digest="", source_digest="")  # its id and place stay


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return b""


def _whole_lines(data: bytes) -> bytes:
    return data[: data.rfind(b"\n") + 1]
