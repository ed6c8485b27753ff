"""Checks of what is said with pictures and what pictures are there: words, sizes, copies, pictures that nobody shows.

In: texts and picture files. Out: problems. Whether a file is there at all is checked in `pictures`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from broadsheet.model.pictures import Picture
from broadsheet.problems import Place, Problem
from broadsheet.proofs.check import Proof, Rule, TextRule
from broadsheet.proofs.kinds import (
    ALT_FILE_NAME,
    MISSING_CAPTION,
    MISSING_CREDIT,
    PICTURE_COPIED,
    PICTURE_UNUSED,
    SMALL_FOR_PRINT,
    SMALL_FOR_WEB,
)
from broadsheet.proofs.reading import Text
from broadsheet.text.nodes import Figure
from broadsheet.text.plain import plain_inline

_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|heic|bmp)", re.IGNORECASE)
_CAMERA = re.compile(r"(?:IMG|DSC|DSCN|DSCF|PXL|P|MVI|GOPR|screenshot|scan)[ _-]?\d[\d _-]*", re.IGNORECASE)
_PLACEHOLDER = frozenset(
    (
        *("image", "picture", "photo", "photograph", "graphic", "alt", "alt text", "untitled", "description"),
        *("bild", "foto", "grafik", "abbildung", "ohne titel", "alternativtext", "photographie", "illustration"),
        *("imagen", "fotografía", "foto", "sin título", "texto alternativo", "texte alternatif", "sans titre"),
        *("صورة", "图片", "照片", "图像"),
    )
)
_CREDITED = re.compile(
    r"©|\((?:c|C)\)|\b(?:photo(?:graph|s)?|picture|image|drawing|illustration|map|graphic|courtesy|foto|bild|crédit|"
    r"dibujo|fotografía)\b\s*(?::|by\b|von\b|de\b|par\b|of\b|/)|صورة|图",
    re.IGNORECASE,
)


def check_alternatives(text: Text) -> Iterator[Problem]:
    """Yield alt-text-says-nothing for a file's name, a camera's number or a bare word such as “photo”."""
    for picture in text.passages.pictures:
        alt = " ".join(picture.alt.split())
        stem = posixpath.splitext(posixpath.basename(picture.source))[0]
        named = alt == stem and (any(sign in stem for sign in "_-0123456789") or stem.islower())
        says_nothing = _FILE_NAME.fullmatch(alt) or _CAMERA.fullmatch(alt) or alt.casefold() in _PLACEHOLDER
        if alt and (named or says_nothing):
            yield ALT_FILE_NAME.at(text.place(picture.at), alt=alt)


def check_captions(text: Text) -> Iterator[Problem]:
    """Yield missing-caption and missing-credit for figures. A caption may hold the credit; decoration needs neither."""
    for node in text.nodes:
        if not isinstance(node, Figure) or node.picture.decorative:
            continue
        picture = node.picture
        if not picture.caption:
            yield MISSING_CAPTION.at(text.place(picture.at), source=picture.source)
        if not picture.credit and not _CREDITED.search(plain_inline(picture.caption)):
            yield MISSING_CREDIT.at(text.place(picture.at), source=picture.source)


def check_sizes(text: Text) -> Iterator[Problem]:
    """Yield picture-small-for-web and picture-small-for-print for figures, the first time that a text shows them.

    Drawings (SVG) have any size; what cannot be measured is told elsewhere.
    """
    article = text.article
    wishes = text.proof.wishes
    seen: set[str] = set()
    for picture in text.passages.pictures:
        found = text.proof.references.picture(picture.source, text.file).picture
        if found is None or picture.decorative or found.file in seen or found.file.lower().endswith(".svg"):
            continue
        seen.add(found.file)
        width = text.proof.width_of(found.file)
        facts: dict[str, str | int] = {"source": picture.source, "width": width}
        if width and width < wishes.web_width and (article is None or article.web):
            yield SMALL_FOR_WEB.at(text.place(picture.at), **facts, least=wishes.web_width)
        elif width and width < wishes.print_width and (article is not None and article.print):
            yield SMALL_FOR_PRINT.at(text.place(picture.at), **facts, least=wishes.print_width)


def check_unused(proof: Proof) -> Iterator[Problem]:
    """Yield picture-in-no-article: neither in a text nor as a teaser, cover or portrait; drafts count as well."""
    for issue in proof.issues():
        texts = (*issue.articles, *issue.translations)
        named = {posixpath.basename(target) for text in texts for target in text.body.targets}
        named |= {posixpath.basename(file) for file in (issue.cover, *(text.picture for text in texts)) if file}
        yield from _unused(issue.pictures, named)
    if proof.around and proof.publication.pictures:
        bodies = [article.body for article in proof.publication.articles()]
        bodies += [page.body for page in proof.publication.pages]
        named = {posixpath.basename(target) for body in bodies for target in body.targets}
        named |= {posixpath.basename(person.picture) for person in proof.publication.people}
        named |= {posixpath.basename(article.picture) for article in proof.publication.articles()}
        named |= {posixpath.basename(issue.cover) for issue in proof.publication.issues}
        yield from _unused(proof.publication.pictures, named)


def _unused(pictures: Iterable[Picture], named: set[str]) -> Iterator[Problem]:
    from urllib.parse import unquote

    said = {unquote(name.partition("#")[0].partition("?")[0]) for name in named}
    for picture in pictures:
        if posixpath.basename(picture.file) not in said:
            yield PICTURE_UNUSED.at(Place(picture.file), file=picture.file)


def check_copies(proof: Proof) -> Iterator[Problem]:
    """Yield picture-copied for two files of an issue, or of the paper's pictures, that hold the same bytes."""
    for issue in proof.issues():
        yield from _copies(proof, issue.pictures)
    yield from _copies(proof, proof.publication.pictures if proof.around else ())


def _copies(proof: Proof, pictures: Iterable[Picture]) -> Iterator[Problem]:
    beginnings: dict[bytes, list[str]] = {}
    for picture in pictures:
        beginning = proof.beginning(picture.file)
        if not beginning:
            continue
        like = beginnings.setdefault(beginning, [])
        whole = proof.content(picture.file) if like else None
        other = next((file for file in like if proof.content(file) == whole), None)
        if other is not None:
            yield PICTURE_COPIED.at(Place(picture.file), file=picture.file, other=other)
        like.append(picture.file)


CHECKS = (
    TextRule("alternative-words", (ALT_FILE_NAME,), check_alternatives),
    TextRule("captions", (MISSING_CAPTION, MISSING_CREDIT), check_captions),
    TextRule("picture-sizes", (SMALL_FOR_WEB, SMALL_FOR_PRINT), check_sizes),
    Rule("picture-uses", (PICTURE_UNUSED,), check_unused),
    Rule("picture-copies", (PICTURE_COPIED,), check_copies),
)
