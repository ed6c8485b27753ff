"""The files of a source folder: listed, read and decoded.

In: a folder. Out: its files by path with `/`, in order; the text of one. Nothing outside the folder is read, nothing is
followed that is no plain file, and what other programs leave lying about is passed over. Knows no format.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from broadsheet.errors import UsageError
from broadsheet.folder.decode import tidy
from broadsheet.importers.decoding.declared import declared_encoding, declared_language
from broadsheet.importers.decoding.decode import Decoded, decoded
from broadsheet.importers.importer import Inquiry
from broadsheet.importers.kinds import FAILED_TO_READ
from broadsheet.importers.rules import Rules
from broadsheet.importers.store.ledger import digest_of
from broadsheet.problems import Place, Report

PASSED_OVER = frozenset(("_site", "public", "output", "resources", "node_modules", "__pycache__", "themes", "vendor"))
"""Folders that hold what other programs made of the texts, at the root of a source only."""
LARGEST = 64 << 20
"""Files above this many bytes are not read."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the source: `path` from its root with `/`; `fault` says why it cannot be read, "" if it can."""

    path: str
    fault: str = ""

    @property
    def stem(self) -> str:
        """The name without folders and suffix."""
        return os.path.splitext(os.path.basename(self.path))[0]

    @property
    def suffix(self) -> str:
        """The suffix in lower case, with its dot."""
        return os.path.splitext(self.path)[1].lower()

    @property
    def folder(self) -> str:
        """The folder's path, "" for the root."""
        return os.path.dirname(self.path)


def files_of(source: Path) -> list[SourceFile]:
    """List the files of a folder in the order of their paths. Raise `UsageError` where there is no folder."""
    if not source.is_dir():
        raise UsageError(f"“{source}” is not a folder.")
    return sorted(_walk(str(source), ""), key=lambda file: file.path)


def _walk(root: str, within: str) -> Iterator[SourceFile]:
    with os.scandir(os.path.join(root, within)) as entries:
        for entry in entries:
            path = f"{within}/{entry.name}" if within else entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if within or entry.name not in PASSED_OVER:
                    yield from _walk(root, path)
            else:
                yield SourceFile(path, _fault(root, path))


def _fault(root: str, path: str) -> str:
    try:
        found = os.stat(os.path.join(root, path))
    except OSError as error:
        return error.strerror or "it cannot be opened"
    real = os.path.realpath(os.path.join(root, path))
    if not real.startswith(os.path.realpath(root) + os.sep):
        return "it is a link to a place outside the source"
    if not stat.S_ISREG(found.st_mode):
        return "it is no plain file"
    return f"it is larger than {LARGEST >> 20} MB" if found.st_size > LARGEST else ""


def read_text(source: Path, path: str, rules: Rules, report: Report) -> tuple[str, bytes] | None:
    """Return a file's text with LF line ends and its bytes; None after reporting why not."""
    try:
        raw = (source / path).read_bytes()
    except OSError as error:
        report(FAILED_TO_READ.at(Place(path), reason=error.strerror or str(error)))
        return None
    named = rules.of("source.encoding", path)
    if named:
        try:
            raw_text = raw.decode(named).encode()
        except (LookupError, UnicodeDecodeError) as fault:
            report(FAILED_TO_READ.at(Place(path), reason=str(fault)))
            return None
        data = tidy(raw_text, path, report)
    else:
        data = tidy(raw, path, report)
    return (data.decode(), raw) if data is not None else None


@dataclass(slots=True)
class Source:
    """An opened source: a folder, one file, an archive. It may be read from in a forked process.

    `files` are all there are, sorted by path; one with a `fault` cannot be read, or the rules leave it out: the fault
    is the reason for the ledger. The path of a file is its key in the ledger; `#`, control characters and bytes that
    are no UTF-8 stand in it as %23 and so on.
    """

    files: list[SourceFile]
    rules: Rules
    _root: Path
    _places: dict[str, str] = field(default_factory=dict)

    def place(self, path: str) -> Path:
        """Return where the bytes of a file lie on the disk, for a reader that wants a file; its name says nothing."""
        return self._root / self._places.get(path, path)

    def open(self, path: str) -> BinaryIO:
        """Open a file to stream it, also one that is too large to be read whole."""
        return self.place(path).open("rb")

    def read(self, path: str) -> bytes:
        """Return the bytes of a file. Raise `OSError`."""
        return self.place(path).read_bytes()

    def digest(self, path: str) -> str:
        """Return the SHA-256 of a file's bytes, in hexadecimal. Raise `OSError`."""
        return digest_of(self.read(path))

    def text(self, path: str, language: str = "") -> Decoded:
        """Return the text of a file. Rules for encoding and language go before what the file says. Raise `OSError`."""
        data = self.read(path)
        spoken = self.rules.of("source.language", path) or declared_language(data) or language
        return decoded(data, spoken, declared_encoding(data))


def open_source(source: Path, rules: Rules, inquiry: Inquiry) -> Source:
    """Open a folder, a single file, a zip or a tar. Raise `UsageError` where there is nothing that can be read."""
    return Source(files_of(source), rules, source)
