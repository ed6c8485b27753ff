"""What surrounds the content of every page: bar, nameplate, sections, subscribe strip, footer.

In: a site and a page's own parts. Out: whole pages as bytes. `frame.html` is rendered once per language, size of the
nameplate and current section, with a mark where a page's own parts go; for each page these are then only put in. Every
part is encoded apart: most are ASCII, which costs nothing, while one character beyond it makes a whole page slow to
encode.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from broadsheet.editions.web import head
from broadsheet.editions.web.site import Frame, Site
from broadsheet.theming import safe
from broadsheet.theming.stencils import ready

SLOTS = ("head", "languages", "mark", "line", "main")
_SLOT = re.compile("\ue000([a-z]+)\ue000")


@dataclass(slots=True, kw_only=True)
class Page:
    """One page's own parts. `path` is its address from the root; `main` and `line` are HTML.

    `others` are the same page in other languages, as pairs of language and path. `current` is the section to be shown
    as current. `feeds` are the page's own, as contexts. `meta` is what it tells programs, as HTML; "" for what any
    page tells them. `url` is its whole address where that is known already. A page with `index` off is not for search
    engines.
    """

    path: str
    language: str
    title: str
    main: str | bytes = ""
    line: str = ""
    mark: str = ""
    description: str = ""
    meta: str | bytes = ""
    url: str = ""
    current: str = ""
    others: Sequence[tuple[str, str]] = ()
    feeds: Sequence[Mapping[str, str]] = ()
    large: bool = False
    index: bool = True


def finish(site: Site, page: Page) -> bytes:
    """Put a page's parts into its frame."""
    pieces, slots = _frame(site, page.language, page.large, page.current)
    parts: dict[str, str | bytes] = {
        "head": _head(site, page),
        "languages": _languages(site, page),
        "mark": page.mark,
        "line": page.line,
        "main": page.main,
    }
    whole = [pieces[0]]
    for slot, piece in zip(slots, pieces[1:], strict=True):
        part = parts[slot]
        whole += (part if isinstance(part, bytes) else part.encode(), piece)
    return b"".join(whole)


def _frame(site: Site, language: str, large: bool, current: str) -> Frame:
    key = (language, large, current)
    known = site.frames.get(key)
    if known is None:
        slots = {slot: safe(f"\ue000{slot}\ue000") for slot in SLOTS}
        context = {**site.surroundings(language), **slots, "large": large}
        context["sections"] = [
            {"href": section["href"], "name": section["name"], "current": section["id"] == current}
            for section in site.section_links(language)
        ]
        parts = _SLOT.split(site.render("frame.html", language, context))
        known = site.frames[key] = [part.encode() for part in parts[::2]], parts[1::2]
    return known


def _head(site: Site, page: Page) -> bytes:
    tagline = site.publication.tagline.in_language(page.language) if page.index else ""
    context = _usual(site) | {"title": page.title, "description": page.description or tagline}
    if page.others:
        others = [(page.language, page.path), *page.others]
        alternates = [{"language": tag, "href": site.addresses.absolute(path)} for tag, path in others]
        # Readers of none of the languages are led to the paper's own.
        alternates += [row | {"language": "x-default"} for row in alternates if row["language"] == site.main]
        context["alternates"] = alternates
    if page.feeds:
        context["feeds"] = page.feeds
    if not page.index or site.hidden:
        context["noindex"] = True
    else:
        if site.publication.base_url:
            context["canonical"] = page.url or site.addresses.absolute(page.path)
        context["meta"] = page.meta or head.website(site, page.path, page.title, page.language)
    return site.fill("head.html", page.language, context)


def _usual(site: Site) -> dict[str, Any]:
    """What the heads of most pages have in common."""
    if not site.head:
        none: dict[str, object] = {"canonical": "", "alternates": [], "feeds": [], "noindex": False, "meta": ""}
        site.head = ready(none | {"policy": site.policy})
    return site.head


def _languages(site: Site, page: Page) -> str:
    """The menu of languages: to the same page where there is one, else to the language's home."""
    if len(site.index.languages) < 2:
        return ""
    same = dict(page.others)
    others = [
        {
            "language": language,
            "direction": site.direction(language),
            "name": site.language_name(language),
            "href": site.addresses.link(same.get(language) or site.addresses.home(language)),
            "current": language == page.language,
        }
        for language in site.index.languages
    ]
    return site.render("languages.html", page.language, {"others": others})
