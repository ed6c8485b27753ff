"""One article's file → a draft: all that can be said of it without looking at the other articles of its issue.

In: an entry of a listing. Out: a `Draft`, and the problems of header and text. It does not know its place in the
running order, whose translation it is, nor whether another article has the same id. This is the path that every one
of tens of thousands of articles goes at each cold read, so it is written lean.
"""

from __future__ import annotations

import unicodedata
from hashlib import sha256
from typing import Any

from broadsheet.folder import kinds
from broadsheet.folder.body import FileBody
from broadsheet.folder.context import LARGEST, Context, TooLargeError, read_bytes
from broadsheet.folder.decode import is_surely_composed, is_tidy, rare_bytes, tidy
from broadsheet.folder.fields import ARTICLE, STRICT, Table, Taken, take_fields
from broadsheet.folder.header import Field, Split, read_header, split
from broadsheet.folder.toml import read_toml_header
from broadsheet.folder.unseen import may_hold_unseen, take_out_unseen
from broadsheet.folder.usual import usual_values
from broadsheet.folder.walk import Entry, Listing, Stamp, stamp_of, unreadable
from broadsheet.model.article import KEPT_BACK
from broadsheet.problems import Place, Problem, Report

_MARKERS = (b"<<<<<<< ", b">>>>>>> ")
_WITHOUT_TEXT = frozenset(("draft", "held", "spiked", "withdrawn"))
_LONGEST_BLANK = 200
_UNSAFE = frozenset(("status", "embargo_until", "web", "print", "mail"))
"""Keys that keep an article back: where one cannot be understood, the article must not come out by mistake."""


class Draft:
    """What one file says. `stem` is its name without suffix, `header` the header's bytes, `values` its keys' values."""

    __slots__ = ("_fields", "_split", "body", "file", "header", "language", "original", "slug", "stem", "values")

    def __init__(self, file: str, header: bytes, split: Split, values: dict[str, Any], body: FileBody) -> None:
        self.file = file
        self.header = header
        self.values = values
        self.body = body
        self._split = split
        self._fields: dict[str, Field] | None = None
        name = file[file.rfind("/") + 1 :]
        stem = name[: name.rfind(".")]
        self.stem = stem if stem.isascii() else unicodedata.normalize("NFC", stem)
        self.slug = ""
        self.language = ""
        self.original: Draft | None = None

    def place(self, key: str = "") -> Place:
        """Where a key stands, else the file's first line. Few want to know: the header is read again for them."""
        if self._fields is None:
            self._fields = fields_of(self.header, self._split, self.file, _heard_before) or {}
        field = self._fields.get(key)
        return Place(self.file, field.line, field.column) if field else Place(self.file, 1)


def read_draft(
    context: Context, listing: Listing, entry: Entry, report: Report, table: Table = ARTICLE
) -> tuple[Draft | None, Stamp]:
    """Read one file; None with an error reported when there is nothing that could be put out."""
    file = f"{listing.folder}/{entry.name}"
    try:
        raw, size, changed = read_bytes(entry.path)
    except TooLargeError as fault:
        million = 1_000_000
        place = Place(file)
        report(kinds.LARGE_FILE.at(place, name=entry.name, megabytes=fault.size // million, limit=LARGEST // million))
        return None, stamp_of(listing, entry)
    except OSError as fault:
        report(unreadable(file, fault))
        return None, stamp_of(listing, entry)
    stamp = (file, size, changed)
    rare = rare_bytes(raw)
    data = raw if is_tidy(raw, rare) else tidy(raw, file, report, STRICT)
    if data is None or ((data is not raw or _may_be_merged(rare)) and has_merge_markers(data, file, report)):
        return None, stamp
    parts = split(data)
    header = data[parts.start : parts.end]
    taken = _taken(header, parts, file, table, report)
    if taken is None:
        return None, stamp
    composed = data is raw and is_surely_composed(raw, rare)
    origin = (context.root, file, size, changed, data is raw, composed)
    body = FileBody(origin, parts.body_line, parts.body, sha256(raw).hexdigest(), data)
    return _checked(Draft(file, header, parts, taken.values, body), data, taken.wrong, report), stamp


def _taken(header: bytes, parts: Split, file: str, table: Table, report: Report) -> Taken | None:
    """Take a header's values; None with an error reported when it is no use."""
    if parts.marker == "---" and parts.closed:
        usual = usual_values(_composed(header), table)
        if usual is not None:
            return Taken(usual, set())
    fields = fields_of(header, parts, file, report)
    return None if fields is None else take_fields(fields, table, file, report)


def _composed(header: bytes) -> str:
    text = header.decode()
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def fields_of(header: bytes, parts: Split, file: str, report: Report) -> dict[str, Field] | None:
    """Read the header of a tidy file, which lies as `parts` says; None with an error reported when it is no use."""
    if not parts.closed:
        report(kinds.UNCLOSED_HEADER.at(Place(file, parts.line - 1, 1), marker=parts.marker))
        return None
    if not parts.marker:
        return {}
    text = _composed(header)
    reader = read_header if parts.marker == "---" else read_toml_header
    fields = reader(text, parts.line, file, report)
    if fields and may_hold_unseen(text):
        take_out_unseen(fields, file, report)
    return fields


def _may_be_merged(rare: bytes) -> bool:
    """Whether a file with these `decode.rare_bytes` is worth the search for merge markers."""
    return b"<<<<<<<" in rare or b">>>>>>>" in rare


def has_merge_markers(data: bytes, file: str, report: Report) -> bool:
    """Report `merge-markers` where git has left two versions in the file."""
    for marker in _MARKERS:
        if marker[:1] not in data:  # many times as fast as to look for all of it
            continue
        at = data.find(marker)
        while at > 0 and data[at - 1 : at] != b"\n":
            at = data.find(marker, at + 1)
        if at >= 0:
            line = data.count(b"\n", 0, at) + 1
            report(kinds.MERGE_MARKERS.at(Place(file, line, 1), marker=marker.decode().strip()))
            return True
    return False


def _checked(draft: Draft, data: bytes, wrong: set[str], report: Report) -> Draft | None:
    """Check the values, of which some are `wrong`; None when the article cannot or must not come out as it is."""
    values = draft.values
    if not values.get("headline"):
        if "headline" not in wrong:
            report(kinds.MISSING_HEADLINE.at(draft.place("headline")))
        if values.get("status") not in KEPT_BACK:
            return None
        values["headline"] = draft.stem  # it comes out nowhere, but must be known as kept back
    if _is_blank(data, draft.body.start) and values.get("status") not in _WITHOUT_TEXT:
        report(kinds.EMPTY_TEXT.at(Place(draft.file, draft.body.line)))
    return None if wrong & _UNSAFE else draft


def _is_blank(data: bytes, start: int) -> bool:
    """Whether nothing but spaces stands behind the header, the no-break space and those without width among them."""
    if len(data) - start > _LONGEST_BLANK:
        return not data[start : start + _LONGEST_BLANK].strip() and not data[start:].strip()
    return not "".join(data[start:].decode().split()).strip("\u200b\u200c\u200d\u2060\ufeff")


def _heard_before(problem: Problem) -> None:
    """Drop what the first reading of a header has already reported."""
