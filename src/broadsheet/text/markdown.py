"""Markdown → document. The only door to the Markdown parser.

In: a `Source`: CommonMark with tables, footnotes, strikethrough and our `:::` blocks and attributes. Out: a
`nodes.Document`, or the inline nodes of a field; problems with their places. Knows neither articles nor outputs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pyromark

from broadsheet.problems import Problem, Report
from broadsheet.text import cleaning, fences, kinds, lines
from broadsheet.text.nodes import Document, Inline
from broadsheet.text.source import FIRST
from broadsheet.text.source import Source as Source
from broadsheet.text.tree import Builder
from broadsheet.text.typography import typographer_of

LONG = 1_000_000  # characters

_OPTIONS = pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
_PARSER = pyromark.Markdown(options=_OPTIONS)
# The parser's types of events are hundreds of lines of unions; `tree` reads them by their words.
_events: Callable[[str], Iterator[Any]] = _PARSER.events
parsers_html: Callable[[str], str] = _PARSER.html
"""A text as the parser itself writes it, for `direct`."""
_events_with_range: Callable[..., fences.Events] = _PARSER.events_with_range
_FENCE = re.compile(rb":(?=::)")  # begins with one sign, which is the fastest to search for
_SPECIAL = re.compile(r"[\\`*_\[\]<&~\n]")
_BREAKS = re.compile(r"\s*\n\s*")


def parse(source: Source, report: Report, places: bool = False) -> Document:
    """Parse a text of blocks.

    With `places` every `at` is a byte offset, which any `Source` of the same text can place. Without, which costs a
    tenth less, it may be a number that only this source can place.
    Problems: `control-characters`, `long-text`, and what `fences`, `blocks`, `lines`, `notes`, `pictures` and
    `sanitise` report.
    """
    begun = _begun(source, report)
    text, rare = source.text, source.rare
    if len(text) > LONG:
        report(kinds.LONG_TEXT.at(source.place(0), size=f"{len(text) / 1_000_000:.1f}"))
    fenced = b":::" in rare and _FENCE.search(source.data) is not None
    # Attributes and raw HTML are read from the source itself, by their offsets.
    if not (places or fenced or b"{" in rare or b"<" in rare):
        document = _numbered(source, report, begun)
        if document:
            return document
    steps: dict[int, fences.Step] = {}
    if fenced:
        text, steps = fences.prepare(source, _events_with_range, report)
    builder = Builder(source, report, parse_line, steps)
    blocks = builder.build(builder.placed(_events_with_range(text, merge_text=True)))
    return Document(blocks, builder.notes.numbered())


def _numbered(source: Source, report: Report, events: Iterator[Any]) -> Document | None:
    """Parse a text without knowing where its events lie; None where that must be known.

    That is so where a `^` is left over that belongs to no note and no mark: it may be the mark of a note that does not
    exist.
    """
    problems: list[Problem] = []
    source.starts = _starts
    builder = Builder(source, problems.append, parse_line, {})
    blocks = builder.build(enumerate(events, FIRST))
    if b"^" in source.rare and source.rare.count(b"^") != builder.notes.count:
        return None
    document = Document(blocks, builder.notes.numbered())
    for problem in problems:
        report(problem)
    return document


def parse_line(source: Source, report: Report, links: bool = True) -> list[Inline]:
    """Parse a field of one line: emphasis, code, links; never a paragraph, list or heading, and no picture.

    With `links` off only the words of a link are kept, with the note `link-not-here`.
    """
    # What can be printed has no control characters; no-break spaces and the like count as what cannot.
    if not source.text.isprintable():
        _clean(source, report)
    if not _SPECIAL.search(source.text):
        kids: list[Inline] = [source.text] if source.text else []
        setter = typographer_of(source)
        if setter:
            setter.set(kids)
        return kids
    # A bracket in front keeps "1. May" and "# 1" from becoming a list and a heading; emphasis and quotes may follow it.
    text = "(" + _BREAKS.sub(" ", source.text.strip())
    shifted = Source(text, source.language, source.file, source.line, source.column - 1, source.typography)
    builder = Builder(shifted, report, parse_line, {})
    builder.links = links
    return lines.field(builder.build(builder.placed(_events_with_range(text, merge_text=True))))


def _begun(source: Source, report: Report) -> Iterator[Any]:
    """Clean the text and begin to parse it, the latter first: what is clean is parsed once.

    The parser has Python keep the UTF-8 of a str, so that afterwards its bytes cost a tenth, and nearly all is clean.
    """
    try:
        events = _events(source.text)
    except UnicodeEncodeError:  # a lone surrogate, which is taken out
        events = iter(())
    return _events(source.text) if _clean(source, report) else events


def _starts(text: str) -> list[int]:
    """Find where each of the numbered events begins."""
    return [span["start"] for _, span in _events_with_range(text, merge_text=True)]


def _clean(source: Source, report: Report) -> bool:
    """Take out what no text may hold, and say whether there was anything."""
    written = source.text
    if cleaning.is_clean(source.data, source.rare):
        return False
    source.text, found = cleaning.clean(written)
    if found:
        before, _ = cleaning.clean(written[: written.index(found[0])])
        place = source.place(len(before.encode()))
        report(kinds.CONTROL_CHARACTERS.at(place, count=len(found), first=cleaning.name(found[0])))
    return True
