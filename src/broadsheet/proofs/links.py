"""Checks of links: whether what an article links to exists, is published, and has the place that is named.

In: a proof. Out: problems of links. `fault_of` judges one link and serves editions as well, so that both say the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.model.article import KEPT_BACK, Article
from broadsheet.model.names import nearest
from broadsheet.model.publication import StandingPage
from broadsheet.model.references import References, Target
from broadsheet.problems import Place, Problem
from broadsheet.proofs.check import Piece, Proof, Rule
from broadsheet.proofs.kinds import (
    DEAD_FRAGMENT,
    DEAD_LINK,
    DEAD_REDIRECT,
    LINK_KEPT_BACK,
    LINK_TO_WITHDRAWN,
)
from broadsheet.proofs.passages import IN_HEADER
from broadsheet.text.nodes import Link

REDIRECTS = "redirects.toml"


def fault_of(found: Target, written: str, place: Place) -> Problem | None:
    """Return `dead-link` for a target that leads nowhere, else None. An unsafe one is reported by the parser."""
    return DEAD_LINK.at(place, target=written, nearest=found.nearest) if found.kind == "dead" else None


def check_links(proof: Proof) -> Iterator[Problem]:
    """Yield dead-link, dead-fragment, link-to-withdrawn and link-kept-back."""
    for piece in proof.pieces():
        for link in piece.passages.links:
            if problem := _check(proof, piece, link):
                yield problem


def _check(proof: Proof, piece: Piece, link: Link) -> Problem | None:
    found = proof.references.link(link.target, piece.file)
    if found.kind in ("outside", "picture", "unsafe"):
        return None
    place = proof.place(piece.entry, link.at) if link.at != IN_HEADER else proof.header_place(piece.file, link.target)
    if fault := fault_of(found, link.target, place):
        return fault
    entry = piece.entry if found.kind == "fragment" else _entry(proof.references, found, proof)
    return _check_entry(proof, entry, found, place) if entry is not None else None


def _entry(references: References, found: Target, proof: Proof) -> Article | StandingPage | None:
    if found.kind == "article":
        return references.article(found.id)
    return next((page for page in proof.publication.pages if found.kind == "page" and page.file == found.id), None)


def _check_entry(proof: Proof, entry: Article | StandingPage, found: Target, place: Place) -> Problem | None:
    if isinstance(entry, Article) and found.kind == "article":
        if entry.withdrawn:
            return LINK_TO_WITHDRAWN.at(place, target=entry.id)
        if entry.status in KEPT_BACK:
            return LINK_KEPT_BACK.at(place, target=entry.id, status=entry.status)
    anchors = proof.piece(entry).passages.anchors if found.fragment else frozenset()
    if not found.fragment or found.fragment in anchors:
        return None
    name = entry.id if isinstance(entry, Article) else entry.slug
    return DEAD_FRAGMENT.at(place, target=name, fragment=found.fragment, nearest=nearest(found.fragment, anchors))


def check_redirects(proof: Proof) -> Iterator[Problem]:
    """Yield dead-redirect for a line of redirects.toml that leads to no article, issue, page or address.

    Only where the whole run is proofed. A line that leads to another old address leads on, and is none.
    """
    references = proof.references
    for redirect in proof.publication.redirects if proof.around else ():
        target = redirect.target
        if references.article(target.partition("#")[0]) or references.issue(target):
            continue
        found = references.link(target if ":" in target or target.startswith("/") else f"/{target}/", REDIRECTS)
        if found.kind == "dead":
            near = found.nearest if target.startswith("/") else references.nearest_article(target)
            place = proof.header_place(REDIRECTS, redirect.old)
            yield DEAD_REDIRECT.at(place, old=redirect.old, target=target, nearest=near)


CHECKS = (
    Rule("links", (DEAD_LINK, DEAD_FRAGMENT, LINK_TO_WITHDRAWN, LINK_KEPT_BACK), check_links),
    Rule("redirects", (DEAD_REDIRECT,), check_redirects),
)
