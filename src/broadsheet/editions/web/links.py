"""Where the links and pictures of a text lead on the web.

In: links and pictures as a text writes them, and where the text stands. Out: addresses, and problems: `dead-link`,
`missing-picture`, `picture-outside`, `picture-ambiguous`, `remote-picture`, `missing-alt-text`. What a target means is
decided by `model.references`; here it becomes an address.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from broadsheet.editions.web.fields import field
from broadsheet.editions.web.figures import image, plain_image
from broadsheet.editions.web.kinds import UNREADABLE_PICTURE
from broadsheet.editions.web.site import Site
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.model.references import FoundPicture, find_picture
from broadsheet.problems import Kind, Place, Problem, Report
from broadsheet.proofs import kinds
from broadsheet.text.html import Image, Renderer, render_inline
from broadsheet.text.markdown import parse_line
from broadsheet.text.nodes import Link, Picture
from broadsheet.text.source import Source
from broadsheet.theming import safe

_OUTWARD = re.compile(r"(?:https?|mailto|tel|ftp):", re.IGNORECASE)
_MAY_LINK = re.compile(r"[\[<]")
_PICTURE_KINDS = {
    "missing": kinds.MISSING_PICTURE,
    "outside": kinds.PICTURE_OUTSIDE,
    "remote": kinds.REMOTE_PICTURE,
}


def silent(_problem: object) -> None:
    """Drop what the article's own page reports; other pages show the same text."""


@dataclass(slots=True)
class Resolver:
    """Resolves the links and pictures of one text.

    `file` is the file that the text stands in, `issue` its issue or None. `place` turns a node's offset into a place.
    With `whole` every address is a whole one (feeds). `first` says that a picture stands at the top of its page,
    `stands` where it does if not in a text: there it is cut to fit.
    """

    site: Site
    file: str
    issue: Issue | None
    report: Report = silent
    place: Callable[[int], Place] | None = None
    whole: bool = False
    first: bool = False
    stands: str = ""

    def link(self, node: Link) -> str | None:
        """Return the address of a link, None for one that leads nowhere or must not."""
        return self.address(node.target, node.at)

    def address(self, target: str, at: int = 0) -> str | None:
        """Return the address that a target leads to; what leads out of the paper stays as it is."""
        if target.startswith("https://") or _OUTWARD.match(target):
            return self._own(target) or target
        meant = self.site.references.link(target, self.file)
        if meant.kind == "dead":
            self._say(kinds.DEAD_LINK, at, target=target, nearest=meant.nearest)
            return None
        if meant.kind in ("outside", "fragment"):
            return target
        path = self._path(meant.kind, meant.id)
        write = self.site.addresses.absolute if self.whole else self.site.addresses.link
        return write(path, meant.fragment) if path else None

    def _own(self, target: str) -> str:
        """Write a whole address of one of our own pages as pages write it, so that it works at any host; else ""."""
        base = self.site.base
        if not base or self.whole or not target.startswith(base):
            return ""
        path, _, fragment = target[len(base) - 1 :].partition("#")
        return self.site.addresses.link(path, fragment) if path in self.site.references.known_addresses() else ""

    def _path(self, kind: str, id: str) -> str:
        if kind == "article":
            return self.site.article_path(id)
        if kind == "page":
            page = next(page for page in self.site.publication.pages if page.file == id)
            return self.site.addresses.page(page.slug, page.language)
        if kind == "picture":
            pictures = (*(self.issue.pictures if self.issue else ()), *self.site.publication.pictures)
            found = next((picture for picture in pictures if picture.file == id), None)
            shown = self.site.pictures.shown(found) if found else None
            return shown.best.path if shown else ""
        return id if kind == "address" else ""

    def picture(self, node: Picture) -> Image | None:
        """Return a picture as the site shows it, None when it cannot be shown; reports why."""
        found = self.find(node)
        if found.fault in _PICTURE_KINDS:
            self._say(_PICTURE_KINDS[found.fault], node.at, source=node.source, nearest=found.nearest)
        if found.picture is None:
            return None
        if found.fault == "ambiguous":
            facts = {"source": node.source, "first": found.picture.file, "nearest": found.nearest}
            self._say(kinds.PICTURE_AMBIGUOUS, node.at, **facts)
        shown = self.site.pictures.shown(found.picture)
        if not (node.alt or node.decorative or (shown and shown.look.alt)):
            self._say(kinds.MISSING_ALT_TEXT, node.at, source=node.source)
        if shown is None:
            reason = self.site.pictures.reason(found.picture)
            self._say(UNREADABLE_PICTURE, node.at, source=node.source, reason=reason)
            return None
        if self.whole:
            return plain_image(shown, self.site.addresses.absolute)
        focus = node.focus or (self.site.pictures.focus(found.picture) if self.stands else "")
        return image(shown, self.stands or node.shape, self.site.addresses.link, first=self.first, focus=focus)

    def find(self, node: Picture) -> FoundPicture:
        """Find the file of a picture; texts in one folder mean the same by the same name."""
        key = (self.issue.id if self.issue else "", self.file.rpartition("/")[0], node.source)
        known = self.site.found.get(key)
        if known is None:
            known = find_picture(node.source, self.file, self.issue, self.site.publication)
            self.site.found[key] = known
        return known

    def _say(self, kind: Kind, at: int, **facts: str) -> None:
        self.report(kind.at(self.place(at) if self.place else Place(self.file), **facts))


def rich(site: Site, article: Article, text: str) -> str:
    """Render a field that may have links, as finished HTML."""
    if not _MAY_LINK.search(text):  # nearly always
        return field(text, article.language).html
    return rich_line(Resolver(site, article.file, site.index.issue_of(article)), text, article.language)


def check(site: Site, article: Article, text: str, report: Report) -> None:
    """Report what is wrong with a field that may have links; its place is the file, since lines are not known here."""

    def placed(problem: Problem) -> None:
        report(replace(problem, place=Place(article.file)))

    if _MAY_LINK.search(text):
        resolver = Resolver(site, article.file, site.index.issue_of(article), placed)
        kids = parse_line(Source(text, article.language), placed)
        render_inline(kids, Renderer(link=resolver.link, picture=resolver.picture))
    else:
        for problem in field(text, article.language).problems:
            placed(problem)


def rich_line(resolver: Resolver, text: str, language: str) -> str:
    """Render a line that may have links, wherever it stands."""
    if not _MAY_LINK.search(text):
        return field(text, language).html
    kids = parse_line(Source(text, language, resolver.file), silent)
    return safe(render_inline(kids, Renderer(link=resolver.link, picture=resolver.picture)))
