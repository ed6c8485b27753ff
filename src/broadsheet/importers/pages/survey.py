"""What is kept of a page after its first reading: enough to compare pages and to sort them, a few kilobytes.

In: a `Page`. Out: a `Survey`: hashes of its blocks, their sizes and kinds, links, anchors, pictures, what it says of
number and date, a sample of its word sequences. The text itself is not kept. Knows no other page and no file.
"""

from __future__ import annotations

import posixpath
import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from itertools import pairwise
from typing import Any
from urllib.parse import unquote
from zlib import crc32

from broadsheet.importers.evidence.finding import find
from broadsheet.importers.evidence.findings import Finding, Where
from broadsheet.importers.pages.bylines import byline_of
from broadsheet.importers.pages.page import Block, BlockKind, Page, PageLink, PagePicture
from broadsheet.importers.pages.words import hash_of, is_unspaced, numbers_of

EDGE = 40
"""So many blocks at either end can be of the template; only they have shapes."""
SHORT = 400
"""Longer blocks have no shape, in characters."""
SEVERAL = 0xFFFFFFFF
"""The home of a word that stands in several blocks."""
SAMPLE = 3
"""A sequence of words is kept where these bits of its first and third word's hashes agree: one in four."""
_CRUMBS, _STEP = 0.2, re.compile(r"\s[>›»→]\s")
"""“Home > December 2009 > Article”: where a page is on its site, partly in links."""
_LOOKED_AT = 12
_LONGEST = 250
_UPPER = "".join(re.escape(chr(code)) for code in range(0x41, 0x0590) if chr(code).isupper())
_MAIL = re.compile(r"\S+@\S+")
_MASKED = re.compile(rf"\b(?:[^\W\d]*\d\w*|[{_UPPER}][\w'’.\-]*)")
_RUNS = re.compile(r"#(?:[ ,.#]*#)?")
_PLAIN_WORD = re.compile(rf"(?<![#\w])[^\W\d_{_UPPER}]{{2,}}")


@dataclass(slots=True)
class Survey:
    """A page as it is compared. All sequences named for blocks have one entry per block, in reading order.

    `exact` are hashes of the blocks' texts (of pictures, where there is no text); `shapes` the same with numbers, names
    and addresses masked; `lengths` in characters, `words` in words; `shares` the part in links in hundredths; `ends`
    says how many of `shingles` (hashes of word sequences, a sample) begin before each block's end. `vocabulary` are
    hashes of the page's words, `homes` the block of each or `SEVERAL`. `links`, `anchors` and `pictures` go with the
    numbers of their blocks; `bylines` are blocks that read like one. `findings` are what it says of its issue, `bare`
    dates in texts that name no number and may be those of anything. `grid` are cells of a table that are numbers, with
    the heads of their columns and rows.
    """

    path: str
    digest: str = ""
    title: str = ""
    language: str = ""
    direction: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    frames: tuple[str, ...] = ()
    kinds: tuple[BlockKind, ...] = ()
    exact: array[int] = field(default_factory=lambda: array("Q"))
    shapes: array[int] = field(default_factory=lambda: array("Q"))
    lengths: array[int] = field(default_factory=lambda: array("I"))
    words: array[int] = field(default_factory=lambda: array("I"))
    shares: bytes = b""
    shingles: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    vocabulary: array[int] = field(default_factory=lambda: array("I"))
    homes: array[int] = field(default_factory=lambda: array("I"))
    links: tuple[tuple[int, PageLink], ...] = ()
    anchors: tuple[tuple[int, str], ...] = ()
    pictures: tuple[tuple[int, PagePicture], ...] = ()
    bylines: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()
    bare: tuple[Finding, ...] = ()
    grid: tuple[tuple[str, str, str], ...] = ()

    @property
    def folder(self) -> str:
        """The page's folder, "" for the root."""
        return posixpath.dirname(self.path)


def survey(page: Page, digest: str) -> Survey:
    """Take down what is needed of a page; `digest` stands for the text that it was read from."""
    found = Survey(page.path, digest, page.title, page.language, page.direction, _small(page.meta), page.frames)
    blocks = page.blocks
    found.kinds = tuple(block.kind for block in blocks)
    found.exact = array("Q", [_identity(block, page.path) for block in blocks])
    found.shapes = array("Q", _shapes(blocks, found.exact))
    found.lengths = array("I", [len(block.text) for block in blocks])
    found.shares = bytes(min(100, round(block.link_share * 100)) for block in blocks)
    found.links = tuple((at, link) for at, block in enumerate(blocks) for link in block.links)
    found.anchors = tuple((at, anchor) for at, block in enumerate(blocks) for anchor in block.anchors)
    found.pictures = tuple((at, picture) for at, block in enumerate(blocks) for picture in block.pictures)
    found.bylines = tuple(at for at, block in enumerate(blocks[:EDGE]) if byline_of(block.text))
    said_so = list(_findings(page))
    found.findings = tuple(finding for row in said_so if _names_issue(row) for finding in row)
    found.bare = tuple(finding for row in said_so if not _names_issue(row) for finding in row)
    found.grid = tuple(_grid(blocks))
    _take_words(blocks, found)
    return found


def _small(meta: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in list(meta.items())[:40] if len(value) <= 300}


def resolved(target: str, path: str) -> str:
    """Return where in the source a link or picture of a page lies: without query and fragment, "" for other sites."""
    plain = target.partition("#")[0].partition("?")[0]
    if "://" in plain or plain.startswith(("//", "data:", "mailto:", "javascript:")):
        return ""
    joined = plain.lstrip("/") if plain.startswith("/") else posixpath.join(posixpath.dirname(path), plain)
    return posixpath.normpath(unquote(joined)) if plain else path


def _identity(block: Block, path: str) -> int:
    if block.text or not block.pictures:
        return hash_of(block.text or f"<{block.kind}>")
    return hash_of("\n".join(resolved(picture.source, path) or picture.source for picture in block.pictures))


def _shapes(blocks: Sequence[Block], exact: Sequence[int]) -> Iterator[int]:
    inner = range(EDGE, len(blocks) - EDGE)
    for at, block in enumerate(blocks):
        edge = at not in inner and 0 < len(block.text) < SHORT
        crumbs = edge and block.link_share > _CRUMBS and _STEP.search(block.text)
        yield hash_of("<path>") if crumbs else hash_of(shape_of(block.text)) if edge else exact[at]


@lru_cache(maxsize=2048)
def shape_of(text: str) -> str:
    """Return a text with its numbers, names and addresses masked, or as it is where too little else would remain.

    Scripts without capitals have only their numbers masked. Fewer than three common words make no shape: headlines in
    capitals would all look alike (import.md, section 2, trap a).
    """
    plain = _MAIL.sub("#", text) if "@" in text else text
    masked = _RUNS.sub("#", _MASKED.sub("#", plain))
    if masked == text:
        return text
    left = _PLAIN_WORD.findall(masked)
    return masked if len(left) >= 3 or (sum(map(len, left)) >= 12 and is_unspaced(text)) else text


def _findings(page: Page) -> Iterator[tuple[Finding, ...]]:
    """Yield what each short text at the ends of the page says."""
    for where, text in dict.fromkeys(said(page)):
        found = find(text, where, page.language)
        if found:
            yield found


def _names_issue(row: Sequence[Finding]) -> bool:
    return any(each.fact in ("number", "volume", "whole_number") or each.where == "title" for each in row)


def _grid(blocks: Sequence[Block]) -> Iterator[tuple[str, str, str]]:
    for block in blocks:
        headed = block.kind == "cell" and block.column and block.row
        if headed and len(block.text) <= 5 and block.text.isdecimal():
            yield block.text, block.column[:40], block.row[:40]


def said(page: Page) -> Iterator[tuple[Where, str]]:
    """Yield the short texts of a page in which number and date of its issue may stand, with their places."""
    texts = [block.text for block in page.blocks if block.text]
    yield "title", page.title
    yield from (("head", text) for text in texts[:_LOOKED_AT] if len(text) <= _LONGEST)
    yield from (("foot", text) for text in texts[_LOOKED_AT:][-_LOOKED_AT:] if len(text) <= _LONGEST)


def _take_words(blocks: Sequence[Block], found: Survey) -> None:
    """Fill in words, vocabulary and the sample of sequences."""
    numbers: list[int] = []
    starts: list[int] = []
    homes: dict[int, int] = {}
    for at, block in enumerate(blocks):
        own = numbers_of(block.text)
        starts.append(len(numbers))
        numbers += own
        several = homes.keys() & own
        homes.update(dict.fromkeys(own, at))
        homes.update(dict.fromkeys(several, SEVERAL))
    starts.append(len(numbers))
    found.words = array("I", [after - before for before, after in pairwise(starts)])
    found.vocabulary, found.homes = array("I", homes.keys()), array("I", homes.values())
    size = 8 if is_unspaced(" ".join(block.text for block in blocks[:60])) else 5
    places = [at for start, end in pairwise(starts) for at in _sampled(numbers[start:end], start, size)]
    found.shingles = array("I", shingles(numbers, places, size))
    found.ends = array("I", _counts(places, starts[1:]))


def _sampled(own: Sequence[int], start: int, size: int) -> list[int]:
    """Return places of a block, which begins at `start`, where a sequence begins that ends within it."""
    pairs = zip(own, own[2 : max(0, len(own) - size + 3)], strict=False)
    return [at for at, (first, third) in enumerate(pairs, start) if not (first ^ third) & SAMPLE]


def shingles(numbers: Sequence[int], places: Sequence[int], size: int) -> list[int]:
    """Return hashes of the sequences of `size` words that begin at some places."""
    data = array("I", numbers).tobytes()
    return [crc32(data[4 * at : 4 * (at + size)]) for at in places]


def _counts(places: Sequence[int], ends: Sequence[int]) -> Iterator[int]:
    at = 0
    for end in ends:
        while at < len(places) and places[at] < end:
            at += 1
        yield at


def plain(found: Survey) -> tuple[Any, ...]:
    """Return a survey as plain values, to be cached."""
    return tuple(_PLAIN.get(name, _as_it_is)(getattr(found, name)) for name in _NAMES)


def from_plain(values: tuple[Any, ...]) -> Survey:
    """Return a survey from its plain values."""
    given = dict(zip(_NAMES, values, strict=True))
    return Survey(**{name: _FULL.get(name, _as_it_is)(value) for name, value in given.items()})


def _as_it_is(value: Any) -> Any:
    return value


def _of_array(value: array[int]) -> tuple[str, bytes]:
    return value.typecode, value.tobytes()


def _to_array(value: tuple[str, bytes]) -> array[int]:
    return array(value[0], value[1])


def _of_links(rows: Sequence[tuple[int, PageLink]]) -> tuple[tuple[int, str, str], ...]:
    return tuple((at, link.target, link.text) for at, link in rows)


def _to_links(rows: Sequence[tuple[int, str, str]]) -> tuple[tuple[int, PageLink], ...]:
    return tuple((at, _link(target, text)) for at, target, text in rows)


def _of_pictures(rows: Sequence[tuple[int, PagePicture]]) -> tuple[tuple[Any, ...], ...]:
    return tuple((at, each.source, each.alt, each.width, each.height, each.big) for at, each in rows)


def _to_pictures(rows: Sequence[tuple[Any, ...]]) -> tuple[tuple[int, PagePicture], ...]:
    return tuple((at, _picture(*row)) for at, *row in rows)


def _of_findings(rows: Sequence[Finding]) -> tuple[tuple[Any, ...], ...]:
    return tuple((each.fact, each.value, each.where, each.text, each.rivals) for each in rows)


def _to_findings(rows: Sequence[tuple[Any, ...]]) -> tuple[Finding, ...]:
    return tuple(_finding(*row) for row in rows)


_SHARED = 8192
_link, _picture, _finding = lru_cache(_SHARED)(PageLink), lru_cache(_SHARED)(PagePicture), lru_cache(_SHARED)(Finding)
"""Most of a template's are the same on all pages: one object stands for them, or memory would grow with the site."""

_NAMES = tuple(each.name for each in fields(Survey))
_ARRAYS = ("exact", "shapes", "lengths", "words", "shingles", "ends", "vocabulary", "homes")
_PLAIN: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_ARRAYS, _of_array),
    "links": _of_links,
    "pictures": _of_pictures,
    "findings": _of_findings,
    "bare": _of_findings,
}
_FULL: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_ARRAYS, _to_array),
    "links": _to_links,
    "pictures": _to_pictures,
    "findings": _to_findings,
    "bare": _to_findings,
}
