"""A source, opened: its files, their bytes and texts, whether it is a folder, one file or an archive.

In: a path, the rules. Out: `Source`. Files that the rules leave out, and those that cannot be read, have a reason in
`fault`, for the ledger. Knows no format.
"""

from __future__ import annotations

import os
import tempfile
import weakref
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from broadsheet.errors import UsageError
from broadsheet.importers.decoding.declared import declared_encoding, declared_language
from broadsheet.importers.decoding.decode import Decoded, as_named, decoded
from broadsheet.importers.importer import Guess, Inquiry, Remark, Repair
from broadsheet.importers.listing import LARGEST, fault_of_size, listed, spoken
from broadsheet.importers.listing import SourceFile as SourceFile
from broadsheet.importers.rules import Rules
from broadsheet.importers.ruling.amending import amended
from broadsheet.importers.store.ledger import digest_of
from broadsheet.importers.unpacking import is_archive, remove, unpacked


@dataclass(slots=True, weakref_slot=True)
class Source:
    """An opened source: a folder, one file, an archive. It may be read from in a forked process.

    `files` are all there are, sorted by path; one with a `fault` cannot be read, or the rules leave it out: the fault
    is the reason for the ledger. The path of a file is its key in the ledger; `#`, control characters and bytes that
    are no UTF-8 stand in it as %23 and so on.
    """

    files: list[SourceFile]
    rules: Rules
    _places: dict[str, str] = field(default_factory=dict)

    def place(self, path: str) -> Path:
        """Return where the bytes of a file lie, for a reader that wants a file; the place's name says nothing.

        Raise `FileNotFoundError` for what is no file of the source.
        """
        found = self._places.get(path)
        if not found:
            raise FileNotFoundError(2, os.strerror(2), path)
        return Path(found)

    def __contains__(self, path: str) -> bool:
        """Whether there is such a file, and it can be opened."""
        return bool(self._places.get(path))

    def open(self, path: str) -> BinaryIO:
        """Open a file to stream it, also one that is too large to be read whole."""
        return self.place(path).open("rb")

    def read(self, path: str) -> bytes:
        """Return the bytes of a file. Raise `OSError`, also for one that is too large."""
        with self.open(path) as file:
            # So many bytes are set aside before the first is read: no more than there are.
            data = file.read(min(os.fstat(file.fileno()).st_size, LARGEST) + 1)
        if len(data) > LARGEST:
            raise OSError(27, os.strerror(27), path)
        return data

    def digest(self, path: str) -> str:
        """Return the SHA-256 of a file's bytes, in hexadecimal. Raise `OSError`."""
        return digest_of(self.read(path))

    def text(self, path: str, language: str = "", declared: str = "") -> Decoded:
        """Return the text of a file, as `text_of` makes it. Raise `OSError`."""
        return text_of(self.read(path), path, self.rules, language, declared)


def text_of(data: bytes, path: str, rules: Rules, language: str = "", declared: str = "") -> Decoded:
    """Decode a file's bytes and amend the text by the rules.

    The rules' encoding and language go before what the file says, which goes before what the caller knows.
    """
    named = rules.of("source.encoding", path)
    tag = rules.of("source.language", path) or declared_language(data) or language
    mend = rules.word("text.mojibake") != "off"
    try:
        found = as_named(data, named) if named else decoded(data, tag, declared_encoding(data) or declared, mend)
    except (LookupError, UnicodeError) as fault:
        found = decoded(data, tag, named, mend)
        row = (f"the rules say {named}, which does not fit", 1, str(fault)[:80], "", 0)
        found = Decoded(found.text, found.encoding, found.rivals, found.guessed, (row, *found.repairs))
    text = amended(found.text, path, rules)
    return found if text is found.text else Decoded(text, found.encoding, found.rivals, found.guessed, found.repairs)


def remarks_of(found: Decoded, path: str) -> tuple[Remark, ...]:
    """Return what is to be told of a decoded file: its repairs, and its encoding where that was a guess."""
    guess = Guess(path, "encoding", found.encoding, "its letters fit best", ", ".join(found.rivals))
    return (*((guess,) if found.guessed else ()), *(Repair(path, *row) for row in found.repairs))


def open_source(source: Path, rules: Rules, inquiry: Inquiry, passed_over: Collection[str] = ()) -> Source:
    """Open a folder, a single file, a zip, a tar or a compressed file. Raise `UsageError` for anything else.

    `passed_over` are names of folders at the root that hold what a program made. An archive is unpacked into a folder
    of its own, which goes when the source does. The files are noted in the inquiry: all must be accounted for.
    """
    opened = _opened(source, rules, passed_over)
    inquiry.files.extend(file.path for file in opened.files)
    return opened


def _opened(source: Path, rules: Rules, passed_over: Collection[str]) -> Source:
    if source.is_dir():
        return _of_files(listed(str(source), passed_over), rules)
    if not source.is_file():
        raise UsageError(f"“{source}” is neither a folder nor a file.")
    if not is_archive(source):
        size = source.stat().st_size
        return _of_files([(SourceFile(spoken(source.name), fault_of_size(size), size), str(source))], rules)
    folder = tempfile.mkdtemp(prefix="broadsheet-")
    try:
        opened = _of_files(unpacked(source, Path(folder)), rules)
    except BaseException:
        remove(folder, os.getpid())
        raise
    weakref.finalize(opened, remove, folder, os.getpid())
    return opened


def _of_files(found: Iterable[tuple[SourceFile, str]], rules: Rules) -> Source:
    rows = sorted(found, key=lambda row: row[0].path)
    files = [_ruled(file, rules) for file, _ in rows]
    return Source(files, rules, {file.path: place for file, place in rows if not file.fault or file.is_large})


def _ruled(file: SourceFile, rules: Rules) -> SourceFile:
    """Give a file the reason for which the rules leave it out."""
    reason = rules.of("left_out", file.path)
    if not reason and not file.fault:
        excluded = rules.fits("source.exclude", file.path)
        missed = rules.words("source.include") and not rules.fits("source.include", file.path)
        reason = "the rules say so" if excluded or missed else ""
    return SourceFile(file.path, reason, file.size) if reason else file
