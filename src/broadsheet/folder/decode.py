"""Bytes as people save them → UTF-8 with LF, without byte order mark and without control characters.

In: the bytes of one text file. Out: tidy bytes, the same whatever system the file was written on, and the problems
`other-encoding`, `unknown-encoding`, `unreadable-encoding`, `control-characters`, `control-characters-in-field`.
Tidying is a pure function of the bytes, so that a body can be read again. Knows no header but its line `encoding:`.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Container

from broadsheet.folder import kinds
from broadsheet.model.names import nearest
from broadsheet.problems import Place, Problem, Report

_BOM = b"\xef\xbb\xbf"
# CR, the control characters but TAB and LF, and bytes that UTF-8 never has (those of the other byte order marks
# included).
_UNTIDY = bytes((*range(9), *range(11, 32), 127, 0xC0, 0xC1, *range(0xF5, 0x100)))
# Nearly all bytes of nearly all texts: ASCII, and UTF-8's bytes of Latin letters (U+00C0 to U+02FF). None of them is
# untidy; of the others only those that begin a character are looked at closely.
_FREQUENT = bytes((9, 10, *range(32, 127), *range(0x80, 0xC0), *range(0xC3, 0xCC)))
# Signs of ASCII in whose runs git marks two versions of a file.
_WITHOUT_MARKERS = _FREQUENT.translate(None, b"<>")
# What UTF-8 can hold and no text should: C1 controls; U+FDD0 to U+FDEF, U+FFFE and U+FFFF. Each pattern begins with a
# fixed byte, so that it is found ten times as fast.
_C1 = re.compile(rb"\xc2[\x80-\x9f]")
_NO_CHARACTER = re.compile(rb"\xef(?:\xbf[\xbe\xbf]|\xb7[\x90-\xaf])")
# A text is in composed form (NFC) where all its characters lie below U+0300 or in the general punctuation, two spaces
# of which are not composed.
_UNCERTAIN = re.compile(rb"\xe2(?:[^\x80]|\x80[\x80\x81])")
_CERTAIN = _FREQUENT + b"\xc2\xe2"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_NAMED = re.compile(rb"^encoding[ \t]*[:=][ \t]*[\"']?([A-Za-z0-9._:-]+)", re.MULTILINE)
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*[:=]")
# Codecs of Python that are no encodings of text files.
_NO_ENCODINGS = frozenset(
    ["idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7", "mbcs", "oem"]
)
_COMMON = (
    *("utf-8", "utf-16", "windows-1250", "windows-1251", "windows-1252", "windows-1256", "iso-8859-1", "iso-8859-2"),
    *("iso-8859-15", "koi8-r", "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr", "mac-roman", "cp437", "cp850"),
)


def rare_bytes(raw: bytes) -> bytes:
    """Return, in their order, the bytes that are looked for in vain in nearly every file: one pass in place of many.

    ASCII (but `<` and `>`), the letters from U+00C0 to U+02FF, and bytes that begin no character are not among them.
    """
    return raw.translate(None, _WITHOUT_MARKERS)


def is_tidy(raw: bytes, rare: bytes | None = None) -> bool:
    """Whether the bytes are already as `tidy` would make them. The way that nearly every file goes.

    `rare` are its `rare_bytes`, where they are known.
    """
    rare = rare_bytes(raw) if rare is None else rare
    if rare and (raw.startswith(_BOM) or len(rare.translate(None, _UNTIDY)) != len(rare)):
        return False
    if raw.isascii():
        return True
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return not (b"\xc2" in rare and _C1.search(raw)) and not (b"\xef" in rare and _NO_CHARACTER.search(raw))


def is_surely_composed(data: bytes, rare: bytes) -> bool:
    """Whether tidy bytes, with their `rare_bytes`, need no closer look to know that their text is in NFC.

    Latin letters and the usual quotes and dashes: nothing that combines with its neighbour, or is written otherwise.
    """
    return not rare.translate(None, _CERTAIN) and (b"\xe2" not in rare or _UNCERTAIN.search(data) is None)


def tidy(raw: bytes, file: str, report: Report, strict: Container[str] = ()) -> bytes | None:
    """Return the text as UTF-8 with LF alone; None when it is not text in any encoding that was tried.

    UTF-8 first, then UTF-16 and UTF-32 with a byte order mark, then what `encoding:` in the header names, then
    windows-1252. Control characters are removed: in a header line whose key is in `strict` that is an error.
    """
    if is_tidy(raw):
        return raw
    text = _decoded(raw, file, report)
    if text is None:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _CONTROLS.search(text)
    if found:
        _report_controls(text, file, report, strict)
        text = _CONTROLS.sub("", text)
    return text.encode()


def _decoded(raw: bytes, file: str, report: Report) -> str | None:
    for mark, encoding in ((_BOM, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32")):
        if raw.startswith(mark):
            text = _as(raw, encoding)
            if text is None:
                _report_unreadable(file, report, encoding)
            return text
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _announced(_as(raw, "utf-16"), "utf-16", file, report)
    text = _as(raw, "utf-8")
    if text is not None:
        return text
    named = _NAMED.search(raw[:4096])
    if named:
        return _by_name(raw, named[1].decode("ascii"), file, report)
    return _announced(_as(raw, "windows-1252"), "windows-1252", file, report)


def _by_name(raw: bytes, name: str, file: str, report: Report) -> str | None:
    """Decode by the name that the header gives: that settles it, without a warning."""
    try:
        b"a".decode(name)
        encoding = codecs.lookup(name).name
    except (LookupError, UnicodeError):  # the latter: an encoding of two bytes a letter cannot have named itself
        encoding = ""
    if not encoding or encoding in _NO_ENCODINGS:
        report(kinds.UNKNOWN_ENCODING.at(Place(file), encoding=name, nearest=nearest(name, _COMMON)))
        return _announced(_as(raw, "windows-1252"), "windows-1252", file, report)
    text = _as(raw, encoding)
    if text is None:
        _report_unreadable(file, report, f"utf-8, {name}")
    return text


def _as(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _announced(text: str | None, encoding: str, file: str, report: Report) -> str | None:
    if text is None:
        _report_unreadable(file, report, f"utf-8, {encoding}")
        return None
    report(kinds.OTHER_ENCODING.at(Place(file), encoding=encoding))
    return text


def _report_unreadable(file: str, report: Report, encodings: str) -> None:
    report(kinds.UNREADABLE_ENCODING.at(Place(file), encodings=encodings.replace("-sig", "")))


def _report_controls(text: str, file: str, report: Report, strict: Container[str]) -> None:
    """Report control characters: in strict fields each line, elsewhere the first and how many."""
    lines = text.split("\n")
    header_end = next((n for n, line in enumerate(lines) if n and line.rstrip() in ("---", "+++")), 0)
    others: list[Place] = []
    first = ""
    for number, line in enumerate(lines, 1):
        for found in _CONTROLS.finditer(line):
            key = _KEY.match(line[: found.start()]) if number <= header_end else None
            place = Place(file, number, found.start() + 1)
            if key and key[1] in strict:
                report(control_in_field(key[1], found[0], place))
                break
            others.append(place)
            first = first or code_point(found[0])
    if others:
        report(kinds.CONTROL_CHARACTERS.at(others[0], count=len(others), character=first))


def control_in_field(key: str, character: str, place: Place) -> Problem:
    """Make the problem of a field in which no control character may stand."""
    return kinds.CONTROL_CHARACTERS_IN_FIELD.at(place, key=key, character=code_point(character))


def first_control(text: str) -> str:
    """Return the first control character of a text, "" where there is none."""
    found = _CONTROLS.search(text)
    return found[0] if found else ""


def code_point(character: str) -> str:
    """Write a character as U+0000."""
    return f"U+{ord(character):04X}"
