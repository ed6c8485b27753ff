"""What stands on printed pages beside the articles: nameplate, folio, imprint, house ads, and the words between.

In: a publication, an issue and a language. Out: `Furniture`, whose boxes bear the ids of their modules. Where the paper
has no house ads of its own, some are made of what its settings say. Knows no design and no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from broadsheet.editions.naming import joined, named, whole_number_of
from broadsheet.editions.print.matter import Box, Paragraph, Run
from broadsheet.editions.print.measure.around import silent
from broadsheet.editions.print.measure.inline import Liner
from broadsheet.editions.print.sheet import Furniture, Words
from broadsheet.languages.catalogues import translator
from broadsheet.languages.direction import direction
from broadsheet.languages.numbers import digits, number
from broadsheet.model.issue import Issue
from broadsheet.model.publication import Publication, Rate
from broadsheet.text.markdown import parse_line
from broadsheet.text.source import Source
from broadsheet.text.typography import typographer

IMPRINT = "imprint"
INSIDE = "inside"
HOUSE = "house/"
"""What the ids of house ads begin with."""


def furniture_of(publication: Publication, issue: Issue, language: str, house: dict[str, Box]) -> Furniture:
    """Gather the furniture of an issue; `house` are the paper's own house ads, ready to be set, by name."""
    title = publication.title.in_language(language)
    names = named(issue, language)
    gettext, _ = translator(language)
    whole = gettext("Whole number {number}").replace("{number}", digits(str(issue.whole_number), language))
    ads = house or dict(_built_in(publication, language))
    boxes = {f"{HOUSE}{name}": box for name, box in ads.items()}
    return Furniture(
        title=title,
        language=language,
        direction=direction(language),
        document=joined((title, names.line, names.date), language),
        instant=issue.release_at,
        motto=(publication.web.motto or publication.tagline).in_language(language),
        date=names.day,
        issue=joined((names.line, whole), language) if whole_number_of(issue) and names.line != whole else names.line,
        price=publication.print.price.in_language(language),
        ears=tuple(_ears(publication, language)),
        address=_host(publication.base_url),
        words=words_of(language),
        boxes={**_imprint(publication, language), **boxes},
    )


def words_of(language: str) -> Words:
    """What pages say by themselves, in a language."""
    gettext, _ = translator(language)
    page = gettext("page {page}")
    return Words(
        continued_on=gettext("Continued on page {page}"),
        from_page=gettext("From page {page}"),
        inside=gettext("Inside"),
        page=page[:1].upper() + page[1:],
    )


def _imprint(publication: Publication, language: str) -> dict[str, Box]:
    """The imprint as a box: publisher, address, lines of the law; none where the paper says nothing of these."""
    gettext, _ = translator(language)
    details = publication.imprint
    if not (publication.publisher or details.address or details.legal):
        return {}
    plain = [publication.title.in_language(language), publication.publisher, *details.address.splitlines()]
    plain += [details.phone, details.email, _host(publication.base_url)]
    issn = publication.issn_print or publication.issn
    rows = [_plain(row, language) for row in plain]
    rows += [_line(row, language) for row in details.legal]
    rows += [_plain(row, language) for row in (f"ISSN {issn}" if issn else "", publication.rights)]
    return {IMPRINT: Box("imprint", _box(gettext("Imprint"), rows))}


def _ears(publication: Publication, language: str) -> Iterator[str]:
    for ear in publication.web.ears:
        parts = (ear.head.in_language(language), ear.text.in_language(language))
        yield "\n".join(parts)


def _built_in(publication: Publication, language: str) -> Iterator[tuple[str, Box]]:
    """Yield the house ads that can be made of the paper's settings."""
    gettext, _ = translator(language)
    subscribe, imprint = publication.subscribe, publication.imprint
    if subscribe.rates:
        rates = [row for rate in subscribe.rates for row in _rate(rate, language)]
        rows = [*rates, _plain(subscribe.email, language)]
        yield "subscribe", Box("house", _box(gettext("How to get every issue"), rows))
    if imprint.email or imprint.address:
        rows = [_plain(row, language) for row in (*imprint.address.splitlines(), imprint.email)]
        yield "letters", Box("house", _box(gettext("Write to us"), rows))
    if publication.base_url:
        rows = [_plain(gettext("Every issue since the first one is in the archive:"), language)]
        rows.append(_plain(_host(publication.base_url), language))
        yield "archive", Box("house", _box(gettext("Read on the web"), rows))
    if subscribe.donations:
        rows = [_line(subscribe.donations, language)]
        yield "donations", Box("house", _box(gettext("The paper lives by its readers"), rows))
    tagline = _plain(publication.tagline.in_language(language), language)
    yield "paper", Box("house", _box(publication.title.in_language(language), [tagline]))


def _rate(rate: Rate, language: str) -> Iterator[tuple[Run, ...]]:
    """A subscription rate in two rows: how many issues for what price, and where to."""
    _, ngettext = translator(language)
    issues = ngettext("{count} issue", "{count} issues", rate.issues).replace("{count}", number(rate.issues, language))
    yield (Run(joined((issues, rate.price), language), "b"),)
    yield _plain(rate.zone, language)


def _box(heading: str, rows: Iterable[tuple[Run, ...]]) -> tuple[Paragraph, ...]:
    paragraphs = (Paragraph("text", row, first=True) for row in rows if row)
    return (Paragraph("crosshead", (Run(heading),)), *paragraphs)


def _plain(text: str, language: str) -> tuple[Run, ...]:
    """Set a line of plain text with the quotes, dashes and spaces of a language."""
    kids = [text.strip()]
    setter = typographer(language, text)
    if setter is not None:
        setter.set(kids)
    return (Run("".join(kids)),) if kids[0] else ()


def _line(text: str, language: str) -> tuple[Run, ...]:
    """Set a line of inline Markdown."""
    return Liner(lambda target, _at: target).runs(parse_line(Source(text, language), silent)) if text else ()


def _host(base_url: str) -> str:
    """The paper's address on the web as people write it: without scheme and last slash."""
    parts = urlsplit(base_url)
    return f"{parts.netloc}{parts.path}".removeprefix("www.").rstrip("/")
