"""The readings of folders as rows of plain values, and back: what the cache keeps and processes hand to each other.

In: `FolderReading`s. Out: tuples, lists, texts and numbers alone, which `marshal` writes and reads several times as
fast as `pickle` the values themselves. Texts of articles stay behind (`body.FileBody`). Knows no file and no cache.
A row that was not made here raises a TypeError, ValueError, LookupError or AttributeError, or makes odd values.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeAlias

from broadsheet.folder.body import body_of
from broadsheet.folder.issues import FolderReading
from broadsheet.model.article import DEFAULTS, Article, values_of, with_values
from broadsheet.model.issue import Issue, Printed, StandingHead
from broadsheet.model.pictures import Picture
from broadsheet.model.pins import NONE, Pin, Pins
from broadsheet.problems import Place, Problem, Severity

Row: TypeAlias = tuple[Any, ...]

_PLACES = {name: at for at, name in enumerate(DEFAULTS)}
_BODY = _PLACES["body"]
_MOMENTS = (_PLACES["published"], _PLACES["updated"], _PLACES["embargo_until"])


def row_of(part: FolderReading) -> Row:
    """Return a folder's reading as a row."""
    issue = _issue_row(part.issue) if part.issue is not None else None
    problems = tuple([_problem_row(problem) for problem in part.problems])
    return part.folder, issue, problems, part.files, part.is_issue, part.strays


def reading_of(row: Row) -> FolderReading:
    """Make the folder's reading of a row."""
    folder, issue, problems, files, is_issue, strays = row
    made = _issue(issue) if issue is not None else None
    return FolderReading(folder, made, tuple([_problem(each) for each in problems]), files, is_issue, strays)


def _issue_row(issue: Issue) -> Row:
    values = {name: getattr(issue, name) for name in Issue.__slots__}
    values["date"] = issue.date.toordinal()
    values["date_end"] = issue.date_end.toordinal() if issue.date_end else 0
    values["release_at"] = issue.release_at.isoformat()
    values["running_order"] = tuple(
        [(row.text,) if isinstance(row, StandingHead) else row for row in issue.running_order]
    )
    values["articles"] = [_article_row(article) for article in issue.articles]
    values["translations"] = [_article_row(article) for article in issue.translations]
    values["pictures"] = [(picture.file, picture.name, picture.stamp) for picture in issue.pictures]
    printed = issue.printed
    values["printed"] = (
        (printed.pages, printed.articles, printed.pdf, printed.covers, printed.stamp) if printed else None
    )
    values["pins"] = None if issue.pins == NONE else _pins_row(issue.pins)
    return tuple(values.values())


def _issue(row: Row) -> Issue:
    values = dict(zip(Issue.__slots__, row, strict=True))
    values["date"] = date.fromordinal(values["date"])
    values["date_end"] = date.fromordinal(values["date_end"]) if values["date_end"] else None
    values["release_at"] = datetime.fromisoformat(values["release_at"])
    order = [StandingHead(*row) if isinstance(row, tuple) else row for row in values["running_order"]]
    values["running_order"] = tuple(order)
    values["articles"] = tuple([_article(row) for row in values["articles"]])
    values["translations"] = tuple([_article(row) for row in values["translations"]])
    values["pictures"] = tuple([Picture(*row) for row in values["pictures"]])
    values["printed"] = Printed(*values["printed"]) if values["printed"] else None
    values["pins"] = _pins(values["pins"]) if values["pins"] else NONE
    return Issue(**values)


def _pins_row(pins: Pins) -> Row:
    articles = [(id, *_pin_row(pin)) for id, pin in pins.articles.items()]
    return pins.pages, sorted(pins.keep), articles, list(pins.sections.items())


def _pin_row(pin: Pin) -> Row:
    return pin.page, pin.columns, pin.jump, pin.picture, pin.picture_columns


def _pins(row: Row) -> Pins:
    pages, keep, articles, sections = row
    return Pins(pages, frozenset(keep), {id: Pin(*pin) for id, *pin in articles}, dict(sections))


def _article_row(article: Article) -> list[Any]:
    values = list(values_of(article))
    values[_BODY] = values[_BODY].row()
    for at in _MOMENTS:
        if values[at] is not None:
            values[at] = values[at].isoformat()
    return values


def _article(values: list[Any]) -> Article:
    values[_BODY] = body_of(values[_BODY])
    for at in _MOMENTS:
        if values[at] is not None:
            values[at] = datetime.fromisoformat(values[at])
    return with_values(values)


def _problem_row(problem: Problem) -> Row:
    place = problem.place
    return problem.name, int(problem.severity), place.file, place.line, place.column, problem.facts


def _problem(row: Row) -> Problem:
    name, severity, file, line, column, facts = row
    return Problem(name, Severity(severity), Place(file, line, column), facts)
