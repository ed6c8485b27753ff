"""A Word file opened safely: DOCX and ODT are zips of XML, and may be anything else under that name.

In: bytes. Out: `Parts`, or `RefusedError` with a reason that people understand. No part is unpacked that is larger than
it may be, and nothing is written to the disk. Knows no paragraph.
"""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.parsers import expat

from broadsheet.importers.trees import Element, whole

MOST_PARTS = 10_000
LARGEST_PART = 128 << 20
LARGEST_WHOLE = 512 << 20
STEEPEST = 1000
"""A part that unpacks to more than this many times its size is a bomb (XML of real files: under 100)."""
_LEAST_SUSPECT = 8 << 20

_TROUBLE = (OSError, RuntimeError, NotImplementedError, EOFError, ValueError)
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = "utf-16-le"


class RefusedError(Exception):
    """The file is not what it seems; the message is the reason, for the ledger."""


@dataclass(slots=True)
class Parts:
    """The parts of a file by name. They are unpacked when asked for, and kept when they were replaced."""

    archive: zipfile.ZipFile
    names: tuple[str, ...]
    replaced: dict[str, bytes] = field(default_factory=dict)

    def read(self, name: str) -> bytes:
        """Return a part; b"" where there is none or where it cannot be unpacked."""
        if name in self.replaced:
            return self.replaced[name]
        if name not in self.names:
            return b""
        try:
            with self.archive.open(name) as file:
                return file.read(LARGEST_PART)
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, *_TROUBLE):
            return b""

    def tree(self, name: str) -> Element | None:
        """Return a part as XML; None where it is missing or broken."""
        data = self.read(name)
        return whole(data) if data else None

    def needed(self, name: str) -> Element:
        """Return a part without which the file is none. Raise `RefusedError`."""
        root = self.tree(name)
        if root is None:
            raise RefusedError(f"the file is broken: its part {name} cannot be read")
        return root

    def packed(self, without: frozenset[str] = frozenset()) -> bytes:
        """Return the file anew, with what was replaced, without some parts and without those of broken XML."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            for name in dict.fromkeys((*self.names, *self.replaced)):
                data = b"" if name in without or name.endswith("/") else self.read(name)
                if data and not (name.endswith((".xml", ".rels")) and _is_broken(data)):
                    archive.writestr(zipfile.ZipInfo(name), data)
        return target.getvalue()


def opened(data: bytes, needed: str) -> Parts:
    """Open a file; `needed` is the part without which it is none. Raise `RefusedError`."""
    if reason := _other_kind(data):
        raise RefusedError(reason)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        rows = archive.infolist()
    except (zipfile.BadZipFile, *_TROUBLE) as fault:
        raise RefusedError("the file is broken: its parts cannot be listed") from fault
    if reason := _dangerous(rows):
        raise RefusedError(reason)
    parts = Parts(archive, tuple(row.filename for row in rows))
    if b"encryption-data" in parts.read("META-INF/manifest.xml"):
        raise RefusedError("it is protected by a password")
    if needed not in parts.names:
        raise RefusedError(f"it is no such file: it has no part {needed}")
    return parts


def _other_kind(data: bytes) -> str:
    if data.startswith(_OLD):
        if "EncryptedPackage".encode(_UTF16) in data:
            return "it is protected by a password"
        return "it is a file of Word 97 to 2003 (.doc); save it as .docx"
    if data.startswith(b"{\\rtf"):
        return "it is RTF; save it as .docx"
    if data[:512].lstrip()[:5].lower() in (b"<html", b"<!doc"):
        return "it is HTML under another name; import it as html"
    return "" if data.startswith(b"PK") else "it is no file of a word processor" if data else "the file is empty"


def _dangerous(rows: list[zipfile.ZipInfo]) -> str:
    if len(rows) > MOST_PARTS:
        return f"it has {len(rows)} parts; more than {MOST_PARTS} are not opened"
    if any(row.flag_bits & 1 for row in rows):
        return "it is protected by a password"
    steep = any(row.file_size > _LEAST_SUSPECT and row.file_size > STEEPEST * row.compress_size for row in rows)
    if steep or any(row.file_size > LARGEST_PART for row in rows) or sum(row.file_size for row in rows) > LARGEST_WHOLE:
        return "it unpacks to more than a file of words ever does"
    return ""


def _is_broken(data: bytes) -> bool:
    """Whether a converter would stumble over a part: they are stricter with prefixes than our own parser."""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        return True
    return False
