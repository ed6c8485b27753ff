"""Rewrite the targets of links and pictures in Markdown, every other byte as it was.

In: Markdown and a function from an old target to a new one. Out: Markdown. Code blocks and code spans are left alone.
Knows no folder: what a target means is the caller's business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_CODE = re.compile(
    r"^[ ]{0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]{0,3}\1[`~]*[ \t]*$|\Z)|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)",
    re.MULTILINE | re.DOTALL,
)
_TARGET = re.compile(
    r"(?P<before>\]\([ \t]*<?)(?P<inline>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)"
    r"|(?P<reference>^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?)(?P<defined>[^\s<>]+)"
    r"|(?P<html><(?:a|img)\b[^>]*?\b(?:href|src)\s*=\s*[\"'])(?P<attribute>[^\"']*)",
    re.MULTILINE | re.IGNORECASE,
)


def rewritten(markdown: str, new: Callable[[str], str | None]) -> str:
    """Return the text with every target replaced for which `new` returns another one."""
    pieces = []
    for text, is_code in _pieces(markdown):
        pieces.append(text if is_code else _TARGET.sub(lambda found: _replaced(found, new), text))
    return "".join(pieces)


def targets(markdown: str) -> Iterator[tuple[str, bool]]:
    """Yield every target of a link or picture outside code, and whether it is a picture's."""
    for text, is_code in _pieces(markdown):
        if is_code:
            continue
        for found in _TARGET.finditer(text):
            target = found["inline"] or found["defined"] or found["attribute"] or ""
            yield target, _is_picture(text, found)


def _is_picture(text: str, found: re.Match[str]) -> bool:
    if found["html"]:
        return found["html"].lower().startswith("<img")
    if found["before"] is None:
        return False
    opening = text.rfind("[", 0, found.start())
    return opening > 0 and text[opening - 1] == "!"


def _pieces(markdown: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for found in _CODE.finditer(markdown):
        yield markdown[at : found.start()], False
        yield found[0], True
        at = found.end()
    yield markdown[at:], False


def _replaced(found: re.Match[str], new: Callable[[str], str | None]) -> str:
    for before, target in (("before", "inline"), ("reference", "defined"), ("html", "attribute")):
        if found[target]:
            other = new(found[target])
            return found[0] if other is None else f"{found[before]}{other}"
    return found[0]
