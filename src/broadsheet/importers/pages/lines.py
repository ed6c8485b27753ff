"""The inline elements and texts of a page → the inline nodes of one line after the other.

In: texts as they come, and what dresses them from here to there. Out: nodes of a line, its white space folded. What
dresses is opened only where a word comes, and blanks and breaks wait for the word behind them: so nothing is empty,
nothing begins or ends with a blank, and what reaches over several blocks is in each of them. Knows no blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, TypeAlias

from broadsheet.text.nodes import (
    CodeSpan,
    Emphasis,
    HardBreak,
    Inline,
    Link,
    Picture,
    RawInline,
    Strikethrough,
    Strong,
)

DEEPEST = 12  # what dresses within each other

Kids: TypeAlias = list[Any]

# A no-break space alone between two words was meant.
_BLANKS = re.compile("[ \t\n\r\f\xa0\u3000]{2,}|[\t\n\r\f]")
_STOPS = ".,;:!?"
_ENDS = " \t\n\r\f\xa0\u3000"


@dataclass(eq=False, slots=True)
class Dress:
    """What a run of text is dressed in: a node's class, or a raw tag (`html`), or code, or nothing at all."""

    node: type[Emphasis] | type[Strong] | type[Strikethrough] | type[Link] | None
    html: str = ""
    target: str = ""
    title: str = ""
    code: bool = False

    def is_like(self, other: Dress) -> bool:
        return (self.node, self.html, self.code) == (other.node, other.html, other.code)

    @property
    def end(self) -> str:
        return f"</{self.html[1:].partition(' ')[0].rstrip('>')}>"


def fold(text: str) -> str:
    """Fold the white space of a text; a lone no-break space within it stays."""
    return " ".join(text.split()) if text.isascii() else _BLANKS.sub(" ", text).strip(_ENDS)


class Liner:
    """Builds the lines of one text. `broken` is what a line break becomes."""

    def __init__(self, broken: Inline | None = None) -> None:
        self.broken = broken or HardBreak()
        self.worn: list[Dress | None] = []  # None where the same is worn already
        self.dresses: list[Dress] = []
        self._clear()

    def _clear(self) -> None:
        self.root: Kids = []
        self.open: list[tuple[Dress, Kids]] = []
        self.waiting: str = ""  # "" or " " or a line break
        self.breaks = 0

    def put_on(self, dress: Dress) -> None:
        """Dress what follows."""
        again = any(worn.is_like(dress) or (worn.node is dress.node is Link) for worn in self.dresses)
        if again or len(self.dresses) >= DEEPEST:
            self.worn.append(None)
        else:
            self.worn.append(dress)
            self.dresses.append(dress)

    def take_off(self) -> None:
        """End what was put on last."""
        if self.worn.pop():
            self.dresses.pop()

    def text(self, text: str) -> None:
        """Add a text as the page has it."""
        words = fold(text)
        if text[0] in _ENDS:
            self.blank()
        if words:
            self._write(words)
            if text[-1] in _ENDS:
                self.waiting = " "

    def blank(self) -> None:
        """Note that white space stands here."""
        if self.root and not self.waiting:
            self.waiting = " "

    def close_up(self) -> None:
        """Forget white space that stands here."""
        self.waiting = "" if self.waiting == " " else self.waiting

    def line_break(self) -> bool:
        """Note a line break; say whether it is the second in a row, which ends a paragraph."""
        if not self.root:
            return False
        self.waiting = "\n"
        self.breaks += 1
        return self.breaks > 1

    def put(self, node: Inline, bare: bool = False) -> None:
        """Add a node; a bare one wears nothing of what has not begun, nor a link."""
        if bare:
            self._close(self._common())
            while any(dress.node is Link for dress, _ in self.open):
                self._close(len(self.open) - 1)
            kids = self.open[-1][1] if self.open else self.root
            self._wait(kids)
        else:
            kids = self._dressed()
        kids.append(node)

    def take(self) -> Kids:
        """Return the line and begin another, dressed as this one is now."""
        self._close(0)
        kids = self.root
        self._clear()
        return kids

    def _write(self, words: str) -> None:
        code = bool(self.dresses) and any(dress.code for dress in self.dresses)
        if words[0] in _STOPS and not code and not self.waiting and self.root:
            words = self._after_stop(words)
            if not words:
                return
        if code and self.waiting == " " and self.root:
            last = self._last()
            if type(last) is CodeSpan and self._common() == len(self.open):
                words, self.waiting = " " + words, ""
        kids = self._dressed()
        if not code:
            kids.append(words)
        elif kids and type(kids[-1]) is CodeSpan:
            kids[-1].text += words
        else:
            kids.append(CodeSpan(words))

    def _after_stop(self, words: str) -> str:
        """Leave the stops that end what stands before undressed, and return what follows them."""
        common = self._common()
        if common == len(self.dresses):
            return words
        self._close(common)
        rest = words.lstrip(_STOPS)
        (self.open[-1][1] if self.open else self.root).append(words[: len(words) - len(rest)])
        if rest and rest[0] in _ENDS:
            self.waiting, rest = " ", rest.strip(_ENDS)
        return rest

    def _last(self) -> object:
        kids = self.open[-1][1] if self.open else self.root
        return kids[-1] if kids else None

    def _common(self) -> int:
        """How many of the open dresses are still worn."""
        count = 0
        for (dress, _), worn in zip(self.open, self.dresses, strict=False):
            if dress is not worn:
                break
            count += 1
        return count

    def _close(self, keep: int) -> None:
        while len(self.open) > keep:
            dress, kids = self.open.pop()
            if dress.html:
                kids.append(RawInline(dress.end))

    def _dressed(self) -> Kids:
        """Open what is worn and return the list that gathers what it dresses."""
        if not self.dresses and not self.open and not self.waiting:
            self.breaks = 0
            return self.root
        self._close(self._common())
        kids = self.open[-1][1] if self.open else self.root
        waited = bool(self.waiting)
        self._wait(kids)
        for dress in self.dresses[len(self.open) :]:
            kids = self._opened(dress, kids, waited)
            self.open.append((dress, kids))
        return kids

    def _opened(self, dress: Dress, kids: Kids, waited: bool) -> Kids:
        last = kids[-1] if kids and not waited else None
        if dress.html:
            if type(last) is RawInline and last.html == dress.end and dress.html == f"<{dress.end[2:]}":
                kids.pop()  # the same goes on
            else:
                kids.append(RawInline(dress.html))
            return kids
        if dress.node is None:  # code, which each run of text becomes by itself
            return kids
        if isinstance(last, dress.node) and (not isinstance(last, Link) or last.target == dress.target):
            return last.kids
        node = Link([], dress.target, dress.title) if issubclass(dress.node, Link) else dress.node([])
        kids.append(node)
        return node.kids

    def _wait(self, kids: Kids) -> None:
        """Set down what waits."""
        self.breaks = 0
        waiting, self.waiting = self.waiting, ""
        if waiting == " ":
            kids.append(" ")
        elif waiting:
            kids.append(self.broken)


def length(kids: Kids) -> int:
    """Count the characters of a line."""
    count = 0
    stack: Kids = list(kids)
    while stack:
        kid = stack.pop()
        if type(kid) is str:
            count += len(kid)
        elif type(kid) is CodeSpan:
            count += len(kid.text)
        elif type(kid) is not Picture and hasattr(kid, "kids"):
            stack += kid.kids
    return count
