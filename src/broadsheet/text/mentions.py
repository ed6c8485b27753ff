"""Which addresses a text may refer to, without parsing it.

In: raw Markdown as bytes. Out: the targets of its links and pictures as they are written, and perhaps a few that only
look like ones: a text that shows a picture or leads somewhere always names it here. Knows no file and no publication.

A parser takes twenty times as long. Whoever needs only what a text might depend on asks here.
"""

from __future__ import annotations

import re
from html import unescape
from unicodedata import normalize

_BRACKETS = rb"\((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\([^\s()]*\))*\))*\)"
_LINK = rb"\((?=[\s>]*(<[^<>\n]*|[^\s()\\]*(?:(?:\\.|" + _BRACKETS + rb")[^\s()\\]*)*))"
_DEFINITION = rb":(?=[\s>]*(<[^<>\n]*|\S{1,2000}))"
# One search for both. What is looked ahead for is not used up: the next target may begin within what only looked like
# one.
_TARGET = re.compile(rb"\](?:" + _LINK + rb"|" + _DEFINITION + rb")")
_TAG = re.compile(rb"<([a-zA-Z][^<>]*)>")
_ATTRIBUTE = re.compile(rb"\b(?:href|cite|src)\s*=\s*(?:\"([^\"]*)|'([^']*)|([^\s\"'>]+))", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#?\w+;")


def targets(text: bytes, start: int = 0) -> tuple[str, ...]:
    """Return the targets that stand in a text from an offset on, each once; those within the text (`#`) are left out.

    CommonMark 0.31: inline links (6.3), definitions (4.7), autolinks (6.5), and the addresses in raw HTML.
    """
    found: list[bytes] = []
    for match in _TARGET.finditer(text, start):
        if match.lastindex == 1:
            found.append(match[1])
        elif not _is_note(text, start, match.start()):
            found.append(match[2])
    if text.find(b"<", start) >= 0:
        for tag in _TAG.findall(text, start):
            found += (first or second or third for first, second, third in _ATTRIBUTE.findall(tag))
            if b":" in tag and b" " not in tag:
                found.append(tag)
    if not found:
        return ()
    return tuple(dict.fromkeys(_written(target) for target in found if target and not target.startswith(b"#")))


def _is_note(text: bytes, start: int, end: int) -> bool:
    """Whether the bracket that closes at `end` is the mark of a note, `[^1]`; a label has at most 999 characters."""
    opening = text.rfind(b"[", max(start, end - 4000), end)
    return text.startswith(b"^", opening + 1)


def _written(target: bytes) -> str:
    """Undo what Markdown undoes in a target: brackets around it, escapes, entities (CommonMark 0.31, 2.4, 2.5)."""
    text = (target[1:] if target.startswith(b"<") else target).decode("utf-8", "replace")
    if "\\" in text or "&" in text:
        text = _ESCAPED.sub(lambda found: found[1] or unescape(found[0]), text)
    return text if text.isascii() else normalize("NFC", text)
