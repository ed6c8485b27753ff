"""Which file beside an export is meant by the address of a picture on the old site.

In: the paths of picture files. Out: for an address the path, "" where the file is not there. Sizes that WordPress makes
of a picture (`-300x200`, `-scaled`) stand for the picture itself. Opens nothing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import unquote

from broadsheet.importers.wxr.posts import urlsplit_path

_SIZE = re.compile(r"(?:-\d{1,5}x\d{1,5}|-scaled|-rotated|-e\d{9,14})+$")


class Uploads:
    """Picture files by name."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._by_name: dict[str, list[str]] = {}
        for path in paths:
            self._by_name.setdefault(posixpath.basename(path).casefold(), []).append(path)

    def file(self, address: str) -> str:
        """Return the file of an address: of several of one name the one whose folders agree the most."""
        path = unquote(urlsplit_path(address))
        stem, suffix = posixpath.splitext(posixpath.basename(path))
        names = (f"{_SIZE.sub('', stem)}{suffix}", f"{stem}{suffix}", f"{_SIZE.sub('', stem)}-scaled{suffix}")
        for name in dict.fromkeys(names):
            found = self._by_name.get(name.casefold())
            if found:
                folders = path.strip("/").split("/")[:-1]
                return max(found, key=lambda other: (_agreeing(other.split("/")[:-1], folders), -len(other)))
        return ""


def _agreeing(one: list[str], other: list[str]) -> int:
    count = 0
    for mine, theirs in zip(reversed(one), reversed(other), strict=False):
        if mine != theirs:
            break
        count += 1
    return count
