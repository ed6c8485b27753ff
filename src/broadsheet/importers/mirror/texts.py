"""Pages as texts: which blocks of a page, which pictures, which old addresses make an article or a standing page.

In: a site and paths. Out: `FoundArticle` and `FoundPage` values, which are written later. Reads no page.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from typing import Any

from broadsheet.importers.importer import FoundArticle, FoundPage, FoundPicture
from broadsheet.importers.mirror.resolving import written_as
from broadsheet.importers.mirror.site import Site
from broadsheet.importers.mirror.writing import Piece, write
from broadsheet.importers.pages.contents import Entry
from broadsheet.importers.pages.fields import Witness
from broadsheet.importers.pages.survey import Survey
from broadsheet.model.names import slug, without_leading_number

_ICON = 3
"""A picture that stands so often on one page is an icon."""
_SLUG = 48


def article_of(site: Site, path: str, entry: Entry | None, copies: Sequence[str] = ()) -> FoundArticle:
    """Return a page as an article. It takes over the addresses of its copies."""
    return FoundArticle(**_parts(site, _piece(site, path, entry), copies))


def page_of(site: Site, path: str) -> FoundPage:
    """Return a page as a standing page."""
    return FoundPage(**_parts(site, _piece(site, path, None, is_page=True), ()))


def part_of(site: Site, path: str, entry: Entry | None, blocks: Sequence[int]) -> FoundArticle:
    """Return a part of a page as an article: from an anchor on, or, without entry, what stands before all of them."""
    return FoundArticle(**_parts(site, _piece(site, path, entry, blocks), ()))


def _piece(
    site: Site, path: str, entry: Entry | None, blocks: Sequence[int] | None = None, is_page: bool = False
) -> Piece:
    survey, cut = site.surveys[path], site.compared.cuts[path]
    chosen = range(len(cut.keep)) if blocks is None else frozenset(blocks)
    keep = tuple(stays and at in chosen for at, stays in enumerate(cut.keep))
    title = "" if blocks and entry else site.compared.title_of(path)
    shared = "" if title else site.compared.memories[path].title_of(survey.title)
    witness = Witness(entry, title, shared, cut.standing, _paper(site))
    pictures = frozenset(_pictures(site, survey, keep))
    return Piece(path, keep, witness, pictures, entry.anchor if entry and blocks else "", is_page)


def _paper(site: Site) -> str:
    return site.rules.word("output.title")


def _pictures(site: Site, survey: Survey, keep: Sequence[bool]) -> list[str]:
    """Return the picture files that stand in what is kept and are no ornaments, the big version where there is one."""
    found = []
    times = Counter(picture.source for _, picture in survey.pictures)
    for at, picture in survey.pictures:
        if not keep[at] or times[picture.source] >= _ICON:
            continue
        for written in (picture.big, picture.source):
            path = site.links.find(written, survey.path)[0] if written else ""
            if path in site.shown_files and not site.is_ornament(path, picture.width, picture.height):
                found.append(path)
                break
    return list(dict.fromkeys(found))


def _parts(site: Site, piece: Piece, copies: Sequence[str]) -> dict[str, Any]:
    path = piece.path
    also = [frame for frame, shown in site.groups.framed.items() if shown == path and not piece.anchor]
    survey = site.surveys[path]
    pictures = sorted(piece.pictures)
    site.used.update(pictures)
    source = f"{path}#{piece.anchor}" if piece.anchor else path
    fields = _early_fields(piece, site)
    return {
        "source": source,
        "digest": _digest(survey.digest, piece, fields),
        "fields": fields,
        "write": partial(write, site.source, piece, site.links, site.texts),
        "slug": slug(piece.anchor) if piece.anchor else _slug(path, piece.witness.title),
        "language": site.language_of(path),
        "pictures": tuple(FoundPicture(each, written_as(each), partial(site.source.read, each)) for each in pictures),
        "addresses": _addresses(site, piece, (*copies, *also)),
        "also": tuple(also),
    }


def _picture(site: Site, path: str) -> FoundPicture:
    return FoundPicture(path, site.links.address(path), partial(site.source.read, path))


def _early_fields(piece: Piece, site: Site) -> tuple[tuple[str, str], ...]:
    entry = piece.witness.entry
    section = site.rules.of("articles.departments", piece.path) or (entry.section if entry else "")
    return (("section", section),) if section else ()


def _slug(path: str, title: str) -> str:
    """Make a word of the file's name; where that says nothing, of the title, else of the folder."""
    stem = slug(posixpath.splitext(posixpath.basename(path).partition("?")[0])[0])
    if not stem.isdecimal() and stem not in ("index", "default") and "?" not in path:
        return slug(without_leading_number(stem)) or stem
    of_title = slug(title)
    if len(of_title) > _SLUG:
        of_title = of_title[:_SLUG].rpartition("-")[0] or of_title[:_SLUG]
    folder = slug(posixpath.basename(posixpath.dirname(path)))
    return of_title or (f"{folder}-{stem}" if folder and stem.isdecimal() else folder) or stem


def _digest(digest: str, piece: Piece, fields: object) -> str:
    """Stand for everything that the text is made of."""
    known = (digest, piece.keep, piece.witness.entry, piece.witness.title, piece.witness.standing, fields)
    return sha256(repr((known, sorted(piece.pictures))).encode()).hexdigest()


def _addresses(site: Site, piece: Piece, also: Sequence[str]) -> tuple[str, ...]:
    own = site.links.address(piece.path)
    names = [name for at, name in site.surveys[piece.path].anchors if piece.keep[at]]
    anchors = [f"{own}#{name}" for name in (piece.anchor, *names)] if piece.anchor else []
    return tuple(dict.fromkeys([*([] if piece.anchor else [own]), *anchors, *map(site.links.address, also)]))
