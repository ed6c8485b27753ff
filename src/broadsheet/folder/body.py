"""The text of an article, as it lies in the folder.

In: what a cold read knows of a file. Out: a `FileBody`, which is a `model.article.Body`: it gives the text when
asked, from the bytes that it holds or, after a trip to another process, from the file again. Knows no Markdown beyond
`text.mentions`.
"""

from __future__ import annotations

import unicodedata
from hashlib import sha256
from typing import NamedTuple, TypeAlias

from broadsheet.errors import FolderError
from broadsheet.folder.context import read_bytes
from broadsheet.folder.decode import is_surely_composed, tidy
from broadsheet.problems import Problem
from broadsheet.text.mentions import targets

_State: TypeAlias = tuple[tuple[str | int, ...], int, int, str, tuple[str, ...]]


class Origin(NamedTuple):
    """Where a text lies: the paper's root and the path from it, the file's size and time of change when it was read.

    `tidy` says that its bytes need no tidying (`decode.is_tidy`).
    """

    root: str
    file: str
    size: int
    changed: int
    tidy: bool


class FileBody:
    """A body in a file.

    `line` is the line on which it begins, `digest` the SHA-256 of the file's bytes, both as in `model.article.Body`.
    `start` is the offset of the text in the tidy bytes (`decode.tidy`). Equal digests and starts make equal bodies.
    Pickled it leaves its bytes behind; it reads the file again and believes it by size and time of change, or else by
    its digest. `targets` it takes along.
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

    def markdown(self) -> str:
        """Return the text: NFC, LF, without byte order mark; raise `FolderError` when the file has changed or gone."""
        data = self._data if self._data is not None else self._again()
        text = data[self.start :].decode()
        return text if is_surely_composed(data) else unicodedata.normalize("NFC", text)

    def _again(self) -> bytes:
        root, file, *known, is_tidy = self._origin
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
        return same and self._origin.file == other._origin.file

    def __hash__(self) -> int:
        return hash((self.digest, self._origin.file))

    def __repr__(self) -> str:
        return f"FileBody({self._origin.file!r}, line={self.line})"

    def __getstate__(self) -> _State:
        return tuple(self._origin), self.line, self.start, self.digest, self.targets

    def __setstate__(self, state: _State) -> None:
        origin, self.line, self.start, self.digest, self._targets = state
        self._origin = Origin._make(origin)
        self._data = None


def _heard_before(problem: Problem) -> None:
    """Drop what the first reading of the same bytes has already reported."""
