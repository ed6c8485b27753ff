"""Picture files as the site shows them: their permanent address, by the digest of their bytes, and their size.

In: `Picture`s of the publication. Out: what an `img` needs, and the outputs that carry the files, unchanged. A file is
read once in a process and again only when its stamp has changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from broadsheet import imaging
from broadsheet.editions.edition import Output
from broadsheet.editions.web.kinds import UNREADABLE_PICTURE
from broadsheet.errors import FolderError
from broadsheet.model.addresses import Addresses
from broadsheet.model.pictures import Picture
from broadsheet.problems import Place, Report

EXTENSIONS = {"jpg": "jpg", "jpeg": "jpg", "png": "png", "webp": "webp", "avif": "avif", "gif": "gif", "svg": "svg"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture on the site: its path from the root, and its size in pixels (0: not known)."""

    path: str
    width: int
    height: int


_shown: dict[tuple[str, str, str], Shown | None] = {}
_files: dict[tuple[str, str], str] = {}


class Pictures:
    """The picture files of one publication."""

    def __init__(self, root: str, addresses: Addresses) -> None:
        self._root = root
        self._addresses = addresses

    def shown(self, picture: Picture) -> Shown | None:
        """Return a picture as the site shows it, None when it cannot be read or no browser shows it."""
        key = (self._root, picture.file, picture.stamp)
        if key not in _shown:
            _shown[key] = self._look(picture)
        return _shown[key]

    def _look(self, picture: Picture) -> Shown | None:
        extension = EXTENSIONS.get(picture.file.rpartition(".")[2].lower(), "")
        if not extension:
            return None
        try:
            data = self._read(picture.file)
        except OSError:
            return None
        width, height = imaging.measure(data)
        path = self._addresses.asset(sha256(data).hexdigest()[:20], extension)
        _files[self._root, path] = picture.file
        return Shown(path, width, height)

    def _read(self, file: str) -> bytes:
        with open(os.path.join(self._root, *file.split("/")), "rb") as opened:
            return opened.read()

    def outputs(self, pictures: Iterable[Picture]) -> Iterator[Output]:
        """Yield every picture once, by its address; the same bytes under two names are one output."""
        seen: set[str] = set()
        for picture in pictures:
            shown = self.shown(picture)
            if shown is not None and shown.path not in seen:
                seen.add(shown.path)
                yield self.output(shown.path, picture.file)

    def known(self, path: str) -> Output | None:
        """Return the output of a picture that this process has shown already, by its address."""
        file = _files.get((self._root, path))
        return self.output(path, file) if file else None

    def output(self, path: str, file: str) -> Output:
        """Make the output of a file of the paper at an address that holds a digest of its bytes."""
        return Output(self._addresses.file(path), path, partial(self._make, file))

    def _make(self, file: str, report: Report) -> bytes:
        try:
            return self._read(file)
        except OSError as error:
            report(UNREADABLE_PICTURE.at(Place(file), source=file, reason=error.strerror or "it has gone"))
            raise FolderError(f"{file} has gone since it was read", path=file) from error
