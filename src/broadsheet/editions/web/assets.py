"""The files that pages refer to: the style sheets with their fonts, and every picture that is shown somewhere.

In: a site. Out: outputs. A picture that no published text names is not published either.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from broadsheet.editions.edition import Output
from broadsheet.editions.web import mentions, share_cards
from broadsheet.editions.web.files import cover_picture, page_picture, page_pictures
from broadsheet.editions.web.site import Site
from broadsheet.model.pictures import Picture
from broadsheet.model.references import find_picture
from broadsheet.problems import Report


def outputs(site: Site) -> Iterator[Output]:
    """Yield the style sheets, their fonts and the pictures."""
    yield from stylesheets(site)
    for path, name in site.look.fonts.items():
        yield Output(site.addresses.file(path), path, partial(_make_font, site, name))
    yield from site.pictures.outputs(_shown(site))


def find(site: Site, path: str) -> Iterator[Output]:
    """Yield the outputs among which a path of an asset is: at once where a page has shown it already."""
    known = site.pictures.known(f"/{path}")
    if known is not None:
        yield known
    else:
        yield from outputs(site)
        yield from share_cards.outputs(site)


def stylesheets(site: Site) -> Iterator[Output]:
    """Yield the style sheets at their addresses."""
    for path in site.look.sheets:
        yield Output(site.addresses.file(path), path, partial(_make_stylesheet, site, path))


def _make_stylesheet(site: Site, path: str, _report: Report) -> bytes:
    return site.look.sheets[path]


def _make_font(site: Site, name: str, _report: Report) -> bytes:
    return site.theme.assets[name]


def _shown(site: Site) -> Iterator[tuple[Picture, bool]]:
    """Every picture that a page names, and whether only in a small place: as a cover, as a portrait."""
    publication = site.publication
    for facts in site.index.facts:
        issue = facts.issue
        cover = cover_picture(site, issue)
        if cover is not None:
            yield cover, True
        if issue.printed and site.has("printed"):
            yield from ((page_picture(site, issue, page), False) for page in page_pictures(issue))
        if issue.pictures or publication.pictures:
            for article in facts.by_id.values():
                yield from ((picture, False) for picture in mentions.pictures(site, issue, article))
    if publication.pictures:
        yield from _outside_issues(site)


def _outside_issues(site: Site) -> Iterator[tuple[Picture, bool]]:
    publication = site.publication
    sources = [(person.picture, "people.toml") for person in publication.people if person.picture]
    sources += [(target, page.file) for page in publication.pages for target in page.body.targets]
    for source, file in sources:
        found = find_picture(source, file, None, publication, guess=False).picture
        if found is not None:
            yield found, file == "people.toml"
