"""What pictures look like from outside, remembered from build to build so that their files need not be read again.

In: `Picture`s of a paper. Out: digest, size of the file and `Look`, by the stamp of the file. The memory is a file in
the cache of pictures; it may be deleted, and holds nothing but numbers and texts.
"""

from __future__ import annotations

import json
import os
from hashlib import sha256
from typing import Any, NamedTuple

from broadsheet.imaging import cache
from broadsheet.imaging.look import Look, look
from broadsheet.imaging.variants import MOST_BYTES, VERSION
from broadsheet.model.pictures import Picture

FOLDER = ".broadsheet/pictures"
_NAME = "looks"


class Seen(NamedTuple):
    """A file that was looked at: SHA-256 of its bytes ("" for one too large to be read), its size, its look."""

    digest: str
    size: int
    look: Look


class Looks:
    """The looks of one paper's pictures."""

    def __init__(self, root: str) -> None:
        self._root = root
        self.folder = os.path.join(root, *FOLDER.split("/"))
        self._known: dict[str, Any] | None = None
        self._new: dict[str, Any] = {}
        self._seen: dict[tuple[str, str], Seen | str] = {}

    def path(self, file: str) -> str:
        """Where a file of the paper lies on this machine."""
        return os.path.join(self._root, *file.split("/"))

    def seen(self, picture: Picture) -> Seen | str:
        """Look at a picture; where it cannot be read the system says why."""
        key = (picture.file, picture.stamp)
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._remembered(picture) or self._looked(picture)
        return found

    def _remembered(self, picture: Picture) -> Seen | None:
        if self._known is None:
            self._known = self._load()
        row = self._known.get(picture.file)
        if not row or row[0] != picture.stamp or not picture.stamp:
            return None
        return Seen(row[1], row[2], Look(*row[3]))

    def _looked(self, picture: Picture) -> Seen | str:
        path = self.path(picture.file)
        try:
            size = os.stat(path).st_size
            if size > MOST_BYTES:
                return Seen("", size, Look(""))
            with open(path, "rb") as stream:
                data = stream.read()
        except OSError as error:
            return error.strerror or "it has gone"
        seen = Seen(sha256(data).hexdigest(), len(data), look(data))
        self._new[picture.file] = (picture.stamp, *seen)
        return seen

    def save(self) -> None:
        """Remember what is new; where the cache cannot be written it is looked at again the next time."""
        if self._new:
            self._known = {**(self._known or {}), **self._new}
            self._new = {}
            cache.keep(self.folder, _NAME, json.dumps([VERSION, self._known]).encode())

    def _load(self) -> dict[str, Any]:
        content = cache.load(self.folder, _NAME)
        match json.loads(content) if content else None:
            case [version, dict() as known] if version == VERSION:
                return known
            case _:
                return {}
