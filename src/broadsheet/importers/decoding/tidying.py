"""A decoded text without what no text should hold: control characters, byte order marks, halves of references.

In: a text. Out: the text with LF line ends, and a row for each kind of thing that was removed or mended. What an
encoding could have meant is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

RepairRow: TypeAlias = tuple[str, int, str, str, int]
"""What was put right (a word for it), how often, the first of it before and after, and its line."""

AROUND = 20
"""So many characters are shown on each side of a repair."""

_NOT_PLAIN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_PLAIN = bytes((9, 10, *range(32, 127)))
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]+")
_BREAKS = re.compile("[\x0c\x85\u2028\u2029]")
_SOFT = re.compile("(?<=[^\\W\\d_])\xad+\n?(?=[^\\W\\d_])|(?<= )\xad(?= )")
_LOST = re.compile("\ufffd+")
# References to the numbers of bytes of windows-1252, and emoji written as two halves of UTF-16.
_BYTE = re.compile("&#(1(?:2[89]|[345][0-9]));")
_HALVES = re.compile("&#(5[56][0-9]{3});&#(5[67][0-9]{3});")
# A reference that was escaped once too often, inside a word, where nobody writes one on purpose.
_TWICE = re.compile(
    "(?<=[A-Za-z])&amp;(#(?:8217|8216|39|x2019|x27)|rsquo|lsquo|apos"
    "|[A-Za-z](?:acute|grave|circ|uml|tilde|cedil|ring|caron|slash)|szlig|[ao]elig|aelig);(?=[A-Za-z])"
)


def tidied(text: str) -> tuple[str, list[RepairRow]]:
    """Remove and mend; return the text and what was done."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[RepairRow] = []
    if not _is_plain(text):
        text = _BREAKS.sub("\n", text)
        text = text.removeprefix("\ufeff").replace("\ufeff", "")
        text = _replaced(text, _CONTROLS, lambda found: "", "control characters", rows)
    if "\xad" in text:
        text = _replaced(text, _SOFT, _of_hyphen, "soft hyphens", rows)
    if "\ufffd" in text:
        rows.append(row_of("characters that were lost before", text, list(_LOST.finditer(text)), text))
    if "&" in text:
        text = _references(text, rows)
    return text, rows


def _is_plain(text: str) -> bool:
    """Whether there is nothing to remove. Nearly all texts are ASCII, and asked ten times as fast."""
    if text.isascii():
        return not text.encode("ascii").translate(None, _PLAIN)
    return _NOT_PLAIN.search(text) is None


def _references(text: str, rows: list[RepairRow]) -> str:
    if "&#1" in text:
        text = _replaced(text, _BYTE, _of_byte, "references to bytes", rows)
    if "&#5" in text:
        text = _replaced(text, _HALVES, _joined, "halves of a character", rows)
    if "&amp;" in text:
        text = _replaced(text, _TWICE, lambda found: f"&{found[1]};", "references escaped twice", rows)
    return text


def _of_hyphen(found: re.Match[str]) -> str:
    """Inside a word it says where the word may be broken; alone it was meant as a dash."""
    return "" if found.start() and found.string[found.start() - 1] != " " else "-"


def _of_byte(found: re.Match[str]) -> str:
    return bytes((int(found[1]),)).decode("windows-1252", "ignore")


def _joined(found: re.Match[str]) -> str:
    high, low = int(found[1]), int(found[2])
    if not (0xD800 <= high < 0xDC00 and 0xDC00 <= low < 0xE000):
        return found[0]
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _replaced(
    text: str, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str], what: str, rows: list[RepairRow]
) -> str:
    found = list(pattern.finditer(text))
    if not found:
        return text
    after = pattern.sub(new, text)
    if after != text:
        rows.append(row_of(what, text, found, after))
    return after


def row_of(what: str, text: str, found: list[re.Match[str]], after: str) -> RepairRow:
    """Make a row: how many, and the first with its surroundings before and after."""
    start, end = found[0].span()
    # What stands before the first place is the same in both texts.
    grown = max(0, end + AROUND + len(after) - len(text)) if len(found) == 1 else end + AROUND
    before = text[max(0, start - AROUND) : end + AROUND]
    return what, len(found), shown(before), shown(after[max(0, start - AROUND) : grown]), line_of(text, start)


def shown(text: str) -> str:
    """Write an excerpt on one line, with control characters as \\x07."""
    return "".join(sign if sign.isprintable() else " " if sign in "\n\t" else f"\\x{ord(sign):02x}" for sign in text)


def line_of(text: str, place: int) -> int:
    """Return the line of a place, from 1."""
    return text.count("\n", 0, place) + 1
