"""The bytes of a piece of an export → text that the XML parser takes whole.

In: bytes. Out: text in which only mark-up is mark-up, and what was put right. Without this the parser drops text and
status in silence (measured: import.md, section 7). Knows no item.
"""

from __future__ import annotations

import re
from html.entities import html5

from broadsheet.importers.decoding.decode import decoded
from broadsheet.importers.decoding.tidying import RepairRow

_XML_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_AMPERSAND = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{0,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)?")
_PAIR = re.compile(r"&#(x?[0-9A-Fa-f]{4,5});&#(x?[0-9A-Fa-f]{4,5});")
_OPENS = "<![CDATA["
_ENDS = re.compile(r"\]\]>(?=\s{0,200}(?:</[A-Za-z]|<!\[CDATA\[)|\s{0,200}\Z)")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,2000}(?:\[[^\]]{0,100000}\])?[^>]{0,200}>")
_PREFIX = re.compile(r"</?([A-Za-z_][A-Za-z0-9_.-]{0,40}):[A-Za-z_]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(data: bytes, language: str = "") -> tuple[str, tuple[RepairRow, ...]]:
    """Return a piece as text, and what was put right in it."""
    read = decoded(data, language)
    text = _NOT_XML.sub("", read.text)
    return _with_sound_sections(_PAIR.sub(_joined, text)), read.repairs


def clean_head(data: bytes) -> tuple[str, tuple[RepairRow, ...]]:
    """Return the head as text: it begins at `<?xml`, whatever a server wrote before it, and declares no entities."""
    at = data.find(b"<?xml", 0, 1 << 16)
    text, repairs = clean(data[max(at, 0) :])
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)
    return _DOCTYPE.sub("", text), repairs


def wrapped(text: str) -> str:
    """Put a root around a piece that declares every prefix in it as a name space of its own: `wp` as `wp:`."""
    prefixes = sorted(set(_PREFIX.findall(text)) - {"xml", "xmlns"})
    declared = "".join(f' xmlns:{prefix}="{prefix}:"' for prefix in prefixes)
    return f"<piece{declared}>{text}</piece>"


def _joined(found: re.Match[str]) -> str:
    """Two halves of a character written as entities are that character."""
    high, low = (
        int(half[1:], 16) if half[0] == "x" else int(half, 16 if not half.isdecimal() else 10)
        for half in (found[1], found[2])
    )
    if 0xD800 <= high < 0xDC00 <= low < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    return found[0]


def _with_sound_sections(text: str) -> str:
    """Outside CDATA make every `&` an entity, inside let `]]>` be text where no tag follows it."""
    pieces = []
    at = 0
    while (start := text.find(_OPENS, at)) >= 0:
        pieces.append(_AMPERSAND.sub(_sound, text[at:start]))
        end = _ENDS.search(text, start + len(_OPENS))
        inner = text[start + len(_OPENS) : end.start() if end else len(text)]
        pieces.append(f"{_OPENS}{inner.replace(']]>', ']]]]><![CDATA[>')}]]>")
        at = end.end() if end else len(text)
    pieces.append(_AMPERSAND.sub(_sound, text[at:]))
    return "".join(pieces)


def _sound(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return "&amp;"
    if name.startswith("#"):
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        return found[0] if _is_character(code) else ""
    if name in _XML_OWN:
        return found[0]
    character = html5.get(f"{name};")
    return character.replace("&", "&amp;").replace("<", "&lt;") if character else f"&amp;{name};"


def _is_character(code: int) -> bool:
    if code < 0x20:
        return code in (0x9, 0xA, 0xD)
    return not (0xD800 <= code < 0xE000) and code not in (0xFFFE, 0xFFFF) and code <= 0x10FFFF
