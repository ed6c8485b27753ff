"""Rewrite the targets of links and pictures in Markdown, every other byte as it was.

In: Markdown and a function from an old target to a new one. Out: Markdown. Code blocks and code spans are left alone.
Knows no folder: what a target means is the caller's business.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

# Each begins with fixed signs, by which it is searched for as fast as may be.
_INLINE = re.compile(r"(?P<before>\]\([ \t]*<?)(?P<target>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)")
_REFERENCE = re.compile(r"(?P<before>^[ ]{0,3}\[[^\]\n]{1,999}\]:[ \t]*<?)(?P<target>[^\s<>]+)", re.MULTILINE)
_HTML = re.compile(
    r"(?P<before><(?:a|img)\b[^<>]{0,999}?\b(?:href|src)\s*=\s*[\"'])(?P<target>[^\"'<>]*)", re.IGNORECASE
)
_PATTERNS = (("](", _INLINE), ("]:", _REFERENCE), ("<", _HTML))
_LONGEST_NAME = 1000
_TICKS = re.compile("`+")
_FENCE = re.compile(r"^[ ]{0,3}(?:(`{3,})[^`\n]*|(~{3,})[^\n]*)$", re.MULTILINE)


def rewritten(markdown: str, new: Callable[[str], str | None]) -> str:
    """Return the text with every target replaced for which `new` returns another one."""
    pieces = []
    for text, is_code in _pieces(markdown):
        if not is_code:
            for sign, pattern in _PATTERNS:
                if sign in text:
                    text = pattern.sub(lambda found: _replaced(found, new), text)
        pieces.append(text)
    return "".join(pieces)


def targets(markdown: str) -> Iterator[tuple[str, bool]]:
    """Yield every target of a link or picture outside code, and whether it is a picture's."""
    for text, is_code in _pieces(markdown):
        if is_code:
            continue
        found = [each for sign, pattern in _PATTERNS if sign in text for each in pattern.finditer(text)]
        for each in sorted(found, key=lambda one: one.start()):
            yield each["target"], _is_picture(text, each)


def _is_picture(text: str, found: re.Match[str]) -> bool:
    if found["before"].startswith("<"):
        return found["before"].lower().startswith("<img")
    if not found["before"].startswith("]"):
        return False
    opening = _opening(text, found.start())
    return opening > 0 and text[opening - 1] == "!"


def _opening(text: str, closing: int) -> int:
    """Return the place of the bracket that belongs to a closing one, 0 where none is near."""
    depth = 1
    for place in range(closing - 1, max(0, closing - _LONGEST_NAME), -1):
        depth += {"]": 1, "[": -1}.get(text[place], 0)
        if not depth:
            return place
    return 0


def _pieces(markdown: str) -> Iterator[tuple[str, bool]]:
    """Yield a text in pieces, and of each whether it is code: fenced blocks and spans (CommonMark 4.5 and 6.1)."""
    if "`" not in markdown and "~~~" not in markdown:
        yield markdown, False
        return
    at = 0
    for start, end in _blocks(markdown):
        yield from _spans(markdown[at:start])
        yield markdown[start:end], True
        at = end
    yield from _spans(markdown[at:])


def _blocks(markdown: str) -> Iterator[tuple[int, int]]:
    """Yield begin and end of every fenced block; one that is not closed goes to the end."""
    opening = ""
    start = 0
    for found in _FENCE.finditer(markdown):
        fence = found[1] or found[2]
        if not opening:
            opening, start = fence, found.start()
        elif fence.startswith(opening) and not found[0].strip().strip(fence[0]):
            yield start, found.end()
            opening = ""
    if opening:
        yield start, len(markdown)


def _spans(text: str) -> Iterator[tuple[str, bool]]:
    """Cut out code spans: a row of backticks up to the next row of that length in the same paragraph."""
    if "`" not in text:
        yield text, False
        return
    rows = [(found.start(), found.end()) for found in _TICKS.finditer(text)]
    by_length: dict[int, list[int]] = {}
    for start, end in rows:
        by_length.setdefault(end - start, []).append(start)
    at = 0
    for start, end in rows:
        if start < at:
            continue
        same = by_length[end - start]
        place = bisect_right(same, start)
        close = same[place] if place < len(same) else -1
        if close > 0 and text.find("\n\n", end, close) < 0:
            yield text[at:start], False
            at = close + end - start
            yield text[start:at], True
    yield text[at:], False


def _replaced(found: re.Match[str], new: Callable[[str], str | None]) -> str:
    other = new(found["target"]) if found["target"] else None
    return found[0] if other is None else f"{found['before']}{other}"
