"""What stands on printed pages beside the articles: nameplate, folio, imprint, house ads, and the words between.

In: a publication, an issue and a language. Out: `Furniture`, whose boxes bear the ids of their modules. Where the paper
has no house ads of its own, some are made of what its settings say. Knows no design and no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from broadsheet.editions.naming import joined, named
from broadsheet.editions.print.matter import Box, Paragraph, Run
from broadsheet.editions.print.sheet import Furniture, Words
from broadsheet.languages.catalogues import translator
from broadsheet.languages.direction import direction
from broadsheet.languages.numbers import digits, number
from broadsheet.model.issue import Issue
from broadsheet.model.publication import Publication, Rate

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
        issue=joined((names.line, whole), language) if issue.whole_number and names.line != whole else names.line,
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
    rows = [publication.title.in_language(language), publication.publisher, *details.address.splitlines()]
    rows += [details.phone, details.email, _host(publication.base_url)]
    issn = publication.issn_print or publication.issn
    rows += [*details.legal, f"ISSN {issn}" if issn else "", publication.rights]
    return {IMPRINT: _box("imprint", gettext("Imprint"), rows)}


def _ears(publication: Publication, language: str) -> Iterator[str]:
    for ear in publication.web.ears:
        parts = (ear.head.in_language(language), ear.text.in_language(language))
        yield "\n".join(parts)


def _built_in(publication: Publication, language: str) -> Iterator[tuple[str, Box]]:
    """Yield the house ads that can be made of the paper's settings."""
    gettext, _ = translator(language)
    subscribe = publication.subscribe
    if subscribe.rates:
        rows = [row for rate in subscribe.rates for row in _rate(rate, language)]
        yield "subscribe", _box("house", gettext("How to get every issue"), [*rows, subscribe.email])
    if publication.imprint.email or publication.imprint.address:
        told = [*publication.imprint.address.splitlines(), publication.imprint.email]
        yield "letters", _box("house", gettext("Write to us"), told)
    if publication.base_url:
        text = gettext("Every issue since the first one is in the archive:")
        yield "archive", _box("house", gettext("Read on the web"), [text, _host(publication.base_url)])
    if subscribe.donations:
        yield "donations", _box("house", gettext("The paper lives by its readers"), [subscribe.donations])
    yield "paper", _box("house", publication.title.in_language(language), [publication.tagline.in_language(language)])


def _rate(rate: Rate, language: str) -> Iterator[Run]:
    """A subscription rate in two rows: how many issues for what price, and where to."""
    _, ngettext = translator(language)
    issues = ngettext("{count} issue", "{count} issues", rate.issues).replace("{count}", number(rate.issues, language))
    yield Run(joined((issues, rate.price), language), "b")
    yield Run(rate.zone)


def _box(kind: str, heading: str, rows: Iterable[str | Run]) -> Box:
    runs = [row if isinstance(row, Run) else Run(row.strip()) for row in rows]
    paragraphs = [Paragraph("text", (run,), first=True) for run in runs if run.text]
    made = (Paragraph("crosshead", (Run(heading),)), *paragraphs)
    return Box("imprint", made) if kind == "imprint" else Box("house", made)


def _host(base_url: str) -> str:
    """The paper's address on the web as people write it: without scheme and last slash."""
    parts = urlsplit(base_url)
    return f"{parts.netloc}{parts.path}".removeprefix("www.").rstrip("/")
