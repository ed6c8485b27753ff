"""The text of an article, as it lies in the folder.

In: what a cold read knows of a file. Out: a `FileBody`, which is a `model.article.Body`: it gives the text when
asked, from the bytes that it holds or, after a trip to another process, from the file again. Knows no Markdown.
"""

from __future__ import annotations

import os
import unicodedata
from hashlib import sha256

from broadsheet.errors import FolderError
from broadsheet.folder.decode import tidy
from broadsheet.problems import Problem


class FileBody:
    """A body in a file.

    `line` is the line on which it begins, `digest` the SHA-256 of the file's bytes, both as in `model.article.Body`.
    `start` is the offset of the text in the tidy bytes (`decode.tidy`). Equal digests and starts make equal bodies.
    Pickled it leaves its bytes behind and reads the file again, checking the digest.
    """

    __slots__ = ("_data", "_file", "_root", "digest", "line", "start")

    def __init__(self, where: tuple[str, str], line: int, start: int, digest: str, data: bytes | None) -> None:
        self._root, self._file = where
        self.line = line
        self.start = start
        self.digest = digest
        self._data = data

    def markdown(self) -> str:
        """Return the text: NFC, LF, without byte order mark; raise `FolderError` when the file has changed or gone."""
        text = (self._data if self._data is not None else self._again())[self.start :].decode()
        return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)

    def _again(self) -> bytes:
        try:
            with open(os.path.join(self._root, self._file), "rb") as file:
                raw = file.read()
        except OSError as fault:
            raise FolderError(f"{self._file} cannot be read any more: {fault.strerror}", path=self._file) from fault
        data = tidy(raw, self._file, _heard_before) if sha256(raw).hexdigest() == self.digest else None
        if data is None:
            hint = "Run the command again."
            raise FolderError(f"{self._file} was changed while it was being worked on", path=self._file, hint=hint)
        return data

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, FileBody):
            return NotImplemented
        return self.digest == other.digest and self.start == other.start and self._file == other._file

    def __hash__(self) -> int:
        return hash((self.digest, self._file))

    def __repr__(self) -> str:
        return f"FileBody({self._file!r}, line={self.line})"

    def __reduce__(self) -> tuple[type[FileBody], tuple[tuple[str, str], int, int, str, None]]:
        return FileBody, ((self._root, self._file), self.line, self.start, self.digest, None)


def _heard_before(problem: Problem) -> None:
    """Drop what the first reading of the same bytes has already reported."""
