"""The order of the articles in an issue, and their weights.

In: the settled drafts of an issue, and `running_order` as issue.toml gives it. Out: slugs and standing heads in
order; the problems `running-order-unknown`, `-repeated`, `-missing`. Rules: paper-format, "Ids, addresses, order".
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from broadsheet.folder import kinds
from broadsheet.folder.drafts import Draft
from broadsheet.folder.keys import bad_value
from broadsheet.folder.toml import TomlFile
from broadsheet.folder.types import UnfitError
from broadsheet.model.article import KEPT_BACK
from broadsheet.model.issue import StandingHead
from broadsheet.model.names import leading_number, nearest, slug
from broadsheet.problems import Report

_LAST = 10**9
_KEY = "running_order"


def default_order(drafts: Iterable[Draft]) -> list[Draft]:
    """Sort by the leading numbers of the files' names, then by the names; those without a number come last."""

    def key(draft: Draft) -> tuple[int, str]:
        number = leading_number(draft.stem)
        return _LAST if number is None else number, draft.stem

    return sorted(drafts, key=key)


class Ordering:
    """Works out the order of one issue.

    `drafts` are in default order. `faulty` holds the slugs of files that could not be read: naming them is no fault.
    """

    def __init__(self, drafts: Iterable[Draft], faulty: Container[str], toml: TomlFile, report: Report) -> None:
        self.drafts = {draft.slug: draft for draft in drafts}
        self.faulty = faulty
        self.toml = toml
        self.report = report

    def run(self, given: object) -> list[str | StandingHead]:
        """Return slugs and standing heads in order, every draft's slug once; `given` is `running_order` or None."""
        if not isinstance(given, list):
            if given is not None:
                self.report(bad_value(_KEY, given, UnfitError("a list of slugs"), self.toml.place((_KEY,))))
            return list(self.drafts)
        left = dict(self.drafts)
        order: list[str | StandingHead] = []
        for index, row in enumerate(given):
            entry = self.entry(row, index)
            if isinstance(entry, StandingHead) or left.pop(entry, None) is not None:
                order.append(entry)
            elif entry:
                self.report_wrong(entry, index)
        for word, draft in left.items():
            self.report(kinds.RUNNING_ORDER_MISSING.at(draft.place(), slug=word))
        return [*order, *left]

    def entry(self, row: object, index: int) -> str | StandingHead:
        """Read a row: a slug or `{heading = "…"}`; "" with a problem for everything else."""
        if isinstance(row, str):
            return row if row in self.drafts else slug(row) or row
        if isinstance(row, dict) and isinstance(row.get("heading"), str) and len(row) == 1:
            return StandingHead(row["heading"].strip())
        fault = UnfitError('a list of slugs and headings, as in ["harbour-wall", {heading = "From the council"}]')
        self.report(bad_value(_KEY, row, fault, self.toml.place((_KEY, index))))
        return ""

    def report_wrong(self, entry: str, index: int) -> None:
        """Report a slug that no article has, or that was named before."""
        place = self.toml.place((_KEY, index))
        if entry in self.drafts:
            self.report(kinds.RUNNING_ORDER_REPEATED.at(place, slug=entry))
        elif entry not in self.faulty:
            guess = nearest(entry, self.drafts)
            self.report(kinds.RUNNING_ORDER_UNKNOWN.at(place, slug=entry, nearest=guess))


def lead_of(order: Iterable[str | StandingHead], by_slug: dict[str, Draft]) -> str:
    """The slug of the article that leads the issue: the first that is not kept back."""
    for entry in order:
        if isinstance(entry, str) and by_slug[entry].values.get("status") not in KEPT_BACK:
            return entry
    return ""
