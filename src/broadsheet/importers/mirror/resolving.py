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
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


class Links:
    """Resolves links within one source."""

    def __init__(self, paths: Iterable[str], base_url: str = "", root: str = "") -> None:
        self._paths = set(paths)
        self._root = root
        self._folded = {path.casefold(): path for path in sorted(self._paths, reverse=True)}
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
        if re.match(r"(?i:https?:)?//", target):
            target = re.sub(r"^(?i:https?:)", "", target)
            if self.base and (target + "/").startswith(self.base + "/"):
                return _normal(posixpath.join(self._root, target[len(self.base) :].lstrip("/")))
            host = target[2:].partition("/")[0]
            return _normal(target[2:]) if host in self._hosts else None
        if _SCHEME.match(target):
            return None
        if target.startswith("/"):
            return _normal(self._host_of(path) + target)
        return _normal(posixpath.join(posixpath.dirname(path), target))

    def address(self, path: str) -> str:
        """Return the old address of a file of the source, from the root of the site, percent-encoded."""
        host = self._host_of(path)
        inside = path[len(host) :].lstrip("/") if host and path.startswith(f"{host}/") else path
        return "/" + quote(inside, safe="/~!$&'()*+,;=:@-._")

    def place(self, path: str, target: str) -> str:
        """Return the path that a link of a page means, whether a file is there or not; "" for other sites."""
        found = self.find(target, path)[0]
        return found or (self.within(target.partition("#")[0].partition("?")[0], path) or "")

    def _host_of(self, path: str) -> str:
        """A mirror has its host as the first folder, or the site lies in one; addresses from the root begin there."""
        if self._root:
            return self._root
        first = path.partition("/")[0]
        return first if "." in first and "/" in path else ""

    def _file(self, within: str) -> str:
        for written in (within, unquote(within)):
            for candidate in _candidates(written):
                found = candidate if candidate in self._paths else self._folded.get(candidate.casefold(), "")
                if found:
                    return found
        return ""


def _normal(path: str) -> str:
    plain = posixpath.normpath(path.lstrip("/")) if path.strip("/") else ""
    return "" if plain == "." else plain


def _candidates(path: str) -> Iterable[str]:
    yield path
    yield f"{path}.html"
    plain = path.partition("?")[0]
    yield plain
    yield from (posixpath.join(plain, name) for name in INDEXES)
