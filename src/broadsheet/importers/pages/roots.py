"""Where the root of an old site lies in a source, and which file, there or gone, a link of one of its pages means.

In: the paths of the source, links as its pages write them, the address at which the site stood. Out: a `Site`, which
makes places of links and old addresses of paths. A place is a path of the source, whether a file is there or not.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

INDEXES = ("index.html", "index.htm", "index.shtml", "index.php", "index.wml", "default.htm")
"""Files that a server shows for their folder."""
MOST_LINKS, MOST_FOLDERS = 2_000, 60
"""So many different links from the root are looked at to find it, under so many folders."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Site:
    """An old site. `root` is the folder of the source that was served as `/` ("" for the source itself).

    `hosts` are those whose links mean the site itself; `prefix` is the path of its address (`/gazette` of
    `https://example.org/gazette/`).
    """

    paths: Collection[str]
    root: str = ""
    hosts: frozenset[str] = frozenset()
    prefix: str = ""

    def place(self, page: str, target: str) -> str:
        """Return the place that a link of a page means, "" where it is elsewhere or within the page.

        Where several files may be meant (a folder's index, a name without its suffix), the one that is there.
        """
        within = self._within(target.strip())
        if not within:
            return ""
        plain = unquote(within)
        if plain.startswith("/"):
            plain = posixpath.join(self.root, plain.lstrip("/"))
        else:
            plain = posixpath.join(posixpath.dirname(page), plain)
        normal = posixpath.normpath(plain)
        return "" if normal.startswith("../") or normal == ".." else self._there(normal, plain.endswith("/"))

    def address(self, place: str) -> str:
        """Return the old address of a place: its path from the site's root, percent-decoded."""
        inside = place[len(self.root) :].lstrip("/") if self.root and place.startswith(self.root + "/") else place
        return f"{self.prefix}/{inside}"

    def _within(self, target: str) -> str:
        if target.startswith("//") or _SCHEME.match(target):
            parts = _split(target)
            if parts is None or parts[0] not in self.hosts or not parts[1].startswith(self.prefix):
                return ""
            return parts[1][len(self.prefix) :] or "/"
        return target.partition("#")[0].partition("?")[0]

    def _there(self, normal: str, is_folder: bool) -> str:
        if normal in self.paths and not is_folder:
            return normal
        stem = "" if normal == "." else normal
        tries = [posixpath.join(stem, index) for index in INDEXES]
        tries += [f"{stem}.html", f"{stem}.htm", f"{stem}.wml"] if stem else []
        return next((path for path in tries if path in self.paths), normal)


def _split(target: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    return (parts.hostname or "", parts.path or "/") if parts.scheme in ("http", "https", "") else None


def site_of(paths: Collection[str], links: Iterable[tuple[str, str]], base_url: str = "") -> Site:
    """Find the root: the folder under which most links that begin with `/` find a file; "" where none does.

    `links` are pages with targets. Hosts are that of `base_url`, with and without `www.`.
    """
    known = paths if isinstance(paths, set | frozenset | dict) else set(paths)
    hits: Counter[str] = Counter()
    folders = sorted(_folders(known), key=lambda folder: (folder.count("/"), folder))[:MOST_FOLDERS]
    targets = (target for _, target in links if target.startswith("/") and not target.startswith("//"))
    plains = dict.fromkeys(unquote(target.partition("#")[0].partition("?")[0]).strip("/") for target in targets)
    for plain in list(plains)[:MOST_LINKS]:
        if plain:
            hits.update(folder for folder in folders if posixpath.join(folder, plain) in known)
    best = max(folders, key=lambda folder: (hits[folder], -folder.count("/") if folder else 1), default="")
    parts = _split(base_url) if base_url else None
    host = parts[0].removeprefix("www.") if parts else ""
    hosts = frozenset((host, f"www.{host}")) if host else frozenset()
    return Site(known, best if hits[best] else "", hosts, parts[1].rstrip("/") if parts else "")


def _folders(paths: Iterable[str]) -> set[str]:
    """Return the folders that hold everything, or the upper two floors of them."""
    found = {""}
    for path in paths:
        parts = path.split("/")[:-1]
        found.update("/".join(parts[:depth]) for depth in range(1, min(3, len(parts) + 1)))
    return found
