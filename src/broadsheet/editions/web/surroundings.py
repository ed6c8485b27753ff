"""The contents of the frame: bar, subscribe strip and footer, the same on every page of a language.

In: a site. Out: the context of `frame.html`, but for the page's own parts. Knows no page.
"""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.editions.web.site import Site
from broadsheet.model.publication import Subscribe
from broadsheet.theming import address, safe


def surroundings(site: Site, language: str) -> Mapping[str, object]:
    """Gather what the frame shows on every page of a language."""
    home = site.addresses.home(language)
    strip = _strip(site, language)
    links = [
        {"name": link.name.in_language(language), "href": address(link.url), "kind": link.kind, "outside": True}
        for link in site.publication.links
        if address(link.url)
    ]
    return {
        "language": language,
        "direction": site.direction(language),
        "paper": paper(site, language),
        "home": site.link(home),
        "stylesheet": site.link(site.look.path),
        "front_stylesheet": site.link(site.look.front) if site.look.front else "",
        "ear_before": _ear(site, language, 0),
        "ear_after": _ear(site, language, 1),
        "feeds": site.feeds(home, language),
        "bar": _bar(site, language, links),
        "strip": safe(site.render("strip.html", language, strip)) if any(strip.values()) else "",
        "imprint": _imprint(site, language),
        "this_paper": _this_paper(site, language),
        "sister": [link for link in links if link["kind"] == "sister"],
        "affiliated": [link for link in links if link["kind"] == "affiliated"],
    }


def paper(site: Site, language: str) -> dict[str, str]:
    """The paper itself, for templates."""
    publication = site.publication
    return {
        "title": site.title(language),
        "tagline": publication.tagline.in_language(language),
        "motto": (publication.web.motto or publication.tagline).in_language(language),
        "publisher": publication.publisher,
        "founded": publication.founded,
        "rights": publication.rights,
    }


def _ear(site: Site, language: str, at: int) -> dict[str, str]:
    ears = site.publication.web.ears
    if len(ears) <= at:
        return {}
    return {"head": ears[at].head.in_language(language), "text": ears[at].text.in_language(language)}


def _bar(site: Site, language: str, links: list[dict[str, object]]) -> list[dict[str, object]]:
    at = site.addresses
    own = [
        (site.gettext(language, "Home"), site.link(at.home(language), "home")),
        (site.gettext(language, "Archive"), site.link(at.archive(language), "archive")),
    ]
    subscribe = (site.gettext(language, "Subscribe"), site.link(at.subscribe(language), "subscribe"))
    return [*_links(own), *links, *_links([subscribe])]


def _links(pairs: list[tuple[str, str]]) -> list[dict[str, object]]:
    return [{"name": name, "href": href, "outside": False} for name, href in pairs if href]


def _this_paper(site: Site, language: str) -> list[dict[str, object]]:
    at = site.addresses
    pairs = [(site.gettext(language, "Archive"), site.link(at.archive(language), "archive"))]
    if site.has("page"):
        own = (page for page in site.publication.pages if page.language == language)
        pairs += [(site.words(page.headline, language), site.link(at.page(page.slug, language))) for page in own]
    pairs.append((site.gettext(language, "Corrections"), site.link(at.corrections(language), "corrections")))
    pairs.append((site.gettext(language, "Subscribe"), site.link(at.subscribe(language), "subscribe")))
    return _links(pairs)


def _imprint(site: Site, language: str) -> dict[str, object]:
    publication = site.publication
    return {
        "publisher": publication.publisher,
        "address": lines(publication.imprint.address),
        "email": publication.imprint.email,
        "issn": publication.issn or publication.issn_print,
        "href": site.link(site.addresses.imprint(language), "imprint"),
    }


def _strip(site: Site, language: str) -> dict[str, object]:
    """What the subscribe strip offers; it is not shown where that is nothing."""
    subscribe = site.publication.subscribe
    first = subscribe.rates[0] if subscribe.rates else None
    return {
        "service": address(subscribe.service),
        "email": subscribe.email,
        "count": site.counted(language, "{count} issue", "{count} issues", first.issues) if first else "",
        "price": first.price if first else "",
        "href": site.link(site.addresses.subscribe(language), "subscribe") if _on_paper(subscribe) else "",
        "feeds": site.feeds(site.addresses.home(language), language),
    }


def _on_paper(subscribe: Subscribe) -> bool:
    """Whether the paper says how one gets it on paper."""
    return bool(subscribe.rates or subscribe.payment or subscribe.address)


def lines(text: str) -> list[str]:
    """The lines of an address, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]
