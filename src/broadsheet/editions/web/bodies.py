"""The texts of articles and standing pages, as the site and its feeds show them.

In: a site and an article. Out: HTML, finished. A text is parsed once in a process while its issue's pages are made: the
article's own page, the whole issue, the front and the feeds share its document. Problems are reported by the article's
own page alone. The first two ask `text.direct` before they ask for a document.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import NamedTuple

from broadsheet.editions.web.links import Resolver, rich, rich_line, silent
from broadsheet.editions.web.rows import FEED_ROWS, PAGE_ROWS, WEB_ROWS, WebRenderer, bare, side_note
from broadsheet.editions.web.site import Site
from broadsheet.languages.catalogues import translator
from broadsheet.model.article import Article, Body
from broadsheet.model.issue import Issue
from broadsheet.model.publication import StandingPage
from broadsheet.problems import Problem, Report
from broadsheet.text import direct
from broadsheet.text.direct import Direct
from broadsheet.text.html import (
    Image,
    Renderer,
    Words,
    around_notes,
    render,
    render_inline,
    render_note_list,
    render_notes,
)
from broadsheet.text.html_rows import tag_of
from broadsheet.text.markdown import parse
from broadsheet.text.nodes import Block, Document, Figure, Picture
from broadsheet.text.plain import excerpt
from broadsheet.text.source import Source
from broadsheet.theming import safe

KEPT = 128
EXCERPT_WORDS = 30
LEAST_LEAD = 300
"""The width in pixels from which on a picture may be that of a lead."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text parsed once: its source (for places), its document, and what the parser found wrong."""

    source: Source
    document: Document
    problems: tuple[Problem, ...]


class Rendered(NamedTuple):
    """A text rendered for a page: a wide picture at its very beginning apart, its notes apart, how many they are."""

    leading: bytes
    body: bytes
    notes: bytes
    number: int


@dataclass(frozen=True, slots=True)
class Teaser:
    """What a front shows of a text: its first words by paragraph, and a picture as a context (may be empty)."""

    words: list[str]
    picture: dict[str, object]


_parsed: OrderedDict[tuple[str, str, str], Parsed] = OrderedDict()
_words: dict[str, Words] = {}


def parsed(body: Body, file: str, language: str) -> Parsed:
    """Parse a text, or take it from those parsed last."""
    key = (file, language, body.digest or body.markdown())
    known = _parsed.get(key)
    if known is None:
        problems: list[Problem] = []
        source = Source(body.markdown(), language, file, body.line)
        document = parse(source, problems.append)
        known = _parsed[key] = Parsed(source, document, tuple(problems))
        if len(_parsed) > KEPT:
            _parsed.popitem(last=False)
    return known


def of(article: Article) -> Parsed:
    """The parsed text of an article."""
    return parsed(article.body, article.file, article.language)


def forget(site: Site, article: Article) -> None:
    """Drop an article's document once its own page is made: the one that comes last of those of its issue."""
    _parsed.pop((article.file, article.language, article.body.digest), None)
    site.texts.pop(article.id, None)


def directly(site: Site, issue: Issue, article: Article) -> Direct | None:
    """The text of an article without a document; None where it needs one, or where something has to be reported."""
    known = site.texts
    if article.id not in known:
        problems: list[Problem] = []
        resolver = Resolver(site, article.file, issue, problems.append)
        renderer = WebRenderer(link=resolver.link, picture=resolver.picture, resolver=resolver)
        renderer.rows = WEB_ROWS
        text = direct.read(Source(article.body.markdown(), article.language), renderer)
        known[article.id] = None if problems else text
        if len(known) > KEPT:
            known.popitem(last=False)
    return known[article.id]


def words_of(language: str) -> Words:
    """The words of a text's furniture in a language."""
    known = _words.get(language)
    if known is None:
        gettext, _ = translator(language)
        known = _words[language] = Words(
            note=gettext("Note {number}"),
            notes=gettext("Notes"),
            back=gettext("Back to the text, note {number}"),
            table=gettext("Table: {heads}"),
        )
    return known


def for_page(site: Site, issue: Issue, article: Article, report: Report) -> Rendered:
    """Render an article for its own page, and report everything that is wrong with it."""
    plain = directly(site, issue, article)
    if plain is not None:
        renderer = Renderer(words=words_of(site.index.language_of(article)))
        written = direct.write(plain, renderer, side_note)
        before, behind = around_notes(renderer)
        notes = b"%s%s%s" % (before.encode(), written.items, behind.encode()) if written.number else b""
        return Rendered(b"", written.blocks, notes, written.number)
    text = of(article)
    for problem in text.problems:
        report(problem)
    resolver = Resolver(site, article.file, issue, report, text.source.place)
    return _page(text, resolver, site.index.language_of(article))


def for_standing_page(site: Site, page: StandingPage, report: Report) -> Rendered:
    """Render a standing page, and report everything that is wrong with it."""
    text = parsed(page.body, page.file, page.language)
    for problem in text.problems:
        report(problem)
    return _page(text, Resolver(site, page.file, None, report, text.source.place), page.language)


def _page(text: Parsed, resolver: Resolver, language: str) -> Rendered:
    rows = PAGE_ROWS if text.document.notes else WEB_ROWS
    renderer = WebRenderer.over(resolver, text.document, words_of(language), rows)
    first, rest = _split(text.document)
    resolver.first = bool(first)
    leading = render(Document(first), renderer) if first else ""
    resolver.first = False
    return Rendered(
        leading=leading.encode(),
        body=render(Document(rest) if first else text.document, renderer).encode(),
        notes=_notes(text, renderer).encode() if text.document.notes else b"",
        number=len(text.document.notes),
    )


def _notes(text: Parsed, renderer: WebRenderer) -> str:
    """Render the notes at the foot; a mark within one has no note beside it."""
    renderer.rows = WEB_ROWS
    return render_notes(text.document, renderer)


def first_words(site: Site, issue: Issue, article: Article) -> str:
    """The first words of an article, for pages that describe themselves."""
    text = directly(site, issue, article)
    return direct.excerpt(text, EXCERPT_WORDS) if text else excerpt(of(article).document, EXCERPT_WORDS)


def _split(document: Document) -> tuple[list[Block], list[Block]]:
    """Part a wide picture at the very beginning from the rest: it stands above the text."""
    blocks = document.blocks
    first = blocks[0] if blocks else None
    if isinstance(first, Figure) and first.picture.shape in ("wide", "full"):
        return blocks[:1], blocks[1:]
    return [], blocks


def for_whole(site: Site, issue: Issue, article: Article, prefix: str, offset: int) -> Rendered:
    """Render an article for the page of its whole issue: ids with a prefix, notes numbered on from an offset."""
    plain = directly(site, issue, article)
    if plain is not None:
        words = words_of(site.index.language_of(article))
        written = direct.write(plain, Renderer(words=words, prefix=prefix, offset=offset))
        return Rendered(b"", written.blocks, written.items, written.number)
    text = of(article)
    resolver = Resolver(site, article.file, issue)
    renderer = WebRenderer.over(resolver, text.document, words_of(site.index.language_of(article)))
    renderer.prefix, renderer.offset = prefix, offset
    notes = [note for note in text.document.notes if note.number]
    items = render_note_list(notes, renderer).removeprefix("<ol>\n").removesuffix("</ol>\n") if notes else ""
    return Rendered(b"", render(text.document, renderer).encode(), items.encode(), len(notes))


def for_teaser(site: Site, issue: Issue, article: Article, kind: str, words: int) -> Teaser:
    """Take an article's first words, and its teaser picture or else its first, as wide as a teaser of its kind."""
    text = of(article)
    resolver = Resolver(site, article.file, issue, first=kind == "lead", stands=kind)
    found = excerpt(text.document, words)
    return Teaser([found] if found else [], _teaser_picture(resolver, article, text.document))


def _teaser_picture(resolver: Resolver, article: Article, document: Document) -> dict[str, object]:
    figures = [block.picture for block in document.blocks if isinstance(block, Figure)]
    own = Picture(article.picture, decorative=True) if article.picture else None
    same = next((picture for picture in figures if own and picture.source == own.source), None)
    picture = same or own or (figures[0] if figures else None)
    image = resolver.picture(picture) if picture else None
    if picture is None or image is None or (resolver.stands == "lead" and _is_small(image)):
        return {}
    renderer = WebRenderer.over(resolver, document, words_of(article.language))
    return {
        "html": safe(tag_of(picture, image)),
        "caption": safe(render_inline(picture.caption or [image.caption], renderer)),
        "credit": safe(render_inline(picture.credit or [image.credit], renderer)),
    }


def _is_small(image: Image) -> bool:
    """Whether a picture would be blown up as the one of a lead; a drawing in SVG never is."""
    return 0 < image.width < LEAST_LEAD and not image.src.endswith(".svg")


def for_feed(site: Site, issue: Issue, article: Article, words: int) -> tuple[str, str]:
    """Render an article for feeds, as HTML with whole addresses alone, and take its first words where any are wanted.

    Of a withdrawn one only its note remains.
    """
    if article.withdrawn:
        gettext, _ = translator(site.index.language_of(article))
        note = article.withdrawn_note or gettext("This article has been withdrawn.")
        return f"<p>{_escaped(note)}</p>", note
    resolver = Resolver(site, article.file, issue, whole=True)
    content, summary = _short_for_feed(resolver, article, words) or _long_for_feed(resolver, article, words)
    standfirst = f"<p><em>{rich_line(resolver, article.standfirst, article.language)}</em></p>\n"
    html = (standfirst if article.standfirst else "") + content
    if article.language != site.main:
        html = f'<div lang="{article.language}" dir="{site.direction(article.language)}">{html}</div>'
    return html, summary


def _short_for_feed(resolver: Resolver, article: Article, words: int) -> tuple[str, str] | None:
    """Write a text and its first words without a document; None where it needs one."""
    renderer = WebRenderer(link=resolver.link, picture=resolver.picture, resolver=resolver)
    renderer.rows = FEED_ROWS
    text = direct.read(Source(article.body.markdown(), article.language), renderer)
    if text is None:
        return None
    return bare(text), direct.excerpt(text, words) if words else ""


def _long_for_feed(resolver: Resolver, article: Article, words: int) -> tuple[str, str]:
    """Write a text and its first words from its document."""
    site, document = resolver.site, of(article).document
    renderer = WebRenderer.over(resolver, document, words_of(site.index.language_of(article)), FEED_ROWS)
    renderer.page = site.addresses.absolute(site.addresses.article(article.id))
    notes = [note for note in document.notes if note.number]
    rest = f"<hr>\n<ol>\n{''.join(renderer.note_item(note) for note in notes)}</ol>\n" if notes else ""
    return render(document, renderer) + rest, excerpt(document, words) if words else ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


__all__ = [
    "WEB_ROWS",
    "Rendered",
    "Teaser",
    "for_feed",
    "for_page",
    "for_standing_page",
    "for_teaser",
    "for_whole",
    "of",
    "rich",
    "silent",
]
