"""Old addresses → lines of redirects.toml.

In: what was placed, and the file as it is. Out: the file with the new lines behind the old ones, or None when there are
none. Lines that stand there already are never touched: a person may have changed them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from broadsheet.errors import FolderError
from broadsheet.folder.scalars import toml_value
from broadsheet.importers.kinds import REDIRECT_KEPT
from broadsheet.importers.store.placing import PlacedIssue, PlacedText
from broadsheet.problems import Place, Report

FILE = "redirects.toml"
_FIRST = "# Old addresses and where they lead now.\n[from]\n"


def with_redirects(paper: Path, leads: Iterable[tuple[str, str]], report: Report) -> bytes | None:
    """Return redirects.toml with a line for every old address and where it `leads`; None where none is to be added."""
    path = paper / FILE
    text = path.read_text(encoding="utf-8-sig") if path.exists() else _FIRST
    try:
        present = tomllib.loads(text).get("from", {})
    except tomllib.TOMLDecodeError as fault:
        raise FolderError(f"redirects.toml cannot be read: {fault}", path=FILE) from fault
    new: dict[str, str] = {}
    for old, target in leads:
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


def leads(
    issues: Iterable[PlacedIssue], pages: Iterable[PlacedText], id_of: Callable[[str, str], str]
) -> Iterator[tuple[str, str]]:
    """Yield every old address, anchors included, with the id or address to which it leads now.

    `id_of` says what stands in a text for an anchor of its source: `article:` and an id, or a page's address, and the
    anchor → the id of a heading, "" for the text as a whole.
    """
    for issue in issues:
        yield from ((address, issue.id) for address in issue.issue.addresses)
        for text in issue.articles:
            yield from _of_text(text, f"article:{text.id}", id_of)
    for page in pages:
        # A page that keeps its address needs no redirect.
        found = _of_text(page, page.id, id_of)
        yield from ((old, new) for old, new in found if old.rstrip("/") + "/" != page.id)


def _of_text(text: PlacedText, target: str, id_of: Callable[[str, str], str]) -> Iterator[tuple[str, str]]:
    for address in text.text.addresses:
        anchor = address.partition("#")[2]
        new = id_of(target, anchor) if anchor and "#" not in text.text.source else ""
        yield address, f"{text.id}#{new}" if new else text.id
