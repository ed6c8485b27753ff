"""Nodes that stand in a line → runs.

In: inline nodes of a text. Out: runs in their styles, their white space made plain: one blank between words, none at
the ends, "\\n" where a line was broken on purpose. Pictures that stand in a line are handed back apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from broadsheet.editions.print.matter import NOTE, NOTE_MARK, Run
from broadsheet.editions.print.measure.around import nowhere
from broadsheet.problems import Report
from broadsheet.text.markdown import parse_line
from broadsheet.text.nodes import (
    CodeSpan,
    Emphasis,
    HardBreak,
    Inline,
    Link,
    NoteMark,
    Picture,
    RawInline,
    Strikethrough,
    Strong,
)
from broadsheet.text.source import Source

_BLANKS = re.compile(r"[ \t\r\x0b\x0c\x85\u2028\u2029]+")
# Controls, and marks of direction: the typesetter knows the direction of text itself, and breaks lines badly at them.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff\u202a-\u202e\u2066-\u2069]")
_BROKEN = re.compile(r" ?\n ?")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_OUTSIDE = re.compile(r"https?://(?:www\.)?")
_STYLES: dict[type, str] = {Emphasis: "i", Strong: "b", Strikethrough: "s"}


@dataclass(slots=True)
class Liner:
    """Writes lines of one text. `link` says where a link leads; `pictures` gathers those that stood in a line, and
    `addresses`, where they are to be notes, those that links lead to, numbered on from `notes`. `marked` gathers the
    notes whose mark was met: the first mark of each is that to which the note leads back."""

    link: Callable[[str, int], str]
    pictures: list[Picture] = field(default_factory=list)
    addresses: list[str] | None = None
    notes: int = 0
    marked: set[int] | None = None

    def runs(self, kids: Iterable[Inline]) -> tuple[Run, ...]:
        """Write inline nodes as runs."""
        out: list[Run] = []
        self._walk(kids, "", "", out)
        return tidy(out)

    def _walk(self, kids: Iterable[Any], style: str, link: str, out: list[Run]) -> None:
        for kid in kids:
            kind = type(kid)
            if kind is str:
                out.append(Run(" " if kid == "\n" else kid.replace("\n", " "), style, link))
            elif kind in _STYLES:
                letter = _STYLES[kind]
                self._walk(kid.kids, style if letter in style else style + letter, link, out)
            elif kind is Link:
                self._link(kid, style, out)
            elif kind is Picture:
                self.pictures.append(kid)
            elif kind is NoteMark:
                out += [self._mark(kid.number)] if kid.number else []
            else:
                out.append(_leaf(kid, style, link))

    def _link(self, node: Link, style: str, out: list[Run]) -> None:
        address = self.link(node.target, node.at)
        before = len(out)
        self._walk(node.kids, style, address, out)
        shown = "".join(run.text for run in out[before:])
        if self.addresses is None or not _OUTSIDE.match(address) or bare(address) in shown:
            return
        if address not in self.addresses:
            self.addresses.append(address)
        out.append(self._mark(self.notes + self.addresses.index(address) + 1))

    def _mark(self, number: int) -> Run:
        """The mark of a note, which leads to it."""
        first = self.marked is not None and number not in self.marked
        if self.marked is not None:
            self.marked.add(number)
        return Run(str(number), "u", f"{NOTE_MARK if first else NOTE}{number}")


def _leaf(kid: CodeSpan | HardBreak | RawInline, style: str, link: str) -> Run:
    match kid:
        case CodeSpan():
            return Run(kid.text, style + "c", link)
        case RawInline():
            return Run("\n" if _BREAK.match(kid.html) else "")
    return Run("\n")


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Join runs of one style, and leave one blank where there is white space."""
    out: list[Run] = []
    before = "\n"
    for run in runs:
        text = _BROKEN.sub("\n", _BLANKS.sub(" ", _UNSEEN.sub("", run.text)))
        if before in " \n" and text:
            text = text.removeprefix(" ") or ""
        if not text:
            continue
        before = text[-1]
        if out and (out[-1].style, out[-1].link) == (run.style, run.link):
            out[-1] = Run(out[-1].text + text, run.style, run.link)
        else:
            out.append(Run(text, run.style, run.link))
    return _trimmed(out)


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Take the white space off the end, and blanks that came to stand before a break."""
    while runs and not runs[-1].text.rstrip(" \n"):
        runs.pop()
    if runs:
        runs[-1] = Run(runs[-1].text.rstrip(" \n"), runs[-1].style, runs[-1].link)
    for at in range(len(runs) - 1):
        if runs[at].text.endswith(" ") and runs[at + 1].text.startswith("\n"):
            runs[at] = Run(runs[at].text[:-1], runs[at].style, runs[at].link)
    return tuple(run for run in runs if run.text)


def bare(address: str) -> str:
    """Write an address as print does: without what every browser adds by itself."""
    return _OUTSIDE.sub("", address).removesuffix("/")


def inline_field(
    text: str, language: str, report: Report, link: Callable[[str, int], str] | None = None
) -> tuple[Run, ...]:
    """Read a field of inline Markdown: headline, standfirst, correction. Without `link` links are only words."""
    if not text:
        return ()
    return Liner(link or nowhere).runs(parse_line(Source(text, language), report, links=link is not None))


def plain(text: str) -> tuple[Run, ...]:
    """Make a run of plain text."""
    return tidy([Run(text)]) if text else ()
