"""Templates that are rendered once for every shape of their contents, and from then on only filled in.

In: a template's source, a way to render it, and contexts. Out: pages as bytes. What a plain template prints (no
filters, no comparisons, no calls but `_`) depends on which of its variables are empty, on how long its lists are, and
on the texts, which stand in it unchanged. So the engine renders it once for each such shape with marks in place of the
texts; every further context of that shape fills its texts in, which costs half. Knows no engine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any, TypeAlias

MOST = 5_000
"""How many shapes of one template are kept: more than any paper has, fewer than would fill the memory."""

Text: TypeAlias = "str | bytes"
Cut: TypeAlias = tuple[list[bytes], list[int]]
"""What a template printed for one shape: its pieces, every second of them a text's place, and the texts' numbers."""
Render: TypeAlias = Callable[[Mapping[str, object]], str]

_PATH = r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*"
_WORDS = rf"_\(\"[^\"\\]*\"(?:,\s*[a-z_]+\s*=\s*{_PATH})*\)"
_TRUTH = rf"(?:not\s+)?{_PATH}(?:\s+(?:and|or)\s+(?:not\s+)?{_PATH})*"
_PLAIN = re.compile(
    rf"""\{{\#.*?\#\}}
       | \{{\{{-?\s*(?:{_PATH}|{_WORDS})\s*-?\}}\}}
       | \{{%-?\s*(?:(?:el)?if\s+{_TRUTH}|else|endif|for\s+[A-Za-z_]\w*\s+in\s+{_PATH}|endfor)\s*-?%\}}""",
    re.VERBOSE | re.DOTALL,
)
_TAG = re.compile(r"\{[{%#]")
_SIGN = "\ue000"
_MARK = re.compile(f"{_SIGN}([0-9]+){_SIGN}")
_REFERENCES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;"))
_SPECIAL = re.compile("[&<>\"']")


def is_plain(source: str) -> bool:
    """Whether a template only prints variables, asks whether they are empty, and goes through lists."""
    return _SIGN not in source and not _TAG.search(_PLAIN.sub("", source))


class Safe(str):
    """Finished HTML, which a template prints as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


_TEXTS = frozenset((str, Safe, bytes))


class Stencil:
    """A plain template. Filled with texts; `bytes` among them are finished HTML in UTF-8."""

    def __init__(self, render: Render) -> None:
        self._render = render
        self._cuts: dict[tuple[Any, ...], Cut] = {}

    def fill(self, context: Mapping[str, object]) -> bytes:
        """Return what the template prints for a context."""
        texts: list[Text] = []
        shape = _shape_of(context, texts)
        pieces, numbers = self._cuts.get(shape) or self._cut(shape, context)
        written = [text if isinstance(text, bytes) else _encoded(text) for text in texts]
        filled = pieces.copy()
        filled[1::2] = [written[number] for number in numbers]
        return b"".join(filled)

    def _cut(self, shape: tuple[Any, ...], context: Mapping[str, object]) -> Cut:
        """Render the template with marks in place of a context's texts, and cut it at these."""
        parts = _MARK.split(self._render(_marked(dict(context), count())))
        if len(self._cuts) >= MOST:
            self._cuts.clear()
        cut = self._cuts[shape] = [part.encode() for part in parts], [int(number) for number in parts[1::2]]
        return cut


def _shape_of(values: Mapping[str, object], texts: list[Text]) -> tuple[Any, ...]:
    """Return what a template can see of the values beside their texts, and add these to `texts`."""
    shape: list[Any] = [*values]
    add = shape.append
    for value in values.values():
        if type(value) not in _TEXTS:
            add(_shape_within(value, texts))
        elif value:
            texts.append(value)  # type: ignore[arg-type]
            add(True)
        else:
            add(False)
    return tuple(shape)


def _shape_within(value: Any, texts: list[Text]) -> Any:
    kind = type(value)
    if kind is dict:
        return _shape_of(value, texts) if value else dict
    if kind is list:
        return tuple([_shape_within(item, texts) for item in value]) if value else list
    if kind in _TEXTS:
        if value:
            texts.append(value)
        return bool(value)
    return kind, value


def _marked(value: Any, numbers: Iterator[int]) -> Any:
    """Put a mark in place of every text, in the order of `_shape_within`."""
    kind = type(value)
    if kind is dict:
        return {name: _marked(item, numbers) for name, item in value.items()}
    if kind is list:
        return [_marked(item, numbers) for item in value]
    if kind in _TEXTS:
        return Safe(f"{_SIGN}{next(numbers)}{_SIGN}") if value else ""
    return value


def _encoded(text: str) -> bytes:
    if type(text) is Safe or text.isalnum() or not _SPECIAL.search(text):
        return text.encode()
    for sign, reference in _REFERENCES:
        text = text.replace(sign, reference)
    return text.encode()
