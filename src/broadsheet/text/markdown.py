"""Markdown → document. The only door to the Markdown parser.

In: a `Source`: CommonMark with tables, footnotes, strikethrough and our `:::` blocks and attributes. Out: a
`nodes.Document`, or the inline nodes of a field; problems with their places. Knows neither articles nor outputs.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pyromark

from broadsheet.problems import Report
from broadsheet.text import cleaning, fences, kinds, lines
from broadsheet.text.nodes import Document, Inline
from broadsheet.text.source import Source as Source
from broadsheet.text.tree import Builder
from broadsheet.text.typography import typographer

LONG = 1_000_000  # characters

_OPTIONS = pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
# The parser's types of events are hundreds of lines of unions; `tree` reads them by their words.
_events: Callable[..., fences.Events] = pyromark.Markdown(options=_OPTIONS).events_with_range
_SPECIAL = re.compile(r"[\\`*_\[\]<&~\n]")
_BREAKS = re.compile(r"\s*\n\s*")


def parse(source: Source, report: Report) -> Document:
    """Parse a text of blocks.

    Problems: `control-characters`, `long-text`, and what `fences`, `blocks`, `lines`, `notes`, `pictures` and
    `sanitise` report.
    """
    _clean(source, report)
    text = source.text
    steps: dict[int, fences.Step] = {}
    if len(text) > LONG:
        report(kinds.LONG_TEXT.at(source.place(0), size=f"{len(text) / 1_000_000:.1f}"))
    if ":::" in text:
        text, steps = fences.prepare(source, _events, report)
    builder = Builder(source, report, parse_line, steps)
    blocks = builder.build(_events(text, merge_text=True))
    return Document(blocks, builder.notes.numbered())


def parse_line(source: Source, report: Report, links: bool = True) -> list[Inline]:
    """Parse a field of one line: emphasis, code, links; never a paragraph, list or heading, and no picture.

    With `links` off only the words of a link are kept, with the note `link-not-here`.
    """
    _clean(source, report)
    if not _SPECIAL.search(source.text):
        kids: list[Inline] = [source.text] if source.text else []
        setter = typographer(source.language, source.text) if source.typography else None
        if setter:
            setter.set(kids)
        return kids
    # A bracket in front keeps "1. May" and "# 1" from becoming a list and a heading; emphasis and quotes may follow it.
    text = "(" + _BREAKS.sub(" ", source.text.strip())
    shifted = Source(text, source.language, source.file, source.line, source.column - 1, source.typography)
    builder = Builder(shifted, report, parse_line, {})
    builder.links = links
    return lines.field(builder.build(_events(text, merge_text=True)))


def _clean(source: Source, report: Report) -> None:
    written = source.text
    source.text, found = cleaning.clean(written)
    if found:
        before, _ = cleaning.clean(written[: written.index(found[0])])
        place = source.place(len(before.encode()))
        report(kinds.CONTROL_CHARACTERS.at(place, count=len(found), first=cleaning.name(found[0])))
