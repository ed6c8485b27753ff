"""Read attributes in braces: `{credit="Lena Voss" wide #wall}`.

In: the source as bytes and where a brace opens. Out: words, id and values, and where the braces end; or None where
the braces cannot be read. One reader for pictures, headings and `:::` blocks. Knows no word of any of them, and no
Markdown: what stands in the braces is read as it was typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LONGEST = 10_000  # bytes between the braces

_ITEM = re.compile(
    rb"""
    [ \t\n]* (?:
      (?P<key>[^\s{}="#]+) = (?: "(?P<quoted>(?:[^"\\]|\\.)*)" | (?P<bare>[^\s{}"]+) )
    | \#(?P<id>[^\s{}"]+)
    | (?P<word>[^\s{}="#][^\s{}="]*)
    | (?P<end>\})
    )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\([\"\\])")
_MARGIN = re.compile(r"\s*\n[\s>]*")


@dataclass(slots=True)
class Attributes:
    """What stood in the braces. `places` holds the byte offset of every word and key; `end` is behind the brace."""

    words: list[str] = field(default_factory=list)
    id: str = ""
    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    end: int = 0


def read(data: bytes, at: int, end: int = -1) -> Attributes | None:
    """Read the braces that open at a byte offset; None where they cannot be read before `end` or a blank line."""
    longest = min(len(data) if end < 0 else end, at + LONGEST)
    stop = data.find(b"\n\n", at, longest)
    stop = longest if stop < 0 else stop
    found = Attributes()
    here = at + 1
    while here < stop:
        item = _ITEM.match(data, here, stop)
        if item is None:
            return None
        here = item.end()
        if item["end"]:
            found.end = here
            return found
        _take(found, item)
    return None


def _take(found: Attributes, item: re.Match[bytes]) -> None:
    kind = item.lastgroup or ""
    if kind == "id":
        found.id = _text(item["id"])
        return
    if kind == "word":
        word = _text(item["word"])
        found.words.append(word)
        found.places.setdefault(word, item.start("word"))
        return
    key = _text(item["key"])
    value = _text(item[kind])
    if kind == "quoted":
        value = _MARGIN.sub(" ", _ESCAPE.sub(r"\1", value))
    found.values[key] = value
    found.places.setdefault(key, item.start("key"))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
