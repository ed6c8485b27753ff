"""Where a link or a picture's path leads within the paper.

In: a publication, and a target or path as an article writes it. Out: the thing that is meant, or why it is none, with
the nearest that would have been right. Pure: it opens no file, renders nothing and reports nothing; whoever asks
decides what a fault is worth. One implementation, so that the proofs and every edition agree.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias
from urllib.parse import unquote

from broadsheet.model.addresses import Addresses
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.model.names import nearest
from broadsheet.model.pictures import Picture
from broadsheet.model.publication import Publication, StandingPage
from broadsheet.model.renamed import present_ids

SAFE_SCHEMES = frozenset(("http", "https", "mailto", "tel", "ftp"))
"""Schemes that a link may have beside `article:`; those of `text.targets`, which the parser lets through."""

MOST_GUESSES = 500
"""Among so many words the nearest one is looked for at most."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# Browsers drop these before they look for a scheme, so "java\nscript:" must not slip through.
_DROPPED = re.compile(r"[\x00-\x20\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")

# What people write for an address when they forget its scheme; "notes.md" is a file and no host in Moldova.
_HOST = re.compile(r"www\.\w|[\w-]+(?:\.[\w-]+)*\.(?:(?:com|org|net|info|edu|gov)(?=[/?#]|$)|[a-z]{2}/)", re.IGNORECASE)

MOST_INDEXES = 4096

_indexes: dict[int, tuple[tuple[Picture, ...], dict[str, Picture]]] = {}

LinkKind: TypeAlias = Literal["outside", "fragment", "article", "page", "address", "picture", "unsafe", "dead"]
PictureFault: TypeAlias = Literal["", "missing", "outside", "ambiguous", "remote"]


@dataclass(frozen=True, slots=True)
class Target:
    """What a link means.

    `id` is an article's id, a standing page's file, a root-relative address of the paper, a picture's file, or the
    target as written (outside, unsafe, dead); `fragment` is without `#`. `nearest` is the best guess for a dead link,
    written as it would stand in the article, empty where there is none.
    """

    kind: LinkKind
    id: str = ""
    fragment: str = ""
    nearest: str = ""


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """What a picture's path means. An ambiguous one names its first hit; `nearest` is a guess, or the other hit."""

    picture: Picture | None
    fault: PictureFault = ""
    nearest: str = ""


def scheme_of(target: str) -> str:
    """Return a target's scheme in lower case, "" where it has none; what browsers overlook is overlooked."""
    found = _SCHEME.match(_DROPPED.sub("", target))
    return found[1].lower() if found else ""


def find_picture(
    source: str, file: str, issue: Issue | None, publication: Publication, guess: bool = True
) -> FoundPicture:
    """Find the picture that the article or page in `file` calls by `source`; `issue` is its issue, if any.

    Looked up beside the file, then in `pictures/` of the issue, then of the paper (paper-format.md, "Body").
    Percent-encoding is undone. A scheme, an absolute path, a backslash, a control character or a path out of the paper
    is "outside". With `guess` off no nearest name is looked for.
    """
    scheme = scheme_of(source) if ":" in source else ""
    if scheme in ("http", "https") or source.startswith("//"):
        return FoundPicture(None, "remote")
    name = unquote(source.partition("#")[0].partition("?")[0])
    if scheme or name.startswith("/") or "\\" in name or min(name, default=" ") < " ":
        return FoundPicture(None, "outside")
    places = _places(name, file, issue)
    if places[0].startswith("../"):
        return FoundPicture(None, "outside")
    near, far = _by_file(issue.pictures if issue else ()), _by_file(publication.pictures)
    hits = [picture for place in places if (picture := far.get(place) or near.get(place))]
    if not hits:
        names = (*near.values(), *far.values()) if guess else ()
        return FoundPicture(None, "missing", _nearest_name(name, names) if names else "")
    if len(hits) > 1:
        return FoundPicture(hits[0], "ambiguous", hits[1].file)
    return FoundPicture(hits[0])


def _places(name: str, file: str, issue: Issue | None) -> list[str]:
    """List where a picture may lie, beside the file first; a place outside the paper begins with `../`."""
    beside = posixpath.dirname(file)
    folders = [beside, "pictures"] if issue is None else [beside, f"{issue.folder}/pictures", "pictures"]
    if beside and "/" not in name and name.strip("."):  # nearly always
        return list(dict.fromkeys([f"{folder}/{name}" for folder in folders]))
    return list(dict.fromkeys(posixpath.normpath(posixpath.join(folder, name)) for folder in folders))


def _by_file(pictures: tuple[Picture, ...]) -> dict[str, Picture]:
    """Index pictures by file; kept by the identity of the tuple, since every text of an issue asks for the same."""
    if not pictures:
        return {}
    known = _indexes.get(id(pictures))
    if known is None or known[0] is not pictures:
        if len(_indexes) >= MOST_INDEXES:
            _indexes.clear()
        known = _indexes[id(pictures)] = pictures, {picture.file: picture for picture in pictures}
    return known[1]


def _nearest_name(name: str, pictures: Iterable[Picture]) -> str:
    """Find the file that was probably meant: by its name without the suffix, which all of them share."""
    names = {posixpath.splitext(file)[0]: file for file in (posixpath.basename(picture.file) for picture in pictures)}
    return names.get(nearest(posixpath.splitext(posixpath.basename(name))[0], names), "")


class References:
    """Looks up what articles refer to. Build one per publication; its tables are made when first asked for."""

    __slots__ = ("_akin", "_folders", "_issues", "_known", "_pages", "_present", "_publication", "_slugs")

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._issues: dict[str, Issue] = {}
        self._folders: dict[str, Issue] = {}
        self._pages: dict[str, StandingPage] = {}
        self._known: frozenset[str] | None = None
        self._akin: dict[str, list[str]] = {}
        self._slugs: dict[str, list[str]] = {}
        self._present: dict[str, str] | None = None

    def issue(self, id: str) -> Issue | None:
        """Return the issue with an id, or None."""
        if not self._issues:
            self._issues = {issue.id: issue for issue in self._publication.issues}
        return self._issues.get(id)

    def article(self, id: str) -> Article | None:
        """Return the article with an id, translations included, or None."""
        issue = self.issue(id.rpartition("/")[0])
        if issue is None:
            return None
        return next((article for article in (*issue.articles, *issue.translations) if article.id == id), None)

    def nearest_article(self, id: str) -> str:
        """Return the id that comes closest: misspelt in its issue, else the same slug in another issue, else ""."""
        within, _, word = id.rpartition("/")
        issue = self.issue(within)
        if issue is not None and (guess := nearest(id, [article.id for article in issue.articles])):
            return guess
        if not self._slugs:
            for article in self._publication.articles():
                self._slugs.setdefault(article.slug, []).append(article.id)
        same = self._slugs.get(word, [])
        return nearest(id, same[-MOST_GUESSES:]) or (same[-1] if same else "")

    def picture(self, source: str, file: str) -> FoundPicture:
        """Find the picture that the article or page in `file` calls by `source`."""
        return find_picture(source, file, self.issue_at(file), self._publication)

    def issue_at(self, file: str) -> Issue | None:
        """Return the issue whose folder holds a file, or None."""
        if not self._folders:
            self._folders = {issue.folder: issue for issue in self._publication.issues}
        folder = posixpath.dirname(file)
        while folder and folder not in self._folders:
            folder = posixpath.dirname(folder)
        return self._folders.get(folder)

    def link(self, target: str, file: str) -> Target:
        """Say what a link's target means, written in the article or page whose file is `file`."""
        target = target.strip()
        if target.startswith("#"):
            return Target("fragment", "", unquote(target[1:]))
        scheme = scheme_of(target)
        if scheme == "article":
            return self._article_link(unquote(target.partition(":")[2].strip()))
        if scheme or target.startswith("//"):
            return self._outside(target, scheme)
        if target.startswith("/"):
            return self._address(target)
        return self._path(target, file)

    def _article_link(self, named: str) -> Target:
        id, _, fragment = named.partition("#")
        if self.article(id) is None and id:
            if self._present is None:
                self._present = present_ids(self._publication)
            id = self._present.get(id, id)
        if self.article(id) is not None:
            return Target("article", id, fragment)
        guess = self.nearest_article(id)
        return Target("dead", f"article:{named}", fragment, f"article:{guess}" if guess else "")

    def _outside(self, target: str, scheme: str) -> Target:
        if scheme and scheme not in SAFE_SCHEMES:
            return Target("unsafe", target)
        base = self._publication.base_url.rstrip("/")
        if base and (target == base or target.startswith(base + "/")):
            # Something else may be served under our own host: an address there that we do not know is not dead.
            return self._known_address(target[len(base) :] or "/") or Target("outside", target)
        return Target("outside", target)

    def _address(self, target: str) -> Target:
        known = self._known_address(target)
        if known is not None:
            return known
        path, _, fragment = target.partition("#")
        return Target("dead", target, fragment, self._nearest_address(unquote(path.partition("?")[0])))

    def _known_address(self, target: str) -> Target | None:
        path, _, fragment = target.partition("#")
        path = unquote(path.partition("?")[0])
        known = self.known_addresses()
        return next((Target("address", at, fragment) for at in (path, path + "/") if at in known), None)

    def _nearest_address(self, path: str) -> str:
        """Guess among the addresses in the same folder, else among those that end alike: all would cost too much."""
        if not self._akin:
            for known in sorted(self.known_addresses()):
                folder, _, word = known.rstrip("/").rpartition("/")
                self._akin.setdefault(f"{folder}/", []).append(known)
                self._akin.setdefault(word, []).append(known)
        folder, _, word = path.rstrip("/").rpartition("/")
        beside = self._akin.get(f"{folder}/", [])
        if len(beside) > MOST_GUESSES:
            beside = [known for known in beside if known.startswith(f"{folder}/{word[:2]}")]
        alike = self._akin.get(word, [])
        return nearest(path, beside[:MOST_GUESSES]) or nearest(path, alike[-MOST_GUESSES:])

    def _path(self, target: str, file: str) -> Target:
        written, _, fragment = target.partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(written.partition("?")[0])))
        issue = self.issue_at(path)
        beside = (*issue.articles, *issue.translations) if issue is not None else ()
        for article in beside:
            if article.file == path:
                return Target("article", article.id, fragment)
        if not self._pages:
            self._pages = {page.file: page for page in self._publication.pages}
        if path in self._pages:
            return Target("page", path, fragment)
        found = self.picture(written, file)
        if found.picture is not None:
            return Target("picture", found.picture.file)
        if _HOST.match(target):
            return Target("dead", target, fragment, f"https://{target}")
        files = [*(other.file for other in beside), *(other.file for other in self._publication.pages)]
        names = [posixpath.basename(other) for other in files]
        return Target("dead", target, fragment, nearest(posixpath.basename(path), names))

    def known_addresses(self) -> frozenset[str]:
        """Return every root-relative page address that the paper can have, and the old ones that lead on."""
        if self._known is None:
            self._known = frozenset(_addresses(self._publication))
        return self._known


def _addresses(publication: Publication) -> Iterator[str]:
    """Yield the addresses of pages: of the paper, of its lists, of issues and articles; old ones from redirects."""
    addresses = Addresses(publication)
    for language in publication.languages:
        yield from (addresses.home(language), addresses.archive(language), addresses.corrections(language))
        yield from (addresses.imprint(language), addresses.subscribe(language))
        yield from (addresses.section(section.id, language) for section in publication.sections)
        for issue in publication.issues:
            yield from (addresses.issue(issue.id, language), addresses.whole(issue.id, language))
            yield addresses.year(issue.date.year, language)
            if issue.volume:
                yield addresses.volume(issue.volume, language)
    yield from (addresses.page(page.slug, page.language) for page in publication.pages)
    yield from ("/feed.xml", "/atom.xml", "/feed.json")
    yield from (redirect.old.partition("#")[0] for redirect in publication.redirects)
    for issue in publication.issues:
        for page in range(1, len(issue.printed.covers) + 1 if issue.printed else 1):
            yield addresses.printed_page(issue.id, page)
        for article in (*issue.articles, *issue.translations):
            yield addresses.article(article.id)
            yield from (addresses.topic(topic, article.language) for topic in article.topics)
