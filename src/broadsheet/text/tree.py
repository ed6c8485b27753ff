"""Events of a Markdown parser → tree of nodes.

In: events with their byte ranges, in pulldown-cmark's words, and what to do at the fences of blocks. Out: a list of
blocks; notes, outline and problems by the way. One pass with a stack of lists: each open element pushes the list that
it stands in and gathers its own. What stands too deep is set flat, so no writer ever recurses far. Never imports the
parser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeAlias

from broadsheet.problems import Kind, Report
from broadsheet.text import blocks, kinds, lines
from broadsheet.text.fences import Step
from broadsheet.text.headings import Outline
from broadsheet.text.nodes import (
    CodeBlock,
    Emphasis,
    HardBreak,
    Heading,
    Paragraph,
    RawInline,
    Rule,
    Strikethrough,
    Strong,
)
from broadsheet.text.notes import Notes
from broadsheet.text.pictures import unescape
from broadsheet.text.source import Source, Span
from broadsheet.text.typography import set_apostrophes, typographer_of

LIMIT = 60

Kids: TypeAlias = list[Any]
ParseLine: TypeAlias = Callable[[Source, Report], Kids]

OPEN = {**blocks.OPEN, **lines.OPEN}
CLOSE = {**blocks.CLOSE, **lines.CLOSE}
LEAF = lines.LEAF
SIGNS: dict[str, str | HardBreak | Rule] = {"SoftBreak": "\n", "HardBreak": HardBreak(), "Rule": Rule()}
# For texts without raw tags, which would have to be balanced where a part of a line ends.
SIMPLE: dict[str, blocks.Close | None] = {**CLOSE, **dict.fromkeys(("Emphasis", "Strong", "Strikethrough", "Link"))}
VERSE_SIGNS = {**SIGNS, "SoftBreak": SIGNS["HardBreak"]}
_NOWHERE: Span = {"start": 0, "end": 0}
_FLAT = {tag: blocks.flat for tag in ("BlockQuote", "Emphasis", "Strong", "Strikethrough", "Link", "Image")}
_OF_TEXT = frozenset((list, Paragraph, Heading, Emphasis, Strong, Strikethrough))  # whose text is always set
_FLAT["List"] = blocks.open_gathering


class Builder:
    """Builds the tree of one text.

    `parse_line` reads captions and credits; `links` off keeps only the words of links.
    """

    links = True

    def __init__(self, source: Source, report: Report, parse_line: ParseLine, steps: dict[int, Step]) -> None:
        self.parse_line = parse_line
        self.source = source
        self.data = source.data
        self.report = report
        self.steps = steps
        self.stack: list[Kids] = []
        self.notes = Notes(source, report)
        self.outline = Outline()
        self.braces = b"{" in source.rare
        self.typographer = typographer_of(source)
        self.unset = False  # whether the line at hand, or one within it, holds signs that are to be set
        self.watched = self.typographer.signs if self.typographer else ()
        self.closers = CLOSE if b"<" in source.rare else SIMPLE
        self.end = 0  # of the event at hand, where its bytes are known
        self.divisions: list[tuple[int, str]] = []  # how deep the stack was, and the kind
        self.signs = SIGNS
        self.tags: list[tuple[Kids, RawInline, int]] = []
        self.raw: list[blocks.Raw] = []
        self.skip: tuple[int, int] | None = None
        self.told: set[str] = set()

    def build(self, events: Iterable[tuple[int, Any]]) -> Kids:
        """Return the blocks that these events, each with its `at`, make."""
        kids: Kids = []
        stack, watched, openers, closers = self.stack, self.watched, OPEN, self.closers
        for at, event in events:
            if type(event) is str:
                kids.append(self.signs[event])
                continue
            kind, value = event.popitem()
            if kind == "Text":
                kids.append(value)
                for sign in watched:
                    if sign in value:
                        self.notice(sign, kids, at)
            elif kind == "Start":
                tag, detail = (value, None) if type(value) is str else value.popitem()
                stack.append(kids)
                kids = (openers[tag] if len(stack) <= LIMIT else self.deep(tag, at))(self, kids, detail, at)
            elif kind == "End":
                close = closers[value if type(value) is str else next(iter(value))]
                kids = close(self, stack.pop(), kids, at) if close else stack.pop()
            else:
                LEAF[kind](self, kids, value, at)
        return blocks.finished(self, stack[0] if stack else kids)

    def notice(self, sign: str, kids: Kids, at: int) -> None:
        """Heed a sign in the run of text at hand: it is for typography, or the mark of a note that does not exist."""
        if sign == "^":
            if "[^" in kids[-1] and type(self.holder()) is not CodeBlock:
                self.notes.dangling(self.data, at, self.end)
        elif sign != "'" or type(self.holder()) not in _OF_TEXT or not set_apostrophes(kids):
            self.unset = True

    def holder(self) -> object:
        """What the text at hand stands in: a node, or the list of an item or a cell."""
        return self.stack[-1][-1] if self.stack and self.stack[-1] else None

    def deep(self, tag: str, at: int) -> blocks.Open:
        """Say how to open an element that stands too deep: as if it were not there."""
        if tag in _FLAT:
            self.tell_once(kinds.NESTED_TOO_DEEP, at, limit=LIMIT)
        return _FLAT.get(tag, OPEN[tag])

    def tell_once(self, kind: Kind, at: int, **facts: str | int) -> None:
        """Report a problem that one text has once."""
        if kind.name not in self.told:
            self.told.add(kind.name)
            self.report(kind.at(self.source.place(at), **facts))

    def placed(self, events: Iterable[tuple[Any, Span]]) -> Iterator[tuple[int, Any]]:
        """Number events by the bytes at which they begin; `end` is where the event at hand ends.

        Only so marks of notes that do not exist are found.
        """
        if b"^" in self.source.rare:
            self.watched += ("^",)
        return self._placed(self.unread(events) if self.braces else events)

    def _placed(self, events: Iterable[tuple[Any, Span]]) -> Iterator[tuple[int, Any]]:
        for event, span in events:
            self.end = span["end"]
            yield span["start"], event

    def unread(self, events: Iterable[tuple[Any, Span]]) -> Iterator[tuple[Any, Span]]:
        """Pass over events in braces that have been read as attributes; the text that sticks out of them is kept."""
        begun: set[int] = set()  # where elements begin that were passed over, perhaps to end outside
        for event, span in events:
            first, last = self.skip or (0, 0)
            start, end = span["start"], span["end"]
            edge = type(event) is dict and ("Start" in event or "End" in event)
            if edge and start in begun:
                continue
            if start >= last:
                self.skip = None
                yield event, span
            elif edge:
                if start < first:
                    yield event, span
                else:
                    begun.add(start)
            elif end <= first:
                yield event, span
            else:
                yield from self.outside(start, end)

    def outside(self, start: int, end: int) -> Iterator[tuple[Any, Span]]:
        """Give a run of text that reaches into the braces at hand as what stands before and behind them."""
        first, last = self.skip or (0, 0)
        if start < first and self.data[start - 1 : start] == b"\\":  # it escapes the sign that begins the text
            start -= 1
        for part in (self.data[start : max(start, first)], self.data[last : max(end, last)]):
            if part:
                yield {"Text": unescape(part)}, _NOWHERE

    def set_line(self, kids: Kids) -> None:
        """Finish a line of text: its raw HTML, its quotes and dashes."""
        if self.tags:
            self.balance(kids)
        if self.unset and self.typographer:
            self.typographer.set(kids)

    def balance(self, kids: Kids) -> None:
        """Make the raw HTML of a line whole and harmless."""
        mine = {}
        while self.tags and self.tags[-1][0] is kids:
            _, node, at = self.tags.pop()
            mine[id(node)] = at
        if mine:
            from broadsheet.text import sanitise  # the sanitiser is loaded only where there is raw HTML

            sanitise.balance(kids, mine, self.source, self.report)

    def line(self, text: str, at: int) -> Kids:
        """Parse a value that is inline Markdown of its own: a caption, a credit. Its problems are reported at `at`."""
        part = Source(text, self.source.language, typography=self.source.typography)
        return self.parse_line(part, lambda problem: self.report(replace(problem, place=self.source.place(at))))

    def leave(self, parent: Kids, kids: Kids) -> tuple[Kids, Kids]:
        """End the divisions that are open in an element which ends; return its parent's list and its own."""
        while self.divisions and self.divisions[-1][0] > len(self.stack):
            self.divisions.pop()
            parent, kids = self.stack.pop(), parent
        self.choose_signs()
        return parent, kids

    def choose_signs(self) -> None:
        """Keep the lines of a text within a verse."""
        self.signs = VERSE_SIGNS if any(kind == "verse" for _, kind in self.divisions) else SIGNS
