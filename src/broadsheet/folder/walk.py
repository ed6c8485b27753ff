"""Which files the folder has: names sorted, leftovers passed over, nothing outside the paper looked at.

In: the paper's root. Out: a `Listing` for each folder, with the problems `outside-paper`, `link-loop`,
`broken-file-link`, `not-a-file`, `bad-file-name`, `unreadable-file`, `conflicted-copy`; and `stamp`, a digest over
size and time of change of all files that reading looks at. Opens no file, so that a FIFO cannot hold it up. Knows
nothing of what a file means beyond its suffix.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from operator import attrgetter
from typing import TypeAlias

from broadsheet.folder import kinds
from broadsheet.problems import Place, Problem

Stamp: TypeAlias = tuple[str, int, int]
"""A file that was looked at: its path from the root with `/`, its size, its time of change in nanoseconds."""

SETTINGS_FILES = ("paper.toml", "people.toml", "redirects.toml")
CONTENT = ("issues", "pages", "pictures")
"""The folders of the root that are looked through."""
ARTICLE_SUFFIXES = frozenset(("md", "markdown"))
PICTURE_SUFFIXES = frozenset(
    ("jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "tif", "tiff", "heic", "heif", "jxl", "bmp")
)
CLOSED = frozenset(("office", "out"))
"""Folders of the root to which no link may lead: what lies there is never content."""

_LEFTOVER_SUFFIXES = frozenset(("swp", "swo", "swx", "tmp", "bak", "orig", "rej", "part", "crdownload", "lnk"))
_LEFTOVER_NAMES = frozenset(("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"))
_CONFLICTED = re.compile(r"\(.*(?:conflicted copy|in conflict).*\)|\.sync-conflict-[0-9]{8}", re.I)
_name = attrgetter("name")


@dataclass(slots=True)
class Linked:
    """A link inside the paper, in the shape of an `os.DirEntry`: `path` is where it really leads."""

    name: str
    path: str

    def stat(self) -> os.stat_result:
        """Return what is at the end of the link."""
        return os.stat(self.path)


Entry: TypeAlias = "os.DirEntry[str] | Linked"


@dataclass(slots=True)
class Listing:
    """One folder: `folder` is its path from the root, "" for the root itself. All lists are sorted by name."""

    folder: str
    articles: list[Entry] = field(default_factory=list)
    pictures: list[Entry] = field(default_factory=list)
    others: list[Entry] = field(default_factory=list)
    folders: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    chain: tuple[str, ...] = ()
    """Where the folder and those around it really lie, as far as this walk came through them."""

    @property
    def name(self) -> str:
        """The folder's own name."""
        return self.folder.rpartition("/")[2]

    def path(self, entry: Entry) -> str:
        """The path of an entry from the root."""
        return f"{self.folder}/{entry.name}" if self.folder else entry.name

    def files(self) -> Iterator[Entry]:
        """All files."""
        yield from self.articles
        yield from self.pictures
        yield from self.others


class Walk:
    """Lists the folders of one paper. `root` is its real path, without links in it."""

    def __init__(self, root: str | os.PathLike[str]) -> None:
        self.root = os.path.realpath(root)

    def within(self, folder: str) -> Iterator[Listing]:
        """List a folder and all folders in it, each before those within it; nothing when it is not there or outside."""
        real = os.path.realpath(self.absolute(folder))
        if not self._inside(real):
            return
        start: tuple[str, ...] = (real,)
        waiting = [(folder, start)]
        while waiting:
            path, chain = waiting.pop()
            listing = self.one(path, chain)
            if listing is None:
                continue
            yield listing
            waiting.extend((listing.path(entry), (*chain, entry.path)) for entry in reversed(listing.folders))

    def absolute(self, path: str) -> str:
        """Where a path from the root lies on this machine."""
        return f"{self.root}/{path}" if path else self.root

    def one(self, folder: str, chain: tuple[str, ...] = ()) -> Listing | None:
        """List one folder alone; None when it is not there or no folder. `chain` as in `Listing`."""
        chain = chain or (self.absolute(folder),)
        listing = Listing(folder, chain=chain)
        try:
            with os.scandir(chain[-1]) as entries:
                found = sorted(entries, key=_name)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as fault:
            listing.problems.append(unreadable(folder, fault))
            return listing
        self._sort(listing, found)
        return listing

    def _sort(self, listing: Listing, found: list[os.DirEntry[str]]) -> None:
        for entry in found:
            name = entry.name
            if name[0] == "." or name[-1] == "~":
                continue
            if not name.isprintable() and (reason := _unusable(name)):
                shown = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in name)
                listing.problems.append(kinds.BAD_FILE_NAME.at(Place(listing.folder), name=shown, reason=reason))
            elif entry.is_file(follow_symlinks=False):
                _sort_in(listing, entry)
            elif entry.is_dir(follow_symlinks=False):
                self._folder(listing, entry)
            else:
                self._special(listing, entry)

    def _folder(self, listing: Listing, entry: Entry) -> None:
        if _suffix(entry.name) in ARTICLE_SUFFIXES:
            place = Place(listing.path(entry))
            listing.problems.append(kinds.NOT_A_FILE.at(place, name=entry.name, what="a folder"))
        else:
            listing.folders.append(entry)

    def _special(self, listing: Listing, entry: os.DirEntry[str]) -> None:
        """Take in a link that stays inside the paper; report everything else."""
        if not entry.is_symlink():
            if not _is_leftover(entry.name):
                what = _what(entry.stat(follow_symlinks=False).st_mode)
                place = Place(listing.path(entry))
                listing.problems.append(kinds.NOT_A_FILE.at(place, name=entry.name, what=what))
            return
        if _is_leftover(entry.name):
            return
        problem = self._link(listing, entry)
        if problem:
            listing.problems.append(problem)

    def _link(self, listing: Listing, entry: os.DirEntry[str]) -> Problem | None:
        place, name = Place(listing.path(entry)), entry.name
        try:
            real = os.path.realpath(entry.path, strict=True)
            mode = os.stat(real).st_mode
        except FileNotFoundError:
            # Whether the missing file would lie outside is nobody's business either.
            return kinds.BROKEN_LINK.at(place, name=name)
        except OSError:
            return kinds.LINK_LOOP.at(place, name=name)
        if not self._inside(real):
            return kinds.OUTSIDE_PAPER.at(place, name=name)
        if stat.S_ISDIR(mode):
            if any(around == real or around.startswith(real + os.sep) for around in listing.chain):
                return kinds.LINK_LOOP.at(place, name=name)
            self._folder(listing, Linked(name, real))
        elif stat.S_ISREG(mode):
            _sort_in(listing, Linked(name, real))
        else:
            return kinds.NOT_A_FILE.at(place, name=name, what=_what(mode))
        return None

    def _inside(self, real: str) -> bool:
        if not real.startswith(self.root + os.sep):
            return False
        first = real[len(self.root) + 1 :].split(os.sep, 1)[0]
        return first not in CLOSED and not first.startswith(".")


def _sort_in(listing: Listing, entry: Entry) -> None:
    """Put a file where its suffix says."""
    name = entry.name
    suffix = _suffix(name)
    if "conflict" in name.lower() and _CONFLICTED.search(name):
        listing.problems.append(kinds.CONFLICTED_COPY.at(Place(listing.path(entry)), name=name))
    elif suffix in ARTICLE_SUFFIXES:
        listing.articles.append(entry)
    elif suffix in PICTURE_SUFFIXES:
        listing.pictures.append(entry)
    elif not _is_leftover(name):
        listing.others.append(entry)


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _is_leftover(name: str) -> bool:
    return _suffix(name) in _LEFTOVER_SUFFIXES or name.lower() in _LEFTOVER_NAMES or name[0] == "#" == name[-1]


def unreadable(path: str, fault: OSError) -> Problem:
    """Make the problem of a file or folder that the system does not let us read."""
    reason = (fault.strerror or str(fault)).lower()
    return kinds.UNREADABLE_FILE.at(Place(path), name=path.rpartition("/")[2], reason=reason)


def _unusable(name: str) -> str:
    for character in name:
        category = unicodedata.category(character)
        if category == "Cs":
            return "it is not UTF-8"
        if category == "Cc":
            return "it holds a line break" if character in "\n\r" else "it holds an invisible control character"
    return ""


def _what(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a device"


def stamp_of(listing: Listing, entry: Entry) -> Stamp:
    """Stamp one file; one that vanished meanwhile has size -1."""
    try:
        found = entry.stat()
    except OSError:
        return listing.path(entry), -1, 0
    return listing.path(entry), found.st_size, found.st_mtime_ns


def stray_articles(listing: Listing) -> list[Entry]:
    """The articles of the root that nobody meant to be a read-me: looked at in search of a header."""
    return [entry for entry in listing.articles if not entry.name.partition(".")[0].isupper()]


def looked_at(walk: Walk, folders: Iterable[str] = CONTENT) -> Iterator[Listing]:
    """List every folder that reading looks at, the root (its settings files and articles alone) first."""
    top = walk.one("")
    if top is not None:
        top.articles = stray_articles(top)
        top.pictures = []
        top.others = [entry for entry in top.others if entry.name in SETTINGS_FILES]
        concerned = (*SETTINGS_FILES, *CONTENT)
        top.problems = [problem for problem in top.problems if problem.place.file in concerned]
        yield top
    for folder in folders:
        yield from walk.within(folder)


def stamp(root: str | os.PathLike[str]) -> str:
    """Make the digest of all files by size and time of change alone: `digest_of` of what `read` would have looked
    at."""
    return digest_of(stamp_of(listing, entry) for listing in looked_at(Walk(root)) for entry in listing.files())


def digest_of(stamps: Iterable[Stamp]) -> str:
    """Make one digest of many stamps, whatever their order."""
    return sha256(repr(sorted(stamps)).encode("utf-8", "surrogatepass")).hexdigest()
