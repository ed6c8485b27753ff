"""Old addresses → lines of redirects.toml.

In: what was placed, and the file as it is. Out: the file with the new lines behind the old ones, or None when there are
none. Lines that stand there already are never touched: a person may have changed them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from broadsheet.errors import FolderError
from broadsheet.folder.scalars import toml_value
from broadsheet.importers.kinds import REDIRECT_KEPT
from broadsheet.importers.store.placing import PlacedIssue, PlacedText
from broadsheet.problems import Place, Report

FILE = "redirects.toml"
_FIRST = "# Old addresses and where they lead now.\n[from]\n"


def with_redirects(
    paper: Path, issues: Iterable[PlacedIssue], pages: Iterable[PlacedText], report: Report
) -> bytes | None:
    """Return redirects.toml with a line for every old address; None where nothing is to be added."""
    path = paper / FILE
    text = path.read_text(encoding="utf-8-sig") if path.exists() else _FIRST
    try:
        present = tomllib.loads(text).get("from", {})
    except tomllib.TOMLDecodeError as fault:
        raise FolderError(f"redirects.toml cannot be read: {fault}", path=FILE) from fault
    new: dict[str, str] = {}
    for old, target in _pairs(issues, pages):
        if old in present and present[old] != target:
            report(REDIRECT_KEPT.at(Place(FILE), old=old, target=str(present[old])))
        elif old not in present:
            new.setdefault(old, target)
    if not new:
        return None
    lines = "".join(f"{toml_value(old, False)} = {toml_value(target, False)}\n" for old, target in new.items())
    head, mark, rest = text.partition("[from]\n")
    if not mark:
        head, mark, rest = f"{text.rstrip()}\n\n", "[from]\n", ""
    return f"{head}{mark}{rest.rstrip()}{chr(10) if rest.strip() else ''}{lines}".encode()


def _pairs(issues: Iterable[PlacedIssue], pages: Iterable[PlacedText]) -> Iterator[tuple[str, str]]:
    for issue in issues:
        yield from ((address, issue.id) for address in issue.issue.addresses)
        yield from ((address, text.id) for text in issue.articles for address in text.text.addresses)
    # A page that keeps its address needs no redirect.
    yield from ((old, page.id) for page in pages for old in page.text.addresses if old.rstrip("/") + "/" != page.id)
