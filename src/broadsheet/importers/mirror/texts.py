"""Pages as texts: which blocks of a page, which pictures, which old addresses make an article or a standing page.

In: a site and paths. Out: `FoundArticle` and `FoundPage` values, which are written later. Reads no page.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from typing import Any

from broadsheet.importers.importer import FoundArticle, FoundPage, FoundPicture
from broadsheet.importers.mirror.site import Site
from broadsheet.importers.mirror.writing import Piece, write
from broadsheet.importers.pages.contents import Entry
from broadsheet.importers.pages.fields import Witness
from broadsheet.importers.pages.survey import Survey
from broadsheet.model.names import slug, without_leading_number


def article_of(site: Site, path: str, entry: Entry | None, also: Sequence[str] = ()) -> FoundArticle:
    """Return a page as an article. `also` are copies of it, whose addresses it takes over."""
    piece = _piece(site, path, entry)
    return FoundArticle(**_parts(site, piece, also))


def page_of(site: Site, path: str, also: Sequence[str] = ()) -> FoundPage:
    """Return a page as a standing page."""
    piece = _piece(site, path, None, is_page=True)
    return FoundPage(**_parts(site, piece, also))


def part_of(site: Site, path: str, entry: Entry, blocks: range) -> FoundArticle:
    """Return a part of a page, from an anchor on, as an article."""
    return FoundArticle(**_parts(site, _piece(site, path, entry, blocks), ()))


def _piece(site: Site, path: str, entry: Entry | None, blocks: range | None = None, is_page: bool = False) -> Piece:
    survey, cut = site.surveys[path], site.compared.cuts[path]
    keep = tuple(stays and (blocks is None or at in blocks) for at, stays in enumerate(cut.keep))
    witness = Witness(entry, "" if blocks else site.compared.title_of(path), cut.standing, _paper(site))
    pictures = frozenset(_pictures(site, survey, keep))
    return Piece(path, keep, witness, pictures, entry.anchor if entry and blocks else "", is_page)


def _paper(site: Site) -> str:
    return site.rules.word("output.title")


def _pictures(site: Site, survey: Survey, keep: Sequence[bool]) -> list[str]:
    """Return the picture files that stand in what is kept and are no ornaments, the big version where there is one."""
    found = []
    for at, picture in survey.pictures:
        if not keep[at]:
            continue
        for written in (picture.big, picture.source):
            path = site.links.find(written, survey.path)[0] if written else ""
            if path in site.shown_files and not site.is_ornament(path, picture.width, picture.height):
                found.append(path)
                break
    return list(dict.fromkeys(found))


def _parts(site: Site, piece: Piece, also: Sequence[str]) -> dict[str, Any]:
    path = piece.path
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
        "slug": slug(piece.anchor) if piece.anchor else _slug(path, survey.title),
        "language": survey.language,
        "pictures": tuple(
            FoundPicture(each, site.links.address(each), partial(site.source.read, each)) for each in pictures
        ),
        "addresses": _addresses(site, piece, also),
        "also": tuple(also),
    }


def _picture(site: Site, path: str) -> FoundPicture:
    return FoundPicture(path, site.links.address(path), partial(site.source.read, path))


def _early_fields(piece: Piece, site: Site) -> tuple[tuple[str, str], ...]:
    entry = piece.witness.entry
    section = site.rules.of("articles.departments", piece.path) or (entry.section if entry else "")
    return (("section", section),) if section else ()


def _slug(path: str, title: str) -> str:
    """Make the word of a page of its file's name; that of an index page says nothing, its title may."""
    stem = posixpath.splitext(posixpath.basename(path))[0]
    named = slug(title) if stem.casefold() in ("index", "default") else ""
    return named or slug(without_leading_number(stem)) or slug(stem)


def _digest(digest: str, piece: Piece, fields: object) -> str:
    """Stand for everything that the text is made of."""
    known = (digest, piece.keep, piece.witness.entry, piece.witness.title, piece.witness.standing, fields)
    return sha256(repr((known, sorted(piece.pictures))).encode()).hexdigest()


def _addresses(site: Site, piece: Piece, also: Sequence[str]) -> tuple[str, ...]:
    survey, address = site.surveys[piece.path], site.links.address
    own = address(survey.path)
    anchors = [f"{own}#{name}" for at, name in survey.anchors if piece.keep[at]] if piece.anchor else []
    return tuple(dict.fromkeys([*([] if piece.anchor else [own]), *anchors, *(address(path) for path in also)]))
