"""Issues out of groups of pages, with their articles, numbers and dates.

In: a site and its groups. Out: `FoundIssue` values; rows of the ledger for pages that become no text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from broadsheet.importers.evidence.findings import Fact, Finding
from broadsheet.importers.evidence.settling import settled
from broadsheet.importers.importer import FoundArticle, FoundIssue, Row
from broadsheet.importers.issuing import Bundle, issue_of
from broadsheet.importers.mirror.comparing import preferred
from broadsheet.importers.mirror.dating import between, months_of, table_of
from broadsheet.importers.mirror.drafts import Draft, draft_of
from broadsheet.importers.mirror.kinds import ALIKE, NO_DATE
from broadsheet.importers.mirror.site import Site
from broadsheet.importers.mirror.texts import article_of, part_of
from broadsheet.importers.mirror.translating import originals
from broadsheet.importers.pages.duplicates import DUPLICATE, Copy
from broadsheet.problems import Place


def issues_of(site: Site) -> Iterator[FoundIssue]:
    """Yield the issues that have a date; report those that have none."""
    drafts = [draft_of(site, unit) for _, unit in sorted(site.groups.units.items())]
    _tell_volumes(site)
    _take_out_copies(site, drafts)
    for draft in drafts:
        site.texts.update((path, draft.unit.key) for path in draft.order)
    days = _days(site, drafts)
    for draft in drafts:
        found = _issue(site, draft, days.get(draft.unit.key))
        if found is not None:
            yield found


def _tell_volumes(site: Site) -> None:
    """A contents page of a volume becomes the lists of its issues; the ledger names the first of them."""
    for key, listed in site.volumes.index.issues.items():
        site.rows.setdefault(listed.page, Row(listed.page, "merged into", key))


def _take_out_copies(site: Site, drafts: Iterable[Draft]) -> None:
    """Of two texts that hold the same words one stays, if they are of one issue or one of none; others are told."""
    home = {path: draft for draft in drafts for path in draft.order}
    standing = site.groups.standing
    least = site.rules.number("duplicates.article", DUPLICATE)
    parts = {(copy.path, copy.other) for copy in site.compared.copies if copy.part >= least}
    for copy in site.compared.copies:
        here, there = home.get(copy.path), home.get(copy.other)
        if not all(path in (draft.order if draft else standing) for path, draft in _both(copy, here, there)):
            continue
        mutual = (copy.other, copy.path) in parts
        listed = here is not None and copy.path in here.entries and not mutual
        if copy.part < least or (here is not there and here is not None) or listed:
            share = str(int(copy.part * 100))
            site.inquiry.report(ALIKE.at(Place(copy.path), share=share, other=copy.other))
            continue
        stays, gone = copy.other, copy.path
        if here is there and mutual:
            stays = preferred(copy.path, copy.other, site.compared, here.entries if here else (), site.rules)
            gone = copy.other if stays == copy.path else copy.path
        (here.order if here else standing).remove(gone)
        site.copies.setdefault(stays, []).append(gone)
        site.rows[gone] = Row(gone, "duplicate of", stays)


def _both(copy: Copy, here: Draft | None, there: Draft | None) -> tuple[tuple[str, Draft | None], ...]:
    return (copy.path, here), (copy.other, there)


def _issue(site: Site, draft: Draft, day: tuple[dt.date, str] | None) -> FoundIssue | None:
    articles = list(_articles(site, draft))
    bundle = Bundle(draft.unit.key, articles, draft.findings, addresses=draft.addresses)
    if day:
        bundle.day, bundle.reason = day
    found = issue_of(bundle, site.rules, site.inquiry)
    if found is None:
        site.inquiry.report(NO_DATE.at(Place(draft.unit.key), count=str(len(draft.order))))
        copies = [copy for path in draft.order for copy in site.copies.get(path, ())]
        contents = [draft.unit.contents] if draft.unit.contents else []
        for path in (*draft.order, *copies, *contents):
            site.texts.pop(path, None)
            site.rows[path] = Row(path, "left out because", "nothing says the date of its issue")
        return None
    return found


def _articles(site: Site, draft: Draft) -> Iterator[FoundArticle]:
    order = [path for path in draft.order if path not in site.rows]
    main = site.rules.word("translations.original") or site.main
    translated = originals({path: site.surveys[path].language or site.main for path in order}, main, site.rules)
    listed = site.volumes.list_of(draft.unit.key, order)
    if listed:
        yield listed
    if draft.own:
        yield part_of(site, draft.unit.contents, None, draft.own)
    for path in order:
        split = draft.splits.get(path)
        if split is None:
            found = article_of(site, path, draft.entries.get(path))
            yield replace(found, original=translated.get(path, ""))
            continue
        if split.opening:
            yield part_of(site, path, None, split.opening)
        else:
            site.rows[path] = Row(path, "merged into", draft.unit.key)
            draft.addresses = (*draft.addresses, site.links.address(path))
        yield from (part_of(site, path, part.entry, part.blocks) for part in split.parts)


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
