"""What a picture's own file says of it to the reader: caption, credit and alternative text.

In: IPTC and XMP blocks. Out: `Said`, plain text. XMP goes before IPTC (Metadata Working Group, Guidelines 2.0, 5.5).
Exif is not asked: cameras fill its description with their own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from broadsheet.imaging import guarded

LONGEST = 2000
"""Characters of a text; a longer one is cut."""

MOST_XMP = 1_000_000

_CAPTION, _CREDIT, _BYLINE = 120, 110, 80  # IPTC IIM 4.2, record 2
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns# "
_LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"
_FIELDS = {
    "http://purl.org/dc/elements/1.1/ description": "caption",
    "http://ns.adobe.com/photoshop/1.0/ Credit": "credit",
    "http://purl.org/dc/elements/1.1/ creator": "creator",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/ AltTextAccessibility": "alt",
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class Said(NamedTuple):
    """What is said, each "" where nothing is."""

    caption: str = ""
    credit: str = ""
    alt: str = ""


def said(photoshop: bytes, xmp: bytes) -> Said:
    """Read the Photoshop block that holds IPTC, and the XMP packet; either may be empty."""
    if not photoshop and not xmp:
        return Said()
    old, new = _iptc(photoshop), _xmp(xmp)
    return Said(
        _tidy(new.get("caption") or old.get(_CAPTION, "")),
        _tidy(new.get("credit") or old.get(_CREDIT) or new.get("creator") or old.get(_BYLINE, "")),
        _tidy(new.get("alt", "")),
    )


def _tidy(text: str) -> str:
    """One line without control characters."""
    return " ".join(_CONTROL.sub("", text).split())[:LONGEST]


def _iptc(block: bytes) -> dict[int, str]:
    """The fields of record 2; of a field that returns the first."""
    found: dict[int, str] = {}
    for data in _resources(block):
        at = 0
        while at + 5 <= len(data) and data[at] == 0x1C:
            size = int.from_bytes(data[at + 3 : at + 5], "big")
            if size & 0x8000:  # of more than 32,767 bytes: no text of ours
                break
            if data[at + 1] == 2:
                found.setdefault(data[at + 2], _decoded(data[at + 5 : at + 5 + size]))
            at += 5 + size
    return found


def _resources(block: bytes) -> Iterator[bytes]:
    """The IPTC blocks among Photoshop's image resources (Adobe Photoshop File Formats, "Image Resource Blocks")."""
    at = block.find(b"8BIM")
    while at >= 0 and block[at : at + 4] == b"8BIM" and at + 12 <= len(block):
        name = block[at + 6] + 1
        size_at = at + 6 + name + name % 2
        size = int.from_bytes(block[size_at : size_at + 4], "big")
        if block[at + 4 : at + 6] == b"\x04\x04":
            yield block[size_at + 4 : size_at + 4 + size]
        at = size_at + 4 + size + size % 2


def _decoded(data: bytes) -> str:
    """Text in UTF-8, else in the Western encoding that most programs have written."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _xmp(packet: bytes) -> dict[str, str]:
    if not packet or len(packet) > MOST_XMP:
        return {}
    reader = _Xmp()
    try:
        guarded.read(packet.strip(b"\x00 \r\n\t"), reader)
    except guarded.RefusedError:
        return {}  # a torn packet says nothing; the picture itself may be well
    return reader.found


class _Xmp:
    """Gathers the fields, written as attributes, as text, or as a list of texts in several languages."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._field = ""
        self._language = ""
        self._text: list[str] = []

    def start(self, name: str, attributes: guarded.Attributes) -> None:
        if name == _RDF + "Description" and not self._field:
            for key, value in attributes.items():
                if key in _FIELDS:
                    self.found.setdefault(_FIELDS[key], value)
        elif name in _FIELDS:
            self._field = _FIELDS[name]
        elif name == _RDF + "li":
            self._language = attributes.get(_LANGUAGE, "")
        self._text = []

    def end(self, name: str) -> None:
        text = "".join(self._text).strip()
        if self._field and text and (name == _RDF + "li" or name in _FIELDS):
            if self._language == "x-default":
                self.found[self._field] = text
            else:
                self.found.setdefault(self._field, text)
        self._text, self._language = [], ""
        if name in _FIELDS:
            self._field = ""

    def text(self, text: str) -> None:
        if self._field:
            self._text.append(text)
