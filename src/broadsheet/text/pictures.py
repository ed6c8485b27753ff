"""What stands in braces after a picture or at the end of a heading.

In: the source as bytes and where the braces may stand. Out: the picture's fields or the heading's id; problems. Knows
the words that each may have.
"""

from __future__ import annotations

import html
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from broadsheet.text import attributes, kinds
from broadsheet.text.nodes import Picture

if TYPE_CHECKING:
    from broadsheet.text.tree import Builder

SHAPES = ("wide", "left", "right", "full")
WORDS = (*SHAPES, "decorative")
KEYS = ("credit", "caption", "alt", "focus")

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|(&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w+);)")
_BRACE = re.compile(rb"\{")
_CLOSED = re.compile(rb"[ \t]*#*[ \t]*\n?\s*\Z")
_UNDERLINED = re.compile(rb"\n[ \t>]*[=-]+[ \t]*\n?\Z")


def unescape(data: bytes) -> str:
    """Read a piece of source that holds nothing but text, its escapes and entities resolved."""
    return _ESCAPED.sub(lambda match: match[1] or html.unescape(match[2]), data.decode("utf-8", "replace"))


def read_attributes(builder: Builder, picture: Picture, at: int) -> None:
    """Read the braces behind a picture into it and let the builder pass over them.

    Problems: `unknown-attribute`, `broken-attributes`.
    """
    found = attributes.read(builder.data, at)
    if found is None:
        written = builder.data[at : at + 320].split(b"\n", 1)[0].decode("utf-8", "ignore")
        place = builder.source.place(at)
        builder.report(kinds.BROKEN_ATTRIBUTES.at(place, what="picture", written=written[:80]))
        return
    builder.skip = (at, found.end)
    tell_unknown(builder, found, "picture", (*WORDS, *KEYS))
    for word in found.words:
        if word in SHAPES:
            picture.shape = word
    picture.decorative = "decorative" in found.words
    values = found.values
    picture.alt = values.get("alt", picture.alt)
    picture.focus = values.get("focus", "")
    if "credit" in values:
        picture.credit = builder.line(values["credit"], found.places["credit"])
    if "caption" in values:
        picture.caption = builder.line(values["caption"], found.places["caption"])


def heading_attributes(builder: Builder, start: int, end: int) -> str:
    """Read the braces that end a heading, let the builder pass over them, and return the id that they give."""
    data = builder.data[start:end]
    underline = _UNDERLINED.search(data)
    if underline:
        data = data[: underline.start()]
    for brace in _BRACE.finditer(data):
        found = attributes.read(data, brace.start(), len(data))
        if found and _is_meant(found) and _CLOSED.fullmatch(data, found.end):
            break
    else:
        return ""
    builder.skip = (start + len(data[: brace.start()].rstrip()), start + found.end)
    found.places = {word: start + at for word, at in found.places.items()}
    tell_unknown(builder, found, "heading", ())
    return found.id


def _is_meant(found: attributes.Attributes) -> bool:
    """Whether braces at the end of a heading are attributes: `{a, b}` is text."""
    return bool(found.id or found.values) or any(word.startswith(".") for word in found.words)


def tell_unknown(builder: Builder, found: attributes.Attributes, what: str, known: tuple[str, ...]) -> None:
    """Report the words that nobody knows, and words that want a value."""
    for word, at in found.places.items():
        if word in known and (word in WORDS) == (word in found.words):
            continue
        nearest = "".join(get_close_matches(word.lstrip("."), known, 1))
        place = builder.source.place(at)
        builder.report(kinds.UNKNOWN_ATTRIBUTE.at(place, word=word, what=what, nearest=nearest))
