"""Old addresses → lines of redirects.toml.

In: what was placed, and the file as it is. Out: the file with the new lines behind the old ones, or None when there are
none. Lines that stand there already are never touched: a person may have changed them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from broadsheet.errors import FolderError
from broadsheet.folder.scalars import toml_value
from broadsheet.importers.kinds import REDIRECT_KEPT
from broadsheet.importers.store.anchors import Anchors
from broadsheet.importers.store.placing import PlacedIssue, PlacedText, target_of
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
    first: dict[str, str] = {}
    for old, target in leads:
        first.setdefault(old, target)
    for old, target in first.items():
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


def leads(issues: Iterable[PlacedIssue], pages: Iterable[PlacedText], anchors: Anchors) -> Iterator[tuple[str, str]]:
    """Yield every old address, anchors included, with the id or address to which it leads now.

    An anchor that has no heading of its own any more leads where its page does, which needs no line.
    """
    for issue in issues:
        yield from ((address, issue.id) for address in issue.issue.addresses)
        for text in issue.articles:
            yield from _of_text(text, anchors)
    for page in pages:
        # A page that keeps its address needs no redirect.
        yield from ((old, new) for old, new in _of_text(page, anchors) if old.rstrip("/") + "/" != page.id)


def _of_text(text: PlacedText, anchors: Anchors) -> Iterator[tuple[str, str]]:
    target = target_of(text)
    for address in text.text.addresses:
        anchor = address.partition("#")[2]
        new = anchors.id_of(target, anchor) if anchor and "#" not in text.text.source else ""
        yield address, f"{text.id}#{new}" if new else text.id
    for address in dict.fromkeys(address.partition("#")[0] for address in text.text.addresses):
        for old in anchors.told.get(target, ()):
            if new := anchors.id_of(target, old):
                yield f"{address}#{quote(old)}", f"{text.id}#{new}"
