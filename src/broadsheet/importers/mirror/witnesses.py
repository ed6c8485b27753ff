"""What speaks for an issue's volume, number and date: rules, its place, its contents page, its pages, their metadata.

In: a site and a group of pages. Out: findings, which are settled elsewhere. Reads no file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.importers.evidence.dates import value_of
from broadsheet.importers.evidence.finding import find
from broadsheet.importers.evidence.findings import Fact, Finding, Where
from broadsheet.importers.evidence.metadata import find_meta, odd_dates
from broadsheet.importers.mirror.grouping import Unit
from broadsheet.importers.mirror.site import Site
from broadsheet.importers.pages.page import Page

_FACTS: dict[str, Fact] = {"volume": "volume", "number": "number", "whole": "whole_number"}


def findings_of(site: Site, unit: Unit, page: Page | None) -> list[Finding]:
    """Return what is said of an issue; `page` is its contents page. A volume's list settles its issues alone."""
    if page is None and len(unit.pages) == 1 and site.rules.words("issues.line"):
        page = site.page(unit.pages[0])
    found = [*_of_place(unit), *_of_contents(page, site), *_of_pages(site, unit), *_of_meta(site, unit)]
    return list(unit.findings) or found


def _of_place(unit: Unit) -> Iterator[Finding]:
    """What the rules say by a path, else what folder or name say."""
    for name, fact in _FACTS.items():
        if value := unit.said.get(name, ""):
            first, _, last = value.replace("_", "-").partition("-")
            yield Finding(fact, f"{int(first)}-{int(last)}" if last else str(int(first)), "rules", unit.key)
    if year := int(unit.said.get("year", 0)):
        day = value_of(year, int(unit.said.get("month", 0)), int(unit.said.get("day", 0)))
        yield Finding("date", day, "rules" if len(day) == 10 else "folder", unit.key)
    if unit.place is None:
        return
    where: Where = "folder" if unit.place.is_folder else "file"
    said = find(unit.place.said, where)
    yield from said
    last = unit.place.said.rpartition("/")[2]
    if not any(finding.fact == "number" for finding in said) and last.isdecimal() and not _is_year(last):
        yield Finding("number", str(int(last)), where, last)


def _is_year(text: str) -> bool:
    return len(text) == 4 and 1600 <= int(text) <= 2199


def _of_contents(page: Page | None, site: Site) -> Iterator[Finding]:
    if page is None:
        return
    language = site.surveys[page.path].language
    yield from _of_lines(page, site)
    for block in page.blocks[:60]:
        if (
            block.text
            and len(block.text) <= 200
            and not any(site.links.find(link.target, page.path)[0] for link in block.links)
        ):
            yield from find(block.text, "contents", language)


def _of_lines(page: Page, site: Site) -> Iterator[Finding]:
    """What the patterns of the rules read from a page's lines."""
    if not site.rules.words("issues.line"):
        return
    for block in page.blocks:
        said = site.rules.read_line("issues.line", block.text) if block.text else None
        for name, value in (said or {}).items():
            if name == "date":
                yield from (replace(each, where="rules") for each in find(value, "contents") if each.fact == "date")
            elif name in _FACTS and value:
                yield Finding(_FACTS[name], value.strip(), "rules", block.text[:80])


def _of_pages(site: Site, unit: Unit) -> Iterator[Finding]:
    """What the pages say of themselves.

    What only one of several says, and a date beside no number that less than half of them have, is believed no more
    than running text.
    """
    pages = [path for path in unit.pages if path != unit.contents] or unit.pages
    own = {path: (*site.surveys[path].findings, *site.surveys[path].bare) for path in unit.pages}
    counts = Counter(said for path in pages for said in {(each.fact, each.value) for each in own[path]})
    for path in unit.pages:
        bare = set(site.surveys[path].bare)
        for finding in own[path]:
            others = counts[finding.fact, finding.value]
            lone = others * 2 < len(pages) if finding in bare else others < 2
            yield replace(finding, where="text") if lone and len(pages) > 1 and path != unit.contents else finding


def _of_meta(site: Site, unit: Unit) -> Iterator[Finding]:
    """What the pages' metadata say; how a date is written there is told."""
    names = site.rules.words("issues.meta")
    for path in unit.pages:
        survey = site.surveys[path]
        found = find_meta(survey.meta, names, survey.language)
        yield from found
        for problem in odd_dates(survey.meta, path, survey.language) if found else ():
            site.inquiry.report(problem)
