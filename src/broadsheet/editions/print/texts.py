"""The articles, house ads and other boxes of an issue as matter: what is to be set.

In: a publication, an issue, what of it is printed, its pictures. Out: `Matter` by id; the problems of texts and
pictures. Parses texts; knows no design.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from broadsheet.editions.naming import named
from broadsheet.editions.print.matter import Box, Matter, Paragraph, Run
from broadsheet.editions.print.measure.around import Around, Drawn, silent
from broadsheet.editions.print.measure.inline import inline_field
from broadsheet.editions.print.measure.kinds import PICTURE_UNPRINTABLE
from broadsheet.editions.print.measure.matter import matter_of
from broadsheet.editions.print.pictures import PrintPictures
from broadsheet.languages.catalogues import translator
from broadsheet.languages.direction import direction
from broadsheet.model.addresses import Addresses
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.model.publication import HouseAd, Publication
from broadsheet.model.references import References
from broadsheet.problems import Report
from broadsheet.proofs.kinds import DEAD_LINK
from broadsheet.text.markdown import parse
from broadsheet.text.nodes import Picture
from broadsheet.text.source import Source
from broadsheet.typesetting.codes import code_of

_OUTWARD = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)


class Texts:
    """Makes the matter of one issue in one language."""

    def __init__(
        self, publication: Publication, issue: Issue, language: str, pictures: PrintPictures, report: Report
    ) -> None:
        self.publication = publication
        self.issue = issue
        self.language = language
        self.pictures = pictures
        self.report = report
        self._references = References(publication)
        self._addresses = Addresses(publication)
        self._gettext = translator(language)[0]

    def articles(self, articles: Iterable[Article]) -> dict[str, Matter]:
        """Make the matter of articles, by id."""
        return {article.id: made for article in articles if (made := self._matter(article, self.report)) is not None}

    def house(self, ads: Iterable[HouseAd]) -> dict[str, Box]:
        """Make boxes of the paper's own house ads, by name."""
        return {ad.id: self._house(ad) for ad in ads}

    def href(self, id: str) -> str:
        """The whole address of an article on the web, "" where the paper has none there."""
        article = self._references.article(id)
        web = self.publication.base_url and article is not None and article.web
        return self._addresses.absolute(self._addresses.article(id)) if web else ""

    def _house(self, ad: HouseAd) -> Box:
        article = Article(
            id=ad.id, issue="", slug=ad.id, language=self.language, headline=ad.headline, body=ad.body, file=ad.file
        )
        matter = self._matter(article, self.report)
        paragraphs = [row for row in matter.paragraphs if row.kind != "block"] if matter else []
        return Box("house", (Paragraph("crosshead", matter.headline if matter else ()), *paragraphs))

    def _matter(self, article: Article, report: Report) -> Matter | None:
        source = Source(article.body.markdown(), article.language, article.file, article.body.line)
        document = parse(source, report, places=True)
        series = self._gettext("Series: {name}").replace("{name}", article.series) if article.series else ""
        settings, href = self.publication.print, self.href(article.id)
        shown = href if settings.short_links or settings.qr else ""
        around = Around(
            link=self._linker(article, source, report),
            picture=self._finder(article, source, report),
            place=source.place,
            report=report,
            byline=tuple(self._signed(name) for name in article.byline),
            corrections=tuple(self._corrects(article)),
            series=series,
            short_link=shown.partition("://")[2].rstrip("/"),
            short_href=shown,
            code=code_of(href) if href and settings.qr else (),
            link_notes=settings.link_notes,
            notes=translator(article.language)[0]("Notes"),
        )
        return matter_of(article, document, around)

    def _finder(self, article: Article, source: Source, report: Report) -> Callable[[Picture], Drawn | None]:
        def find(node: Picture) -> Drawn | None:
            found = self.pictures.drawn(node, article.file, self.issue)
            if isinstance(found, str):
                report(PICTURE_UNPRINTABLE.at(source.place(node.at), source=node.source, reason=found))
                return None
            return found

        return find

    def _linker(self, article: Article, source: Source, report: Report) -> Callable[[str, int], str]:
        def link(target: str, at: int) -> str:
            if _OUTWARD.match(target):
                return target
            meant = self._references.link(target, article.file)
            if meant.kind == "dead":
                report(DEAD_LINK.at(source.place(at), target=target, nearest=meant.nearest))
            if meant.kind == "article":
                return f"article:{meant.id}"
            return self._addresses.absolute(meant.id, meant.fragment) if self._has_address(meant.kind) else ""

        return link

    def _has_address(self, kind: str) -> bool:
        return kind == "address" and bool(self.publication.base_url)

    def _signed(self, name: str) -> str:
        """A name of the byline; who is named by the id of people.toml stands with the full name."""
        person = next((person for person in self.publication.people if person.id == name), None)
        return (person.names.in_language(self.language) or person.name) if person else name

    def _corrects(self, article: Article) -> Iterable[tuple[Run, ...]]:
        target = self._references.article(article.corrects) if article.corrects else None
        if target is None:
            return
        issue = self._references.issue(target.issue)
        where = f" ({named(issue, self.language).line})" if issue else ""
        yield (
            Run(self._gettext("This corrects") + " ", "b"),
            *(
                replace(run, link=f"article:{target.id}")
                for run in inline_field(target.headline, target.language, silent)
            ),
            Run(f"{where}. "),
            *inline_field(article.correction, article.language, self.report),
        )


def boxed(boxes: Mapping[str, Box], language: str) -> dict[str, Matter]:
    """Make matter of furniture, so that it is measured as all else is: no text, and the one box."""
    return {id: Matter(id, language, direction(language), headline=(), boxes=(box,)) for id, box in boxes.items()}
