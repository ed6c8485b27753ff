"""What is kept of a page after its first reading: enough to compare pages and to sort them, a few kilobytes.

In: a `Page`. Out: a `Survey`: hashes of its blocks, their sizes and kinds, links, anchors, pictures, what it says of
number and date, a sample of its word sequences. The text itself is not kept. Knows no other page and no file.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from broadsheet.importers.evidence.findings import Finding
from broadsheet.importers.pages.page import BlockKind, Page, PageLink, PagePicture


@dataclass(slots=True)
class Survey:
    """A page as it is compared. All sequences named for blocks have one entry per block, in reading order.

    `exact` are hashes of the blocks' texts; `shapes` the same with numbers, names and addresses masked, 0 where a block
    has none; `lengths` in characters, `words` in words; `shares` the part in links in hundredths; `ends` says how many
    of `shingles` (hashes of word sequences, a sample) begin before each block's end. `vocabulary` are hashes of the
    page's words. `links`, `anchors` and `pictures` go with the numbers of their blocks. `openings` are the first blocks
    that hold text, with their numbers, cut at 300 characters.
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
    links: tuple[tuple[int, PageLink], ...] = ()
    anchors: tuple[tuple[int, str], ...] = ()
    pictures: tuple[tuple[int, PagePicture], ...] = ()
    openings: tuple[tuple[int, str], ...] = ()
    findings: tuple[Finding, ...] = ()


def survey(page: Page, digest: str) -> Survey:
    """Take down what is needed of a page; `digest` stands for the text that it was read from."""
    return Survey(page.path, digest, page.title, page.language, page.direction, page.meta, page.frames)
