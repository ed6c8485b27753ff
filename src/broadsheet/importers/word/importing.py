"""The walk of both importers of Word files: from a source to issues, pages and rows.

In: a source, the suffixes that are read. Out: `Found` values. Knows neither ids nor the paper's folder.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from broadsheet.importers.evidence.finding import find
from broadsheet.importers.evidence.findings import Finding
from broadsheet.importers.importer import About, Found, FoundIssue, FoundPage, Inquiry, Row
from broadsheet.importers.issuing import Bundle, issue_of, name_of, numbering_of, undated_page
from broadsheet.importers.kinds import FAILED_TO_READ
from broadsheet.importers.listing import PICTURES
from broadsheet.importers.rules import Rules
from broadsheet.importers.source import Source, SourceFile, open_source
from broadsheet.importers.word.files import Taken, take
from broadsheet.importers.word.folders import Group, groups_of
from broadsheet.importers.word.opening import RefusedError
from broadsheet.problems import Place

_ENDING = re.compile(r"(?<!\d)0*([1-9]\d{0,3})$")


@dataclass(slots=True)
class _Work:
    source: Source
    name: str
    suffixes: frozenset[str]
    rules: Rules
    inquiry: Inquiry
    taken: list[Taken] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    pictures: dict[str, list[str]] = field(default_factory=dict)
    pages: list[FoundPage] = field(default_factory=list)


def read_files(source: Path, suffixes: frozenset[str], rules: Rules, inquiry: Inquiry) -> Iterator[Found]:
    """Yield issues, pages and rows of the files with some suffixes."""
    work = _Work(
        open_source(source, rules, inquiry),
        name_of(source),
        suffixes,
        rules,
        inquiry,
    )
    _look_through(work)
    issues = [issue for group in groups_of(work.taken) if (issue := _issue(group, work)) is not None]
    yield _about(issues, work)
    yield from issues
    yield from work.pages
    yield from _rows(work)


def _look_through(work: _Work) -> None:
    files = [file for file in work.source.files if not _set_aside(file, work)]
    for file in files:
        if file.suffix in PICTURES:
            work.pictures.setdefault(posixpath.basename(file.path).casefold(), []).append(file.path)
    texts = [file for file in files if file.suffix not in PICTURES]
    for done, file in enumerate(texts):
        work.inquiry.progress(done, len(texts))
        try:
            work.taken.append(take(work.source, file, work.pictures, work.inquiry))
        except RefusedError as refused:
            work.rows.append(Row(file.path, "left out because", str(refused)))
        except OSError as error:
            work.inquiry.report(FAILED_TO_READ.at(Place(file.path), reason=error.strerror or str(error)))
            work.rows.append(Row(file.path, "left out because", error.strerror or "it cannot be opened"))


def _set_aside(file: SourceFile, work: _Work) -> bool:
    """Enter what is not read in the ledger."""
    reason = file.fault
    if not reason and posixpath.basename(file.path).startswith("~$"):
        reason = "it is the lock of a file that was open"
    if not reason and file.suffix == ".doc":
        reason = "it is a file of Word 97 to 2003 (.doc); save it as .docx"
    if not reason and file.suffix not in PICTURES | work.suffixes:
        reason = f"this import reads no files of this kind ({file.suffix or 'no suffix'})"
    if reason:
        work.rows.append(Row(file.path, "left out because", reason))
    return bool(reason)


def _issue(group: Group, work: _Work) -> FoundIssue | None:
    """Make the issue of a group; where nobody knows its date its articles become pages."""
    bundle = Bundle(group.key or work.name)
    for each in group.taken:
        bundle.articles.extend(each.articles)
        bundle.findings.extend(each.findings)
    bundle.findings.extend(_of_folder(group.key or work.name, bundle.findings))
    days = [each.day for each in group.taken if each.day]
    bundle.day = max(days, default=None)
    which = "the youngest of its files" if len(days) > 1 else "its file"
    bundle.reason = f"{which} was made on that day"
    issue = issue_of(bundle, work.rules, work.inquiry)
    if issue is None:
        work.pages.extend(undated_page(article, work.inquiry) for article in bundle.articles)
    return issue


def _of_folder(path: str, others: list[Finding]) -> list[Finding]:
    """What a folder's name says; where nothing else says a number, the one that the name ends with."""
    found = list(find(path.replace("_", " "), "folder"))
    ending = _ENDING.search(posixpath.splitext(path)[0])
    if ending and not any(finding.fact in ("number", "whole_number", "date") for finding in (*found, *others)):
        found.append(Finding("number", ending[1], "folder", path))
    return found


def _about(issues: list[FoundIssue], work: _Work) -> About:
    articles = [article for each in work.taken for article in each.articles]
    languages = Counter(article.language.partition("-")[0] for article in articles if article.language)
    language = work.rules.word("output.language") or next((word for word, _ in languages.most_common(1)), "")
    return About(work.rules.word("output.title"), language, numbering=numbering_of(issues, work.rules))


def _rows(work: _Work) -> Iterator[Row]:
    yield from work.rows
    for each in work.taken:
        if each.is_issue:
            told = f"what the lines with # say (articles: {len(each.articles)})"
            yield Row(each.file.path, "merged into", told)
    shown = {path for each in work.taken for path in each.shown}
    for path in sorted(path for paths in work.pictures.values() for path in paths):
        if path not in shown:
            yield Row(path, "left out because", "no article shows it")
