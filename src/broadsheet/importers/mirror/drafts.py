"""Issues before their dates are known: their contents, running order, parts and copies.

In: a site and a group of pages. Out: `Draft`; rows of the ledger for pages that become no text. A contents page is read
again for its entries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from broadsheet.importers.evidence.findings import Finding
from broadsheet.importers.importer import Row
from broadsheet.importers.mirror.grouping import Unit
from broadsheet.importers.mirror.site import Site
from broadsheet.importers.mirror.splitting import Split, split_of
from broadsheet.importers.mirror.witnesses import findings_of
from broadsheet.importers.pages.contents import Entry, entries
from broadsheet.importers.pages.page import Page

_PROSE, _OWN_WORDS, _LINKED = 25, 150, 0.5
"""A contents page is an article too where it has so many words in texts of so many words at least."""


@dataclass(slots=True)
class Draft:
    """An issue before its date is known: its articles' pages in order, with entries and parts; what speaks for it."""

    unit: Unit
    order: list[str] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    splits: dict[str, Split] = field(default_factory=dict)
    own: tuple[int, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    addresses: tuple[str, ...] = ()


def draft_of(site: Site, unit: Unit) -> Draft:
    """Find what is in an issue; note the pages that are nothing of their own."""
    draft = Draft(unit)
    page = site.page(unit.contents) if unit.contents else None
    listed = _entries(site, page, unit) if page else []
    if page is not None:
        draft.own = _own_text(site, page, listed)
        draft.entries = {entry.path: entry for entry in reversed(listed)}
        draft.order = list(dict.fromkeys(entry.path for entry in listed))
    for path in unit.pages:
        if path != unit.contents and site.is_empty(path):
            site.leave(path, "nothing is on it but what all pages have")
    draft.order = [path for path in draft.order if path not in site.rows]
    others = [path for path in unit.pages if path not in (*draft.order, *site.rows, unit.contents)]
    behind = {path for paths in site.continued.values() for path in paths}
    draft.order = [path for path in _with_others(site, draft.order, others) if path not in behind]
    if site.rules.of("articles.order", unit.key) == "path":
        draft.order.sort()
    for path in draft.order:
        split = split_of(site, path, [entry for entry in listed if entry.path == path], len(unit.pages) == 1)
        if split:
            draft.splits[path] = split
    draft.findings = findings_of(site, unit, page)
    _tell_wholes(site, draft)
    return draft


def _entries(site: Site, page: Page, unit: Unit) -> list[Entry]:
    inside = set(unit.pages) - {unit.contents}

    def resolve(target: str) -> tuple[str, str]:
        path, anchor = site.links.find(target, page.path)
        return (path, anchor) if path in inside else ("", "")

    found = entries(page, [True] * len(page.blocks), resolve)
    return [replace(entry, headline="") if site.is_generic(entry.headline, entry.path) else entry for entry in found]


def _with_others(site: Site, listed: Sequence[str], others: Sequence[str]) -> list[str]:
    """Put pages that the contents page does not name behind the page that leads to them, else at the end."""
    order = list(listed)
    waiting = list(others)
    behind: dict[str, list[str]] = {}
    for parent in order:
        children = [page for _, page, _, _ in site.led[parent] if page in waiting]
        for child in dict.fromkeys(children):
            waiting.remove(child)
            behind.setdefault(parent, []).append(child)
    return [page for path in order for page in (path, *behind.get(path, ()))] + waiting


def _own_text(site: Site, page: Page, listed: Sequence[Entry]) -> tuple[int, ...]:
    """Return the blocks of a contents page beside its list, where they hold as much text as an article."""
    keep, used = site.compared.cuts[page.path].keep, {entry.block for entry in listed}
    told = {entry.standfirst for entry in listed} - {""}
    blocks = [
        (at, block)
        for at, block in enumerate(page.blocks)
        if keep[at] and at not in used and block.text not in told and block.link_share <= _LINKED
    ]
    words = sum(site.surveys[page.path].words[at] for at, _ in blocks if site.surveys[page.path].words[at] >= _PROSE)
    return tuple(at for at, _ in blocks) if words >= _OWN_WORDS else ()


def _tell_wholes(site: Site, draft: Draft) -> None:
    """A page that holds the whole issue again is a duplicate; its address and the contents page's lead to the issue."""
    pages = set(draft.unit.pages)
    found = site.compared.wholes.items()
    here = {path for path, parts in found if 2 * len(pages.intersection(parts)) > len(parts)}
    wholes = [path for path, _ in found if path in here and path not in site.rows]
    for path in wholes:
        site.rows[path] = Row(path, "duplicate of", draft.unit.key)
    contents = draft.unit.contents
    if contents and not draft.own:
        site.rows[contents] = Row(contents, "merged into", draft.unit.key)
    leading = [*([contents] if contents and not draft.own else []), *wholes]
    if contents:
        site.texts[contents] = draft.unit.key
    site.texts.update((path, draft.unit.key) for path in leading)
    draft.addresses = (*site.volumes.addresses_of(draft.unit.key), *map(site.links.address, leading))
