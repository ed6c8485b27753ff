"""The files of a source folder: listed, read and decoded.

In: a folder. Out: its files by path with `/`, in order; the text of one. Nothing outside the folder is read, nothing is
followed that is no plain file, and what other programs leave lying about is passed over. Knows no format.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from broadsheet.errors import UsageError
from broadsheet.folder.decode import tidy
from broadsheet.importers.kinds import FAILED_TO_READ
from broadsheet.importers.rules import Rules
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
