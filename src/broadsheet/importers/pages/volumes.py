"""Contents pages of volumes: one page that lists many issues, each with its line of date and number and its entries.

In: a `Page`. Out: `VolumeIssue` values in the order of the page. A block counts as an
issue's line only if it begins with the date or the number and has both; what is behind an erratum's word is none. A
double number, a year or a volume is never computed. Opens no file, knows no site.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from broadsheet.importers.evidence.finding import find
from broadsheet.importers.evidence.findings import Fact
from broadsheet.importers.evidence.plain import plain
from broadsheet.importers.pages.page import Block, Page, PageLink

LEAST = 3
"""A page with so many issue lines, each of another issue, is a contents page of a volume."""
LONGEST = 240
"""An issue's line has no more characters."""
ENTRIES = 0.5
"""Of the issues on such a page at least this share has entries below its line."""


@dataclass(frozen=True, slots=True)
class VolumeEntry:
    """A line below an issue's line: its text, its link as written ("" without one), what stands above it.

    `others` are further links in it: to translations, to the same as PDF.
    """

    text: str
    target: str = ""
    section: str = ""
    block: int = 0
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VolumeIssue:
    """An issue on such a page. `block` is that of its line, `end` the first that is not its own any more.

    `target` is where its line leads, if it leads anywhere; `anchor` the nearest name above it that can be jumped to.
    """

    date: dt.date
    number: str
    line: str
    block: int
    end: int
    volume: int = 0
    date_end: dt.date | None = None
    whole_number: int = 0
    anchor: str = ""
    target: str = ""
    entries: tuple[VolumeEntry, ...] = ()


_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class _Line:
    """An issue's line: the block, and what it says."""

    block: int
    facts: dict[Fact, str]


def volume_issues(page: Page) -> tuple[VolumeIssue, ...]:
    """Return the issues that a page lists, () where they are fewer than `LEAST` or have no entries.

    What stands at the foot of the page seems to belong to the last issue: see `without_foot`.
    """
    lines = [line for at, block in enumerate(page.blocks) if (line := _line(at, block, page.language))]
    if len({(line.facts.get("volume"), line.facts["number"], line.facts["date"]) for line in lines}) < LEAST:
        return ()
    volume = _volume_of(page, lines[0].block, page.language)
    ends = [line.block for line in lines[1:]] + [len(page.blocks)]
    issues = tuple(_issue(page, line, end, volume) for line, end in zip(lines, ends, strict=True))
    listed = sum(bool(issue.entries) for issue in issues)
    return issues if listed >= ENTRIES * len(issues) else ()


def without_foot(issues: Sequence[VolumeIssue], foot: Sequence[bool]) -> tuple[VolumeIssue, ...]:
    """Return the issues without what stands below the list of the last one; they were found before the site was known.

    The list ends where a block comes of which `foot` says that the pages' template has it. What repeats between issues'
    lines (“Errata”, a regular table) is none, and stays. Lines without a link below those with one are no entries.
    """
    if not issues:
        return ()
    last = issues[-1]
    end = next((entry.block for entry in last.entries if foot[entry.block]), last.end)
    entries = [entry for entry in last.entries if entry.block < end]
    while entries and not entries[-1].target and any(entry.target for entry in entries):
        entries.pop()
    return (*issues[:-1], replace(last, entries=tuple(entries), end=end))


def _line(at: int, block: Block, language: str) -> _Line | None:
    if not block.text or len(block.text) > LONGEST or block.kind in ("code", "caption"):
        return None
    if block.text.isascii() and not _DIGIT.search(block.text):
        return None  # a date has one: most lines of a page are done with
    found = find(block.text, "contents", language)
    facts: dict[Fact, str] = {}
    for finding in found:
        if finding.value:
            facts.setdefault(finding.fact, finding.value)
    written = plain(block.text).strip()
    begins = any(finding.text and written.startswith(finding.text) for finding in found)
    if not begins or "number" not in facts or not _day(facts.get("date", "")):
        return None
    return _Line(at, facts)


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(f"{value}-01" if len(value) == 7 else value)
    except ValueError:
        return None


def _volume_of(page: Page, first: int, language: str) -> int:
    """Return the volume that the title or a heading above the first line names, 0 where none does."""
    texts = [page.title, *(block.text for block in page.blocks[:first] if block.kind == "heading")]
    for text in reversed(texts):
        for finding in find(text, "title", language):
            if finding.fact == "volume":
                return int(finding.value)
    return 0


def _issue(page: Page, line: _Line, end: int, volume: int) -> VolumeIssue:
    facts, block = line.facts, page.blocks[line.block]
    date = _day(facts["date"])
    assert date is not None  # noqa: S101 - a line without a date is none
    return VolumeIssue(
        date=date,
        number=facts["number"],
        line=block.text,
        block=line.block,
        end=end,
        volume=int(facts.get("volume", volume)),
        date_end=_day(facts.get("date_end", "")),
        whole_number=int(facts.get("whole_number", 0)),
        anchor=next(iter(block.anchors), ""),
        target=next((link.target for link in block.links), ""),
        entries=_entries(page.blocks, line.block + 1, end),
    )


def _entries(blocks: Sequence[Block], start: int, end: int) -> tuple[VolumeEntry, ...]:
    """Return what stands below an issue's line; headings and short bold lines without a link are sections."""
    found: list[VolumeEntry] = []
    section = ""
    for at in range(start, end):
        block = blocks[at]
        if not block.text or (all(link.target.startswith("#") for link in block.links) and block.links):
            continue
        if not block.links and (block.kind == "heading" or block.strong):
            section = block.text
            continue
        links = [link for link in block.links if not link.target.startswith("#")]
        others = tuple(link.target for link in links[1:])
        found.append(VolumeEntry(_named(block.text, links), links[0].target if links else "", section, at, others))
    return tuple(found)


def _named(text: str, links: Sequence[PageLink]) -> str:
    """Cut the texts of further links off the end of an entry: “PDF”, “en español”."""
    for link in reversed(links[1:]):
        shorter = text.removesuffix(link.text).rstrip(" |·,;:([-–—") if link.text else text
        if shorter == text or not shorter:
            break
        text = shorter
    return text


def plain_values(issues: Sequence[VolumeIssue]) -> tuple[tuple[Any, ...], ...]:
    """Return issues as plain values, to be cached."""
    rows = []
    for issue in issues:
        entries = tuple((entry.text, entry.target, entry.section, entry.block, entry.others) for entry in issue.entries)
        end = issue.date_end.isoformat() if issue.date_end else ""
        head = (issue.date.isoformat(), issue.number, issue.line, issue.block, issue.end, issue.volume, end)
        rows.append((*head, issue.whole_number, issue.anchor, issue.target, entries))
    return tuple(rows)


def from_values(rows: Sequence[Sequence[Any]]) -> tuple[VolumeIssue, ...]:
    """Return issues from their plain values."""
    issues = []
    for date, number, line, block, last, volume, end, whole, anchor, target, entries in rows:
        days = dt.date.fromisoformat(date), dt.date.fromisoformat(end) if end else None
        listed = tuple(VolumeEntry(text, to, section, at, tuple(more)) for text, to, section, at, more in entries)
        head = (days[0], number, line, block, last, volume, days[1])
        issues.append(VolumeIssue(*head, whole, anchor, target, listed))
    return tuple(issues)
