"""The importer of HTML: a folder or a mirror of a site, whatever wrote its pages.

In: a source and rules. Out: its issues, articles, pages and pictures, and what became of every other file. Pages are
read twice: first to compare them with each other, then, one by one as they are stored, to write them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from broadsheet.importers.importer import About, Found, Inquiry
from broadsheet.importers.issuing import numbering_of, tell
from broadsheet.importers.mirror.issues import issues_of
from broadsheet.importers.mirror.site import Site, read_site
from broadsheet.importers.mirror.texts import page_of
from broadsheet.importers.rules import Rules
from broadsheet.importers.source import open_source


class Html:
    """The importer of HTML."""

    name = "html"

    def read(self, source: Path, rules: Rules, inquiry: Inquiry) -> Iterator[Found]:
        """Yield issues, pages and rows; see `Importer.read`."""
        site = read_site(open_source(source, rules, inquiry), rules, inquiry)
        site.texts.update((path, "") for path in site.groups.standing)
        issues = list(issues_of(site))
        yield _about(site, numbering_of(issues, rules))
        yield from issues
        yield from (page_of(site, path) for path in site.groups.standing if path not in site.rows)
        _tell_the_rest(site)
        yield from site.rows.values()


def _about(site: Site, numbering: str) -> About:
    rules = site.rules
    return About(rules.word("output.title"), site.main, rules.word("source.base_url"), numbering)


def _tell_the_rest(site: Site) -> None:
    """Say of every file that became nothing yet why, and tell what was repaired in pages that became no text."""
    for path in site.listing.pages:
        if path not in site.texts:
            site.leave(path, "no issue leads to it and it leads to none")
            for remark in site.read.remarks.get(path, ()):
                tell(remark, site.inquiry)
    for path in site.listing.pictures:
        if path not in site.used:
            site.leave(path, "it is an ornament" if site.compared.shown[path] else "no text shows it")
    linked = {page for links in site.led.values() for _, page, _, _ in links}
    for path in site.listing.attachments:
        reason = "texts link to it; it is no text or picture itself" if path in linked else "nothing leads to it"
        site.leave(path, reason)
