"""What the links of imported texts mean now: other texts by file, address or name → ids of articles.

In: everything that was placed. Out: for a link as a text wrote it, the new target, or None to leave it as it is. Where
an anchor of the source stands in the target still, `anchors` says later what became of it. Pure.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

from broadsheet.importers.store.ledger import digest_of
from broadsheet.importers.store.placing import PlacedIssue, PlacedText

_OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST = re.compile(r"(?:https?:)?//(?:www\.)?", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default|welcome|home)\.(?:s?html?|php\d?|aspx?)$", re.IGNORECASE)


class Targets:
    """Ids by old address and by source file. `base_url` is where the old site stood, with or without `www`."""

    def __init__(self, issues: Iterable[PlacedIssue], pages: Iterable[PlacedText], base_url: str) -> None:
        self._base = _without_host(base_url).rstrip("/") if base_url else ""
        self._table: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._own: dict[str, str] = {}
        issues = list(issues)
        for placed in (*(text for issue in issues for text in issue.articles), *pages):
            self._enter(placed)
        for issue in issues:
            for address in issue.issue.addresses:
                # The old address of an issue leads to it, and may be linked to.
                self._table.setdefault(_key(address), quote(unquote(address.partition("#")[0])))
        for key in sorted(self._table):
            folded = key.casefold()
            self._folded[folded] = self._table[key] if folded not in self._folded else ""
        self.digest = digest_of(f"{self._base}{sorted(self._table.items())}{sorted(self._names.items())}".encode())

    def _enter(self, placed: PlacedText) -> None:
        new = placed.id if placed.id.startswith("/") else f"article:{placed.id}"
        source = placed.text.source
        for address in placed.text.addresses:
            self._table.setdefault(_key(address), new)
        self._table.setdefault(_key(f"/{quote(source, safe='/#')}"), new)
        path = next((address for address in placed.text.addresses if "#" not in address), f"/{source}")
        self._own[source] = path
        stem = posixpath.splitext(posixpath.basename(source))[0]
        self._names.setdefault(stem, new)

    def new(self, target: str, source: str) -> str | None:
        """Return what a target means, written in a text whose key is `source`; None for what is not ours."""
        target = target.strip().replace("\\", "/")
        if self._base and (inner := self._within(target)) is not None:
            return self._found(inner)
        if target.startswith("post:"):
            name, mark, fragment = target[5:].partition("#")
            stem = posixpath.splitext(posixpath.basename(name))[0]
            return f"{self._names[stem]}{mark}{fragment}" if stem in self._names else None
        if not target or target.startswith("//") or _OTHER_SCHEME.match(target):
            return None
        file = f"/{quote(source.partition('#')[0])}"
        if target.startswith("#"):
            return self._part(file, target[1:], source)
        for beside in dict.fromkeys((file, self._own.get(source, file))):
            if found := self._found(posixpath.join(posixpath.dirname(beside.partition("#")[0]), target)):
                return found
        return None

    def _within(self, target: str) -> str | None:
        """Return the path of an address on the old site."""
        if not _HOST.match(target):
            return None
        plain = _without_host(target)
        if plain.partition("#")[0].rstrip("/").casefold() == self._base.casefold():
            return f"/{plain[len(self._base) :].lstrip('/')}"
        inside = plain.casefold().startswith(f"{self._base}/".casefold())
        return plain[len(self._base) :] if inside else None

    def _part(self, file: str, anchor: str, source: str) -> str | None:
        """An anchor of the same page may have become a text of its own."""
        found = self._table.get(_key(f"{file}#{anchor}"))
        own = self._table.get(_key(f"/{quote(source, safe='/#')}"))
        return found if found and found != own else None

    def _found(self, address: str) -> str | None:
        path, mark, fragment = address.partition("#")
        anchored = self._of(f"{path}#{fragment}") if fragment else None
        page = self._of(path) or (self._of(path.partition("?")[0]) if "?" in path else None)
        if anchored and anchored != page:
            return anchored  # the anchor has become a text of its own
        return f"{page}{mark}{fragment}" if page and fragment else page

    def _of(self, address: str) -> str | None:
        key = _key(address)
        return self._table.get(key) or self._folded.get(key.casefold()) or None


def _without_host(address: str) -> str:
    """Take scheme and `www.` away: what servers of the time answered alike."""
    return _HOST.sub("", address, count=1)


def _key(address: str) -> str:
    """Addresses that servers take for the same: with and without slash and index page, with dots in between."""
    path, mark, fragment = address.partition("#")
    path, question, query = path.partition("?")
    plain = posixpath.normpath("/" + unquote(path).lstrip("/"))
    plain = _INDEX.sub("", plain).rstrip("/") or "/"
    return f"{plain}{question}{unquote(query)}{mark}{unquote(fragment)}"
