"""What the links of imported texts mean now: other posts by file, address or name → ids of articles.

In: everything that was placed. Out: for a link as a text wrote it, the new target, or None to leave it as it is. Pure.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import unquote

from broadsheet.importers.store.ledger import digest_of
from broadsheet.importers.store.placing import PlacedIssue, PlacedText

_OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class Targets:
    """Ids by old address and by source file. `base_url` is where the old site stood."""

    def __init__(self, issues: Iterable[PlacedIssue], pages: Iterable[PlacedText], base_url: str) -> None:
        self._base = base_url.rstrip("/")
        self._sources: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        self._names: dict[str, str] = {}
        texts = [text for issue in issues for text in issue.articles]
        for placed in (*texts, *pages):
            new = placed.id if placed.id.startswith("/") else f"article:{placed.id}"
            self._sources[placed.text.source] = new
            stem = posixpath.splitext(posixpath.basename(placed.text.source))[0]
            self._names.setdefault(stem, new)
            for address in placed.text.addresses:
                self._addresses.setdefault(_plain(address), new)
        table = sorted((*self._sources.items(), *self._addresses.items()))
        self.digest = digest_of(f"{self._base}{table}".encode())

    def new(self, target: str, source: str) -> str | None:
        """Return what a target means, written in a text whose source file is `source`; None for what is not ours."""
        if self._base and target.startswith(self._base + "/"):
            return self._with_fragment(target[len(self._base) :], source)
        if target.startswith("post:"):
            name, mark, fragment = target[5:].partition("#")
            stem = posixpath.splitext(posixpath.basename(name))[0]
            return f"{self._names[stem]}{mark}{fragment}" if stem in self._names else None
        if target.startswith(("#", "//")) or _OTHER_SCHEME.match(target):
            return None
        return self._with_fragment(target, source)

    def _with_fragment(self, target: str, source: str) -> str | None:
        path, mark, fragment = target.partition("#")
        new = self._addresses.get(_plain(target)) or self._addresses.get(_plain(path)) or self._file(path, source)
        return f"{new}{mark}{fragment}" if new else None

    def _file(self, path: str, source: str) -> str | None:
        plain = unquote(path)
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(source), plain.lstrip("/")))
        return self._sources.get(beside) or self._sources.get(plain.lstrip("/"))


def _plain(address: str) -> str:
    """Addresses that servers take for the same: with and without slash, index page and query."""
    path, mark, fragment = unquote(address).partition("#")
    path = re.sub(r"/index\.html?$", "", path.partition("?")[0]).rstrip("/")
    return f"{path or '/'}{mark}{fragment}"
