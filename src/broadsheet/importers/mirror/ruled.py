"""What the rules say of the parts of a page: which are its article, which go and stay, where headline and byline stand.

In: a page and rules. Out: marks of blocks, and fields with the blocks that they use up. Each rule counts its hits.
Knows no other page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.importers.pages.page import Page
from broadsheet.importers.pages.reader import HTML
from broadsheet.importers.rules import Rules, Wanted
from broadsheet.importers.store.escaping import escaped

FIELDS = ("headline", "kicker", "standfirst", "byline", "section", "dateline", "author_note")
PLAIN = frozenset(("byline", "section", "dateline"))
"""Fields that are plain text; the others are Markdown of one line."""
GOES, STAYS = 1, 2
"""Marks of blocks; 0 leaves a block to the comparison of pages."""
META = "meta:"
"""Before the name of metadata, where a selector may stand."""


def marks_of(page: Page, rules: Rules) -> bytes:
    """Return a mark for each block, b"" where no rule speaks of parts of pages. Before `PageReader.document` only."""
    if not any(
        rules.values.get(key) for key in ("template.article", "template.drop", "template.keep", "template.never")
    ):
        return b""
    marks = [0] * len(page.blocks)
    _mark(marks, [not hit for hit in hits] if any(hits := _hits(page, rules, "template.article")) else [], GOES)
    _mark(marks, hits, STAYS)
    _mark(marks, _hits(page, rules, "template.keep"), STAYS)
    never = {text.casefold() for text in rules.words("template.never")}
    _mark(marks, [block.text.casefold() in never for block in page.blocks] if never else [], STAYS)
    _mark(marks, _hits(page, rules, "template.drop"), GOES)
    return bytes(marks)


def _mark(marks: list[int], hits: Sequence[bool], mark: int) -> None:
    for at, hit in enumerate(hits):
        if hit:
            marks[at] = mark


def _hits(page: Page, rules: Rules, key: str) -> list[bool]:
    """Return which blocks stand in what the selectors of a rule hit; texts are cut before a page is read."""
    found = [False] * len(page.blocks)
    for cut in rules.cuts(key):
        if cut.selector:
            hits = _selected(page, cut.selector)
            if any(hits):
                rules.hit(key, cut.rule)
            found = [one or other for one, other in zip(found, hits, strict=True)]
    return found


def _selected(page: Page, selector: str) -> list[bool]:
    try:
        return HTML().selected(page, selector)
    except ValueError:
        return [False] * len(page.blocks)


def with_marks(keep: Sequence[bool], marks: bytes) -> tuple[bool, ...]:
    """Return which blocks stay, where rules go before the comparison."""
    if not marks:
        return tuple(keep)
    return tuple(stays if mark == 0 else mark == STAYS for stays, mark in zip(keep, marks, strict=True))


def ruled_fields(page: Page, rules: Rules) -> tuple[dict[str, str], set[int]]:
    """Return the fields that the rules find on a page, and the blocks that are used up. Before `document` only."""
    values: dict[str, str] = {}
    used: set[int] = set()
    for field in FIELDS:
        for wanted in rules.wanted(f"articles.{field}"):
            text, blocks = _found(page, wanted, rules, field)
            if text:
                values[field] = text if field in PLAIN else escaped(text)
                used |= blocks
                break
    return values, used


def _found(page: Page, wanted: Wanted, rules: Rules, field: str) -> tuple[str, set[int]]:
    if wanted.selector.startswith(META):
        text = page.meta.get(wanted.selector[len(META) :].lower(), "")
        if text:
            rules.hit(wanted.key, wanted.written)
        return text, set()
    if wanted.pattern:
        return next(_matches(page, wanted, rules, field), ("", set()))
    hits = [at for at, hit in enumerate(_selected(page, wanted.selector)) if hit and page.blocks[at].text]
    run = [at for at in hits if at - hits[0] < len(hits)]
    if run:
        rules.hit(wanted.key, wanted.written)
    return " ".join(page.blocks[at].text for at in run), set(run)


def _matches(page: Page, wanted: Wanted, rules: Rules, field: str) -> Iterator[tuple[str, set[int]]]:
    """Yield what a pattern finds; a block that it fits as a whole is used up."""
    pattern = wanted.pattern
    for at, block in enumerate(page.blocks):
        found = rules.tried(wanted.key, wanted.written, pattern, block.text) if pattern and block.text else None
        if found is not None:
            named = found.get(field) or next((text for name, text in found.items() if name), "") or found[""]
            yield " ".join(named.split()), {at} if found[""] == block.text else set()
