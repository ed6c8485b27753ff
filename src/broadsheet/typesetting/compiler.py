"""The typesetter: its source → PDF, or the answers that a source gives.

In: source text and the files it names; folders of fonts. Out: bytes of a PDF, plain values. Only the fonts given are
used, so that the same source is the same page on every machine. Raises `TypesettingError` for a source that cannot
be set. The typesetter starts threads: a process that has used it must not fork.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from tempfile import TemporaryDirectory
from typing import Any

import typst

from broadsheet.errors import TypesettingError

_TYPST: Any = typst  # its own types do not know sources in memory

READERS = ("ua-1", "a-2a")
"""PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in one file."""


_FORGETS = 12
"""The typesetter keeps what it has set for ten more sources."""
_EMPTY = b"#set page(width: 1pt, height: 1pt)\n"


class Typesetter:
    """A typesetter with its fonts. It keeps what it has set, so that the next source that is much the same is quick."""

    def __init__(self, fonts: Sequence[str]) -> None:
        self._fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(fonts))

    @cached_property
    def key(self) -> str:
        """What changes with the fonts: two typesetters of one key set the same source alike."""
        rows = sorted((face.path or "", face.index, face.family) for face in self._fonts.fonts())
        stamps = [(*row, _stamp(row[0]) if row[0] else ()) for row in rows]
        return sha256(repr(stamps).encode()).hexdigest()

    def faces(self, family: str) -> list[tuple[str, int]]:
        """List the fonts of a family: path, and index in a collection."""
        wanted = family.lower()
        found = (face for face in self._fonts.fonts() if face.family.lower() == wanted)
        return sorted((face.path, face.index) for face in found if face.path)

    def pdf(self, source: str, files: Mapping[str, bytes], standards: Sequence[str] = (), tagged: bool = True) -> bytes:
        """Set a source and return the PDF. `files` are what it may name, by path from "/"."""
        with _laid_out(files) as root:
            try:
                made: bytes = _TYPST.compile(
                    _given(source, root),
                    root=root,
                    font_paths=self._fonts,
                    format="pdf",
                    pdf_standards=list(standards),
                    pdf_tags=tagged,
                )
            except typst.TypstError as fault:
                raise TypesettingError(str(fault)) from fault
        return made

    def answer(self, source: str, files: Mapping[str, bytes], label: str) -> Any:
        """Return the value of the one `#metadata` that bears a label."""
        with _laid_out(files) as root:
            try:
                said = _TYPST.query(
                    _given(source, root), f"<{label}>", field="value", one=True, root=root, font_paths=self._fonts
                )
            except typst.TypstError as fault:
                raise TypesettingError(str(fault)) from fault
        return json.loads(said)

    def forget(self) -> None:
        """Let go of what was set so far, which may be hundreds of megabytes: the next source is set from nothing."""
        for _ in range(_FORGETS):
            _TYPST.compile(_EMPTY, font_paths=self._fonts)
        if sys.platform == "linux":
            give_back = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc's: freed memory goes to the system
            if give_back is not None:
                give_back(0)


def _stamp(path: str) -> tuple[int, int]:
    """Size and time of change of a file."""
    found = os.stat(path)
    return found.st_size, found.st_mtime_ns


def _given(source: str, root: str | None) -> Any:
    """Hand a source over so that what is the same in the next one is not set again: in memory, if it names no file."""
    return source.encode() if root else {"main.typ": source.encode()}


@contextmanager
def _laid_out(files: Mapping[str, bytes]) -> Iterator[str | None]:
    """Yield a folder that holds the files and nothing else: the typesetter takes pictures from the disk alone, and
    reads nothing outside of the folder that it is given. None where there are none."""
    if not files:
        yield None
        return
    with TemporaryDirectory(prefix="broadsheet-") as root:
        for name, content in files.items():
            place = os.path.normpath(os.path.join(root, name.lstrip("/")))
            if not place.startswith(root + os.sep):
                raise TypesettingError(f"the file {name} would lie outside of the source's folder")
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "wb") as file:
                file.write(content)
        yield root
