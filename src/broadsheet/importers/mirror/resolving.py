"""What a link of a page leads to: which file of the source, and which place in it.

In: the paths of all files, the old site's address. Out: for a link as it is written, a path and an anchor. Names of
index pages, queries that a mirror keeps in names, hosts as folders and names in other capitals are known. Opens no
file.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

INDEXES = (
    "index.html",
    "index.htm",
    "index.shtml",
    "index.php",
    "default.htm",
    "default.html",
    "welcome.html",
    "home.html",
)
_HOST, _HTTP = re.compile(r"(?i:https?:)?//"), re.compile(r"^(?i:https?:)")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


class Links:
    """Resolves links within one source."""

    def __init__(
        self, paths: Iterable[str], base_url: str = "", root: str = "", suffixes: Iterable[str] = (".html",)
    ) -> None:
        self.root = root
        self._paths = set(paths)
        self._suffixes = tuple(suffixes)
        self._folded = {path.casefold(): path for path in sorted(self._paths, reverse=True)}
        self._indexes = _indexes(self._paths, self._suffixes)
        self._hosts = {path.partition("/")[0] for path in self._paths if "/" in path}
        self.base = re.sub(r"^https?:", "", base_url).rstrip("/")

    def find(self, target: str, path: str) -> tuple[str, str]:
        """Return the file that a link of a page means, and the anchor; ("", anchor) for what is not in the source."""
        plain, _, anchor = "".join(target.split("\n")).strip().partition("#")
        if not plain:
            return path, unquote(anchor)
        within = self.within(plain, path)
        return (self._file(within) if within is not None else ""), unquote(anchor)

    def within(self, target: str, path: str) -> str | None:
        """Return the path within the old site that a link means, whether or not it is there; None for other sites."""
        target = target.replace("\\", "/")
        if _HOST.match(target):
            target = _HTTP.sub("", target)
            if self.base and (target + "/").startswith(self.base + "/"):
                return _normal(f"{self.root}/{target[len(self.base) :]}")
            host = target[2:].partition("/")[0]
            return _normal(target[2:]) if host in self._hosts else None
        if _SCHEME.match(target):
            return None
        if target.startswith("/"):
            return _normal(self.root + target)
        return _normal(posixpath.join(posixpath.dirname(path), target))

    def address(self, path: str) -> str:
        """Return the old address of a file, from the root of the site, percent-encoded but for its query."""
        inside = path[len(self.root) :].lstrip("/") if self.root and f"{path}/".startswith(f"{self.root}/") else path
        return "/" + quote(inside, safe="/~!$&'()*+,;=:@-._?")

    def place(self, path: str, target: str) -> str:
        """Return the path that a link of a page means, whether a file is there or not; "" for other sites."""
        found = self.find(target, path)[0]
        return found or (self.within(target.partition("#")[0].partition("?")[0], path) or "")

    def _file(self, within: str) -> str:
        for written in dict.fromkeys((within, unquote(within))):
            for candidate in self._candidates(written):
                found = candidate if candidate in self._paths else self._folded.get(candidate.casefold(), "")
                if found:
                    return found
        return ""

    def _candidates(self, path: str) -> Iterable[str]:
        """Yield what a server may have shown: the file, the file without its suffix, the index page of the folder."""
        yield path
        yield from (f"{path}{suffix}" for suffix in self._suffixes)
        plain = path.partition("?")[0]
        yield plain
        if index := self._indexes.get(plain.casefold()):
            yield index


def _normal(path: str) -> str:
    plain = posixpath.normpath(path.lstrip("/")) if path.strip("/") else ""
    return "" if plain == "." else plain


def _indexes(paths: Iterable[str], suffixes: Iterable[str]) -> dict[str, str]:
    """Return the index page of each folder that has one, by the folder in small letters."""
    names = list(dict.fromkeys((*INDEXES, *(f"index{suffix}" for suffix in suffixes))))
    found: dict[str, tuple[int, str]] = {}
    for path in sorted(paths):
        folder, name = posixpath.split(path)
        if name.casefold() in names:
            rank = names.index(name.casefold()), path
            found[folder.casefold()] = min(rank, found.get(folder.casefold(), rank))
    return {folder: path for folder, (_, path) in found.items()}


def written_as(path: str) -> str:
    """Return how a link to a file of the source is written in a text: its whole path, percent-encoded."""
    return "/" + quote(path, safe="/~!$&'()*+,;=:@-._")
