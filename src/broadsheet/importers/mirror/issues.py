"""Issues out of groups of pages: their contents, running order, number and date.

In: a site and its groups. Out: `FoundIssue` values; rows of the ledger for pages that become no text. A contents page
is read again for its entries.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from broadsheet.importers.evidence.dates import value_of
from broadsheet.importers.evidence.finding import find
from broadsheet.importers.evidence.findings import Fact, Finding, Where
from broadsheet.importers.evidence.metadata import find_meta, odd_dates
from broadsheet.importers.evidence.settling import settled
from broadsheet.importers.importer import FoundArticle, FoundIssue, Row
from broadsheet.importers.issuing import Bundle, issue_of
from broadsheet.importers.mirror.comparing import preferred
from broadsheet.importers.mirror.dating import between, months_of, table_of
from broadsheet.importers.mirror.grouping import Unit
from broadsheet.importers.mirror.kinds import ALIKE, NO_DATE
from broadsheet.importers.mirror.site import Site
from broadsheet.importers.mirror.splitting import Split, split_of
from broadsheet.importers.mirror.texts import article_of, part_of
from broadsheet.importers.mirror.translating import originals
from broadsheet.importers.pages.contents import Entry, entries
from broadsheet.importers.pages.duplicates import DUPLICATE
from broadsheet.importers.pages.page import Page
from broadsheet.problems import Place

_FACTS: dict[str, Fact] = {"volume": "volume", "number": "number", "whole": "whole_number"}


_PROSE, _OWN_WORDS, _LINKED = 25, 150, 0.5
"""A contents page is an article too where it has so many words in texts of so many words at least."""


@dataclass(slots=True)
class Draft:
    """An issue before its date is known: its articles' pages in order, with entries and copies; what speaks for it."""

    unit: Unit
    order: list[str] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    copies: dict[str, list[str]] = field(default_factory=dict)
    splits: dict[str, Split] = field(default_factory=dict)
    own: tuple[int, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    addresses: tuple[str, ...] = ()


def issues_of(site: Site) -> Iterator[FoundIssue]:
    """Yield the issues that have a date; report those that have none."""
    drafts = [_draft(site, unit) for _, unit in sorted(site.groups.units.items())]
    _tell_volumes(site)
    _take_out_copies(site, drafts)
    for draft in drafts:
        site.texts.update((path, draft.unit.key) for path in draft.order)
    days = _days(site, drafts)
    for draft in drafts:
        found = _issue(site, draft, days.get(draft.unit.key))
        if found is not None:
            yield found


def _draft(site: Site, unit: Unit) -> Draft:
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
    draft.order = _with_others(site, draft.order, others)
    for path in draft.order:
        split = split_of(site, path, [entry for entry in listed if entry.path == path], len(unit.pages) == 1)
        if split:
            draft.splits[path] = split
    found = [*_of_place(unit), *_of_contents(page, site), *_of_pages(site, unit), *_of_meta(site, unit)]
    draft.findings = list(unit.findings) or found
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
    for block in page.blocks[:60]:
        if (
            block.text
            and len(block.text) <= 200
            and not any(site.links.find(link.target, page.path)[0] for link in block.links)
        ):
            yield from find(block.text, "contents", language)


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


def _tell_wholes(site: Site, draft: Draft) -> None:
    """A page that holds the whole issue again is a duplicate; its address and the contents page's lead to the issue."""
    pages = set(draft.unit.pages)
    wholes = [
        path for path, parts in site.compared.wholes.items() if pages.intersection(parts) and path not in site.rows
    ]
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


def _tell_volumes(site: Site) -> None:
    """A contents page of a volume becomes the lists of its issues; the ledger names the first of them."""
    for key, listed in site.volumes.index.issues.items():
        site.rows.setdefault(listed.page, Row(listed.page, "merged into", key))


def _take_out_copies(site: Site, drafts: Iterable[Draft]) -> None:
    """Of two articles of one issue that hold the same words one stays; other likenesses are told."""
    home = {path: draft for draft in drafts for path in draft.order}
    least = site.rules.number("duplicates.article", DUPLICATE)
    for copy in site.compared.copies:
        one, other = home.get(copy.path), home.get(copy.other)
        if one is None or other is None or copy.path not in one.order or copy.other not in other.order:
            continue
        if copy.part < least or one is not other:
            share = str(int(copy.part * 100))
            site.inquiry.report(ALIKE.at(Place(copy.path), share=share, other=copy.other))
            continue
        stays = preferred(copy.path, copy.other, site.compared, one.entries, site.rules)
        gone = copy.other if stays == copy.path else copy.path
        one.order.remove(gone)
        one.copies.setdefault(stays, []).append(gone)
        site.rows[gone] = Row(gone, "duplicate of", stays)


def _days(site: Site, drafts: Sequence[Draft]) -> dict[str, tuple[dt.date, str]]:
    """Return days for issues that say a number and no date that can be believed: by a table, else by the neighbours.

    Where an issue says its date itself, the table is one more witness.
    """
    table = table_of(site.surveys.values())
    undated: dict[str, int] = {}
    known: dict[int, dt.date] = {}
    found: dict[str, tuple[dt.date, str]] = {}
    for draft in drafts:
        number, date = _settled(site, draft, "number"), _settled(site, draft, "date")
        listed = table.get(number)
        if listed and not any(each.fact == "date" and each.where != "text" for each in draft.findings):
            draft.findings = [each for each in draft.findings if each.fact not in ("date", "date_end")]
            found[draft.unit.key] = listed
        elif listed:
            draft.findings.append(Finding("date", f"{listed[0]:%Y-%m}", "contents", listed[1]))
        day = listed[0] if draft.unit.key in found and listed else _day_of(date)
        if number.isdecimal() and day:
            known[int(number)] = day
        elif number.isdecimal():
            undated[draft.unit.key] = int(number)
    places = {draft.unit.key: draft.unit.place.said for draft in drafts if draft.unit.place}
    guesses = {key: between(number, known) for key, number in undated.items()}
    return months_of(places) | found | {key: guess for key, guess in guesses.items() if guess}


def _settled(site: Site, draft: Draft, fact: Fact) -> str:
    """Return what will be taken for a fact: the rules' word, else what the findings settle to."""
    fix = site.rules.fix(draft.unit.key)
    if fix and fix.text(fact):
        return fix.text(fact)
    answer = settled(draft.findings, site.rules.switch("source.day_first"))
    return answer[fact].value if fact in answer else ""


def _day_of(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(f"{value}-01" if len(value) == 7 else value)
    except ValueError:
        return None


def _issue(site: Site, draft: Draft, day: tuple[dt.date, str] | None) -> FoundIssue | None:
    articles = list(_articles(site, draft))
    bundle = Bundle(draft.unit.key, articles, draft.findings, addresses=draft.addresses)
    if day:
        bundle.day, bundle.reason = day
    found = issue_of(bundle, site.rules, site.inquiry)
    if found is None:
        site.inquiry.report(NO_DATE.at(Place(draft.unit.key), count=str(len(draft.order))))
        for path in (*draft.order, *(path for copies in draft.copies.values() for path in copies)):
            site.texts.pop(path, None)
            site.rows[path] = Row(path, "left out because", "nothing says the date of its issue")
        return None
    return found


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


def _articles(site: Site, draft: Draft) -> Iterator[FoundArticle]:
    order = [path for path in draft.order if path not in site.rows]
    translated = originals({path: site.surveys[path].language or site.main for path in order}, site.main, site.rules)
    listed = site.volumes.list_of(draft.unit.key, order)
    if listed:
        yield listed
    if draft.own:
        yield part_of(site, draft.unit.contents, None, draft.own)
    for path in order:
        split = draft.splits.get(path)
        if split is None:
            found = article_of(site, path, draft.entries.get(path), draft.copies.get(path, ()))
            yield replace(found, original=translated.get(path, ""))
            continue
        if split.opening:
            yield part_of(site, path, None, split.opening)
        else:
            site.rows[path] = Row(path, "merged into", draft.unit.key)
            draft.addresses = (*draft.addresses, site.links.address(path))
        yield from (part_of(site, path, part.entry, part.blocks) for part in split.parts)
