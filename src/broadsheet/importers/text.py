"""The importer of plain text: dumps of pages, mails, weeklies with banners of signs.

In: a file or a folder of them. Out: an issue for each mail and each weekly, with its articles; pages that say the same
number or day together in one; rows for all other files. Files of one paper are compared: what all of them repeat
goes. Knows neither ids nor the paper's folder.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from broadsheet.importers.evidence.finding import find
from broadsheet.importers.evidence.settling import settled
from broadsheet.importers.importer import About, Found, FoundIssue, FoundPage, Inquiry, Row
from broadsheet.importers.issuing import Bundle, issue_of, name_of, numbering_of, undated_page
from broadsheet.importers.kinds import FAILED_TO_READ
from broadsheet.importers.pages.cut import cut
from broadsheet.importers.pages.memory import SiteMemory
from broadsheet.importers.pages.survey import Survey, survey
from broadsheet.importers.plain.opening import MAILS, NoTextError, opened
from broadsheet.importers.plain.taking import Taken, take
from broadsheet.importers.rules import Rules
from broadsheet.importers.source import Source, SourceFile, open_source
from broadsheet.problems import Place

TEXTS = frozenset((".txt", ".text", ".asc", ".ascii", "")) | MAILS
_OF_THE_FOLDER = re.compile(r"(readme|licen[cs]e|copying|changelog|authors)\b", re.IGNORECASE)
LEAST_TO_COMPARE = 3


@dataclass(slots=True)
class _Work:
    source: Source
    name: str
    rules: Rules
    inquiry: Inquiry
    files: list[SourceFile] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    pages: list[FoundPage] = field(default_factory=list)


class Text:
    """The importer of plain text and mails."""

    name = "text"

    def read(self, source: Path, rules: Rules, inquiry: Inquiry) -> Iterator[Found]:
        """Yield issues, pages and rows; see `Importer.read`."""
        work = _Work(
            open_source(source, rules, inquiry),
            name_of(source),
            rules,
            inquiry,
        )
        work.files = [file for file in work.source.files if not _set_aside(file, work)]
        _take_all(work)
        issues = [issue for bundle in _bundles(work) if (issue := _issue(bundle, work)) is not None]
        yield _about(issues, work)
        yield from issues
        yield from work.pages
        yield from work.rows
        yield from (
            Row(each.file.path, "merged into", f"what the lines with # say (articles: {len(each.articles)})")
            for each in work.taken
            if any("#" in article.source for article in each.articles)
        )


def _set_aside(file: SourceFile, work: _Work) -> bool:
    reason = file.fault
    if not reason and file.suffix not in TEXTS:
        reason = f"this import reads no files of this kind ({file.suffix or 'no suffix'})"
    if not reason and _OF_THE_FOLDER.match(file.stem) and not work.rules.fits("source.include", file.path):
        reason = "it describes the source folder and is not a text"
    if reason:
        work.rows.append(Row(file.path, "left out because", reason))
    return bool(reason)


def _take_all(work: _Work) -> None:
    templates = _templates(work)
    for done, file in enumerate(work.files):
        work.inquiry.progress(done, len(work.files))
        try:
            work.taken.append(take(work.source, file, templates.get(file.path, ()), work.inquiry))
        except NoTextError as error:
            work.rows.append(Row(file.path, "left out because", str(error)))
        except OSError as error:
            work.inquiry.report(FAILED_TO_READ.at(Place(file.path), reason=error.strerror or str(error)))
            work.rows.append(Row(file.path, "left out because", error.strerror or "it cannot be opened"))


def _templates(work: _Work) -> dict[str, tuple[bool, ...]]:
    """Say for every file which of its blocks the others repeat; HTML and plain text are compared apart."""
    families: dict[bool, list[Survey]] = {True: [], False: []}
    for file in work.files if len(work.files) >= LEAST_TO_COMPARE else ():
        try:
            found = opened(work.source, file)
        except (OSError, NoTextError):
            continue  # told when it is taken
        page = found.blocks
        page.path = file.path
        families[found.page is not None].append(survey(page, ""))
    gone: dict[str, tuple[bool, ...]] = {}
    for surveys in families.values():
        memory = SiteMemory()
        memory.learn(surveys)
        for each in surveys if len(surveys) >= LEAST_TO_COMPARE else ():
            gone[each.path] = tuple(not stays for stays in cut(each, memory).keep)
    return gone


def _bundles(work: _Work) -> list[Bundle]:
    """Put together what is one issue: a file that is one by itself, else pages that say the same of theirs."""
    bundles: dict[str, Bundle] = {}
    for each in work.taken:
        key = each.file.path if each.is_issue else _key(each)
        bundle = bundles.setdefault(key or work.name, Bundle(key or work.name))
        bundle.articles.extend(each.articles)
        bundle.findings.extend(each.findings)
        bundle.findings.extend(find(each.file.folder, "folder"))
    return list(bundles.values())


def _key(taken: Taken) -> str:
    answer = settled(taken.findings)
    said = [answer[fact].value for fact in ("volume", "number", "whole_number") if fact in answer]
    if not said and "date" in answer:
        said = [answer["date"].value]
    return "/".join((taken.file.folder, *said)).strip("/")


def _issue(bundle: Bundle, work: _Work) -> FoundIssue | None:
    issue = issue_of(bundle, work.rules, work.inquiry)
    if issue is None:
        work.pages.extend(undated_page(article, work.inquiry) for article in bundle.articles)
    return issue


def _about(issues: Sequence[FoundIssue], work: _Work) -> About:
    titles = Counter(each.title for each in work.taken if each.title)
    title = work.rules.word("output.title") or next((title for title, _ in titles.most_common(1)), "")
    languages = Counter(article.language for each in work.taken for article in each.articles if article.language)
    language = work.rules.word("output.language") or next((word for word, _ in languages.most_common(1)), "")
    return About(title, language, work.rules.word("source.base_url"), numbering_of(issues, work.rules))
