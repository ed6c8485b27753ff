"""XML from strangers, read without ever following what it says: no entity is expanded, nothing is opened.

In: bytes. Out: calls for starts, ends and texts, or a `RefusedError`. Entities of the file's own, nesting without end
and masses of elements are refused before they can do harm.
"""

from __future__ import annotations

from typing import Protocol
from xml.parsers import expat

DEEPEST = 100
MOST_ELEMENTS = 50_000

Attributes = dict[str, str]


class RefusedError(Exception):
    """The XML is not read any further; the message says why, as the end of a sentence."""


class Reader(Protocol):
    """What hears of the elements. Names are `namespace name`, or a bare name."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A piece of text."""


def read(data: bytes, reader: Reader) -> None:
    """Read XML; raise `RefusedError` for what is not well formed or not harmless."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _doctype
    parser.EntityDeclHandler = _entity
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    bounds = _Bounds(reader)
    parser.StartElementHandler = bounds.start
    parser.EndElementHandler = bounds.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise RefusedError(f"it is no well-formed XML (line {error.lineno})") from error


class _Bounds:
    """Counts the elements, and how deep they are nested."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._depth = 0
        self._count = 0

    def start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST:
            raise RefusedError(f"its elements are nested deeper than {DEEPEST}")
        if self._count > MOST_ELEMENTS:
            raise RefusedError(f"it has more than {MOST_ELEMENTS:,} elements")
        self._reader.start(name, attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._reader.end(name)


def _doctype(_name: str, _system: str | None, _public: str | None, has_subset: bool) -> None:
    if has_subset:
        raise RefusedError("it declares entities or a document type of its own")


def _entity(*_declaration: object) -> None:
    raise RefusedError("it declares entities")
