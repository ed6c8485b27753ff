"""The importer of HTML: a folder or a mirror of a site, whatever wrote its pages.

In: a source and rules. Out: its issues, articles, pages and pictures, and what became of every other file. Pages are
read twice: first to compare them with each other, then, one by one as they are stored, to write them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from broadsheet.importers.importer import About, Found, Inquiry, Row
from broadsheet.importers.issuing import numbering_of
from broadsheet.importers.mirror.issues import issues_of
from broadsheet.importers.mirror.site import Site, read_site
from broadsheet.importers.mirror.texts import page_of
from broadsheet.importers.mirror.titling import title_of
from broadsheet.importers.rules import Rules
from broadsheet.importers.source import open_source


class Html:
    """The importer of HTML."""

    name = "html"

    def read(self, source: Path, rules: Rules, inquiry: Inquiry) -> Iterator[Found]:
        """Yield issues, pages and rows; see `Importer.read`."""
        site = read_site(open_source(source, rules, inquiry), rules, inquiry)
        standing = _standing(site)
        issues = list(issues_of(site))
        yield _about(site, numbering_of(issues, rules))
        yield from issues
        yield from (page_of(site, path) for path in standing if path not in site.rows)
        _tell_the_rest(site)
        yield from site.rows.values()


def _standing(site: Site) -> list[str]:
    """Return the pages that become standing pages, and note that they are texts."""
    found = []
    behind = {path for paths in site.continued.values() for path in paths}
    for path in site.groups.standing:
        if path in behind:
            continue
        if site.is_empty(path):
            site.leave(path, "nothing is on it but what all pages have")
        else:
            found.append(path)
    site.texts.update((path, "") for path in found)
    return found


def _about(site: Site, numbering: str) -> About:
    rules = site.rules
    return About(rules.word("output.title") or title_of(site), site.main, rules.word("source.base_url"), numbering)


def _tell_the_rest(site: Site) -> None:
    """Say of every file that became nothing yet why, and tell what was repaired in pages that became no text."""
    for path, shown in site.groups.framed.items():
        if shown not in site.texts:
            site.rows.setdefault(path, Row(path, "merged into", shown))
    merged = {*site.groups.framed, *(path for paths in site.continued.values() for path in paths)}
    untold = [path for path in site.listing.pages if path not in site.texts and path not in merged]
    for path in untold:
        site.leave(path, "no issue leads to it and it leads to none")
        for remark in site.read.remarks.get(path, ()):
            site.inquiry.tell(remark)
    for path in site.listing.pictures:
        if path not in site.used:
            site.leave(path, "it is an ornament" if site.compared.shown[path] else "no text shows it")
    _tell_attachments(site)


def _tell_attachments(site: Site) -> None:
    """Say which texts lead to files that are neither texts nor pictures; a paper has no place for them."""
    leading: dict[str, str] = {}
    for path, links in site.led.items():
        if path in site.texts:
            for _, target, _, _ in links:
                leading.setdefault(target, path)
    for path in site.listing.attachments:
        told = f"it is neither text nor picture; {leading[path]} leads to it" if path in leading else ""
        site.leave(path, told or "nothing leads to it")
