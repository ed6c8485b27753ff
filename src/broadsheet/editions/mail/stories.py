"""The stories of a mail: which articles of an issue go in, and what each says in HTML and in plain text.

In: a ground, articles, how much of each is wanted. Out: contexts for the template, and texts. A withdrawn article and
one with `mail: false` are in no mail. Both outputs of a story are made from one document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from broadsheet.editions.mail.ground import Ground
from broadsheet.editions.mail.rows import MAIL_ROWS, MailRenderer
from broadsheet.editions.mail.wrapped import MAIL_TEXT, Wrapped, story
from broadsheet.editions.naming import joined, named
from broadsheet.languages.dates import long_date
from broadsheet.languages.direction import direction
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue, StandingHead
from broadsheet.model.publication import Publication
from broadsheet.text.html import render, render_inline
from broadsheet.text.markdown import parse, parse_line
from broadsheet.text.nodes import Block, Document, Figure, Paragraph, Picture
from broadsheet.text.plain import excerpt, plain_inline
from broadsheet.text.source import Source
from broadsheet.theming import safe

Extent: TypeAlias = Literal["whole", "teaser", "headline"]
"""How much of a story stands in a mail."""

TEASER_WORDS = 60
TEASER_PICTURES = ("lead", "second")


def articles_of(publication: Publication, issue: Issue, language: str) -> list[Article]:
    """List the articles of an issue that are mailed in a language, in running order."""
    if language == publication.language:
        found = list(issue.articles)
    else:
        found = [article for article in issue.translations if article.language == language]
    return [article for article in found if article.mail and not article.withdrawn]


@dataclass(frozen=True, slots=True)
class Told:
    """A story in both forms: `html` is its context for the template."""

    article: Article
    headline: str
    address: str
    html: dict[str, object]
    text: str


def tell(ground: Ground, article: Article, extent: Extent, place: int) -> Told:
    """Tell one story. `place` counts the stories of the mail from 1."""
    return _Story(ground, article).told(extent, place)


class _Story:
    """One article, parsed once."""

    def __init__(self, ground: Ground, article: Article) -> None:
        self._ground, self._article = ground, article
        self._page = ground.article(article.id)
        self._html = MailRenderer(
            link=lambda node: self._address(node.target),
            picture=lambda node: ground.picture(node, article.file),
            direction=direction,
            page=self._page,
            address=self._address,
        )
        self._html.rows = MAIL_ROWS
        self._text = Wrapped(address=self._address, language=article.language)
        self._text.rows = MAIL_TEXT

    def _address(self, target: str) -> str | None:
        return self._ground.link(target, self._article.file)

    def told(self, extent: Extent, place: int) -> Told:
        article, ground = self._article, self._ground
        document = parse(Source(article.body.markdown(), article.language, article.file), _ignored)
        words = excerpt(document, TEASER_WORDS) if extent == "teaser" else ""
        headline = self._words(article.headline)
        own = article.language == ground.language
        fields: dict[str, object] = {
            "id": f"s{place}",
            "lead": article.weight == "lead",
            "second": article.weight == "second",
            "brief": article.weight == "brief",
            "href": self._page,
            "headline": self._line(article.headline),
            "kicker": self._line(article.kicker),
            "standfirst": self._line(article.standfirst),
            "byline": joined(article.byline, article.language),
            "dateline": article.dateline,
            "picture": self._picture(document) if extent == "teaser" else "",
            "words": words,
            "body": safe(render(document, self._html)) if extent == "whole" else "",
            "notes": self._notes(document) if extent == "whole" else [],
            "corrects": self._corrects() if extent == "whole" else {},
            "updated": self._updated() if extent == "whole" else {},
            "author_note": self._line(article.author_note) if extent == "whole" else "",
            "more": extent != "whole",
            "language": "" if own else article.language,
            "direction": "" if own else direction(article.language),
        }
        return Told(article, headline, self._page, fields, self._plain(document, extent, words))

    def _line(self, text: str) -> str:
        kids = parse_line(Source(text, self._article.language, self._article.file), _ignored) if text else []
        return safe(render_inline(kids, self._html))

    def _words(self, text: str) -> str:
        return plain_inline(parse_line(Source(text, self._article.language), _ignored)) if text else ""

    def _picture(self, document: Document) -> str:
        """The picture of a teaser: the article's own, else the first of its text."""
        if self._article.weight not in TEASER_PICTURES:
            return ""
        figures = [block for block in document.blocks if isinstance(block, Figure)]
        own = Figure(Picture(self._article.picture, decorative=True)) if self._article.picture else None
        same = next((one for one in figures if own and one.picture.source == own.picture.source), None)
        chosen = same or own or (figures[0] if figures else None)
        return safe(render(Document([chosen]), self._html)) if chosen else ""

    def _notes(self, document: Document) -> list[dict[str, object]]:
        notes = [note for note in document.notes if note.number]
        return [{"number": note.number, "text": safe(self._note(note.kids))} for note in notes]

    def _note(self, kids: list[Block]) -> str:
        """Write a note as a line that may go on in blocks: its number stands before its first words."""
        first = kids[0] if kids else None
        if not isinstance(first, Paragraph):
            return render(Document(kids), self._html)
        return render_inline(first.kids, self._html) + render(Document(kids[1:]), self._html)

    def _corrects(self) -> dict[str, str]:
        """What an article corrects: where that stands, and the correction."""
        article, ground = self._article, self._ground
        target = ground.references.article(article.corrects) if article.corrects else None
        if target is None:
            return {}
        issue = ground.references.issue(target.issue)
        line = named(issue, ground.language).line if issue is not None and issue.id != article.issue else ""
        headline = self._line(target.headline)
        return {
            "href": ground.article(target.id),
            "headline": headline,
            "line": line,
            "text": self._line(article.correction),
        }

    def _updated(self) -> dict[str, str]:
        article = self._article
        if article.updated is None:
            return {}
        return {"date": long_date(article.updated.date(), self._ground.language), "note": article.update_note}

    def _plain(self, document: Document, extent: Extent, words: str) -> str:
        body = ""
        if extent == "whole":
            body = "\n\n".join(part for part in (story(document, self._text), *self._behind()) if part)
        elif words:
            body = self._text.filled(words)
        return "\n\n".join(part for part in ("\n".join(self._above()), body, self._page) if part)

    def _above(self) -> Iterator[str]:
        """Yield what stands above the text: kicker, headline, standfirst, byline and dateline."""
        article, fill = self._article, self._text.filled
        if article.kicker:
            yield fill(self._words(article.kicker))
        yield fill(self._words(article.headline).upper())
        if article.standfirst:
            yield fill(self._rich(article.standfirst))
        if article.byline or article.dateline:
            names = [joined(article.byline, article.language), article.dateline]
            yield fill(" – ".join(name for name in names if name))

    def _behind(self) -> Iterator[str]:
        """Yield what stands below the text."""
        ground, corrects = self._ground, self._corrects()
        if corrects:
            target = ground.references.article(self._article.corrects)
            said = ground.gettext("This corrects") + " " + (self._words(target.headline) if target else "")
            said += (ground.gettext(", ") + corrects["line"] if corrects["line"] else "") + ground.gettext(".")
            yield self._text.filled(f"{said} {self._rich(self._article.correction)}".rstrip())
        if updated := self._updated():
            said = f"{ground.gettext('Updated')} {updated['date']}"
            yield self._text.filled(said + (ground.gettext(": ") + updated["note"] if updated["note"] else ""))
        if self._article.author_note:
            yield self._text.filled(self._rich(self._article.author_note))

    def _rich(self, text: str) -> str:
        return self._text.line(parse_line(Source(text, self._article.language), _ignored))


def bands(publication: Publication, issue: Issue, articles: Iterable[Article], language: str) -> dict[str, str]:
    """Say over which articles (by id) a heading stands: those of the running order, and sections that stand together.

    A section that comes up again and again has none: there the kickers say where one is.
    """
    listed = list(articles)
    found = _sections(publication, listed, language)
    head = ""
    originals = {article.original or article.id: article.id for article in listed}
    for step in issue.running_order:
        if isinstance(step, StandingHead):
            head = step.text
        elif head and (id := originals.get(f"{issue.id}/{step}")):
            found[id] = head
            head = ""
    return found


def _sections(publication: Publication, articles: list[Article], language: str) -> dict[str, str]:
    names = {
        section.id: (section.standing_head or section.name).in_language(language) for section in publication.sections
    }
    behind = [article for article in articles if article.weight != "lead"]
    starts = [article for before, article in zip([None, *behind], behind, strict=False) if _begins(before, article)]
    once = len({article.section for article in starts}) == len(starts) > 1
    return {article.id: names[article.section] for article in starts if article.section in names} if once else {}


def _begins(before: Article | None, article: Article) -> bool:
    return before is None or before.section != article.section


def _ignored(_problem: object) -> None:
    """Drop what the web edition and the proofs report of the same text."""
