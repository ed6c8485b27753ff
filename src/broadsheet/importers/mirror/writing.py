"""The second reading of a page: what is kept of it becomes an article's fields and its text in Markdown.

In: an opened source and a `Piece`: a page, what of it is the article, what is known of it. Out: `Written`. Called in
any process, once for each text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

from broadsheet.importers.importer import Remark, Written
from broadsheet.importers.kinds import PICTURE_GONE
from broadsheet.importers.mirror.kinds import LINKS_HOLLOW, LINKS_OUT
from broadsheet.importers.mirror.resolving import Links, written_as
from broadsheet.importers.mirror.rewriting import changed
from broadsheet.importers.mirror.ruled import ruled_fields
from broadsheet.importers.mirror.surveying import guesses_of, remarks_of
from broadsheet.importers.pages.fields import Witness, fields_of
from broadsheet.importers.pages.page import Page
from broadsheet.importers.pages.reader import HTML
from broadsheet.importers.source import Source
from broadsheet.problems import Place
from broadsheet.text.nodes import Link, Picture
from broadsheet.text.written import markdown_of


@dataclass(frozen=True, slots=True)
class Piece:
    """A page, or a part of one, that becomes a text. `keep` has one entry per block of the page.

    `pictures` are the files that may stand in the text. A standing page has its headline only. `more` are pages that
    continue the text.
    """

    path: str
    keep: tuple[bool, ...]
    witness: Witness
    pictures: frozenset[str] = frozenset()
    anchor: str = ""
    is_page: bool = False
    language: str = ""
    more: tuple[Piece, ...] = ()


@dataclass(slots=True)
class _Ground:
    """What links and pictures of one text are judged by, and what was met."""

    piece: Piece
    links: Links
    texts: Mapping[str, str]
    targets: Mapping[str, str]
    out: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    hollow: list[str] = field(default_factory=list)

    def change(self, node: Link | Picture) -> list[Any]:
        return self._link(node) if isinstance(node, Link) else self._picture(node)

    def _link(self, node: Link) -> list[Any]:
        within = self.links.within(node.target, self.piece.path)
        if within is None:
            return [node] if not node.target.startswith("file:") else node.kids
        path, anchor = self.links.find(node.target, self.piece.path)
        if path == self.piece.path and anchor in self.targets:  # within this text
            heading = self.targets[anchor]
            node.target = f"#{heading}"
            return [node] if heading else node.kids
        if (path in self.texts and path != self.piece.path) or (
            path == self.piece.path and self.piece.anchor and anchor
        ):
            node.target = written_as(path) + (f"#{quote(anchor)}" if anchor else "")
            return [node]
        if path == self.piece.path:
            return node.kids
        self.out.append(node.target)
        if self.links.base:
            node.target = f"https:{self.links.base}{self.links.address(within)}"
            return [node]
        return node.kids

    def _picture(self, node: Picture) -> list[Any]:
        path, _ = self.links.find(node.source, self.piece.path)
        if path in self.piece.pictures:
            node.source = written_as(path)
            return [node]
        if not path and self.links.within(node.source, self.piece.path) is not None:
            self.gone.append(node.source)
        return [node] if "://" in node.source and not path else []


def write(source: Source, piece: Piece, links: Links, texts: Mapping[str, str]) -> Written:
    """Read a page again and write the text of a piece of it. `texts` are the files that become texts."""
    decoded = source.text(piece.path)
    page = HTML().page(decoded.text, piece.path)
    keep = _fitting(piece.keep, page)
    page.language = piece.language
    ruled, taken = ({}, set()) if piece.anchor else ruled_fields(page, source.rules)
    fields = fields_of(page, [stays and at not in taken for at, stays in enumerate(keep)], piece.witness)
    fields.values |= ruled
    fields.guesses = [guess for guess in fields.guesses if guess.what not in ruled]
    kept = [stays and at not in fields.used | taken for at, stays in enumerate(keep)]
    has_text = any(stays and (block.text or block.pictures) for stays, block in zip(kept, page.blocks, strict=True))
    document = HTML().document(page, kept if has_text else keep)
    ground = _Ground(piece, links, texts, page.targets)
    ground.hollow = [link.target for link in changed(document, ground.change)]
    values = tuple(fields.values.items())
    remarks = [*remarks_of(piece.path, decoded.repairs, guesses_of(decoded, piece.path)), *page.problems]
    remarks += [*fields.guesses, *_told(ground)]
    text = markdown_of(document) or f"{fields.values['headline']}\n"
    for piece_behind in piece.more:
        behind = write(source, replace(piece_behind, pictures=piece.pictures), links, texts)
        text = f"{text}\n{behind.markdown}"
        remarks += behind.remarks
    return Written(text, values[:1] if piece.is_page else values, tuple(remarks), tuple(page.targets.items()))


def _fitting(keep: Sequence[bool], page: Page) -> list[bool]:
    """A page that changed between the readings keeps what is new in it."""
    missing = len(page.blocks) - len(keep)
    return [*keep[: len(page.blocks)], *([True] * missing)]


def _told(ground: _Ground) -> list[Remark]:
    place = Place(ground.piece.path)
    told: list[Remark] = [PICTURE_GONE.at(place, source=source) for source in dict.fromkeys(ground.gone)]
    if ground.out:
        told.append(LINKS_OUT.at(place, count=str(len(ground.out)), first=ground.out[0]))
    if ground.hollow:
        told.append(LINKS_HOLLOW.at(place, count=str(len(ground.hollow)), first=ground.hollow[0]))
    return told
