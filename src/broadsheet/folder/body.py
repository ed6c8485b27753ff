"""The text of an article, as it lies in the folder.

In: what a cold read knows of a file. Out: a `FileBody`, which is a `model.article.Body`: it gives the text when
asked, from the bytes that it holds or, after a trip to another process, from the file again. Knows no Markdown beyond
`text.mentions`.
"""

from __future__ import annotations

import unicodedata
from hashlib import sha256
from typing import TypeAlias

from broadsheet.errors import FolderError
from broadsheet.folder.context import read_bytes
from broadsheet.folder.decode import tidy
from broadsheet.problems import Problem
from broadsheet.text.mentions import targets

Origin: TypeAlias = tuple[str, str, int, int, bool, bool]
"""Where a text lies: the paper's root and the path from it, the file's size and time of change when it was read;
whether its bytes need no tidying (`decode.is_tidy`), and are then surely in NFC (`decode.is_surely_composed`)."""

BodyRow: TypeAlias = tuple[Origin, int, int, str, tuple[str, ...]]
"""A body as plain values: origin, line, start, digest, targets."""


class FileBody:
    """A body in a file.

    `line` is the line on which it begins, `digest` the SHA-256 of the file's bytes, both as in `model.article.Body`.
    `start` is the offset of the text in the tidy bytes (`decode.tidy`). Equal digests and starts make equal bodies.
    As a row of plain values it leaves its bytes behind; it reads the file again and believes it by size and time of
    change, or else by its digest. `targets` it takes along.
    """

    __slots__ = ("_data", "_origin", "_targets", "digest", "line", "start")

    def __init__(self, origin: Origin, line: int, start: int, digest: str, data: bytes | None) -> None:
        self._origin = origin
        self.line = line
        self.start = start
        self.digest = digest
        self._data = data
        self._targets: tuple[str, ...] | None = None

    @property
    def targets(self) -> tuple[str, ...]:
        """What the text may refer to, found in its bytes and kept."""
        if self._targets is None:
            self._targets = targets(self._data if self._data is not None else self._again(), self.start)
        return self._targets

    def let_go(self) -> None:
        """Forget the bytes, but not what they refer to; the text is in the file."""
        self._targets = self.targets
        self._data = None

    def markdown(self) -> str:
        """Return the text: NFC, LF, without byte order mark; raise `FolderError` when the file has changed or gone."""
        data = self._data if self._data is not None else self._again()
        text = data[self.start :].decode()
        return text if self._origin[5] else unicodedata.normalize("NFC", text)

    def _again(self) -> bytes:
        root, file, *known, is_tidy, _ = self._origin
        try:
            raw, *found = read_bytes(f"{root}/{file}")
        except OSError as fault:
            raise FolderError(f"{file} cannot be read any more: {fault.strerror}", path=file) from fault
        if is_tidy and found == known:
            return raw
        data = tidy(raw, file, _heard_before) if sha256(raw).hexdigest() == self.digest else None
        if data is None:
            hint = "Run the command again."
            raise FolderError(f"{file} was changed while it was being worked on", path=file, hint=hint)
        return data

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, FileBody):
            return NotImplemented
        same = self.digest == other.digest and self.start == other.start
        return same and self._origin[1] == other._origin[1]

    def __hash__(self) -> int:
        return hash((self.digest, self._origin[1]))

    def __repr__(self) -> str:
        return f"FileBody({self._origin[1]!r}, line={self.line})"

    def row(self) -> BodyRow:
        """Return all but the bytes."""
        return self._origin, self.line, self.start, self.digest, self.targets

    __getstate__ = row

    def __setstate__(self, row: BodyRow) -> None:
        self._origin, self.line, self.start, self.digest, self._targets = row
        self._data = None


def body_of(row: BodyRow) -> FileBody:
    """Make the body that a row tells of."""
    body = FileBody.__new__(FileBody)
    body.__setstate__(row)
    return body


def _heard_before(problem: Problem) -> None:
    """Drop what the first reading of the same bytes has already reported."""
