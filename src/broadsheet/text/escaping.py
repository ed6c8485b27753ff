"""Which signs of a text have to be escaped so that Markdown leaves them alone, and no others.

In: runs of text with what stands before and behind them, whole lines, targets, titles. Out: the same as Markdown. A
sign is left as it is wherever the parser cannot take it for mark-up: `snake_case`, `2 * 3`, `[1]`, `AT&T`, `a < b`.
Sources: CommonMark 0.31.2, sections 2.4, 4.1 to 4.8, 6.2; GFM, tables and strikethrough; the blocks of `fences`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SIGNS = re.compile(r"\\|`+|\*+|_+|~+|\[|\]|<|&|!")
HAS_SIGNS = _SIGNS.search
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_OPENS_TAG = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/!?")
# What a line may not begin with; behind the first line of a paragraph there is more.
_START = re.compile(
    r"(?P<sign>#{1,6}(?=[ \t]|$)|>|[-+*_](?=[ \t]|$)|(?P<same>[-*_])(?:[ \t]*(?P=same))+[ \t]*$|:::|~~~)"
    r"|(?P<number>\d{1,9})[.)](?=[ \t]|$)"
    r"|(?P<note>\[\^[^\[\]\s]+\]):"
)
_LATER = re.compile(r"=+[ \t]*$|[|:\-][|:\- \t]*$")
_CLOSING = re.compile(r"(?<=[ \t])(#+)$|\A(#+)$")
_ASIDE = re.compile(r"[\x00-\x20\x7f()<>]|\A\Z")
_ACTIVE = re.compile(r"\\[!-/:-@\[-`{-~]|[~\[\]]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Signs:
    """What the text of a whole line holds: whether its brackets could make a link, its tildes strike something out."""

    brackets: bool
    tildes: bool
    inside: bool = False  # within the brackets of a link or picture


def signs_of(text: str, others: str) -> Signs:
    """Look at the whole text of a line, and at the delimiters in it."""
    return Signs("](" in text or "][" in text or "]:" in text, (text + others).count("~") > 1)


def escape(text: str, before: str, after: str, signs: Signs) -> str:
    """Escape a run of text between two characters, each "" at the end of its line."""

    def replaced(match: re.Match[str]) -> str:
        sign = match[0]
        left = text[match.start() - 1] if match.start() else before
        right = text[match.end()] if match.end() < len(text) else after
        if not _is_meant(sign, left, right, signs) and not (sign == "&" and _ENTITY.match(text, match.start())):
            return sign
        return "".join("\\" + each for each in sign)

    return _SIGNS.sub(replaced, text)


def _is_meant(sign: str, left: str, right: str, signs: Signs) -> bool:
    """Whether the parser might take a sign for mark-up."""
    match sign[0]:
        case "`" | "]":
            return sign[0] == "`" or signs.inside
        case "\\":
            return right in _PUNCTUATION or right in ("", "\n")
        case "*":
            return not (_is_space(left) and _is_space(right))
        case "_":
            return not ((left.isalnum() and right.isalnum()) or (_is_space(left) and _is_space(right)))
        case "~":
            return signs.tildes and not (_is_space(left) and _is_space(right))
        case "[":
            return signs.brackets or right == "^"
        case "<":
            return right in _OPENS_TAG
    return sign == "!" and right == "["


def line_starts(text: str) -> str:
    """Escape what the parser would take for a block at the beginning of a line."""
    lines = [line for line in text.split("\n") if line.strip()] if "\n" in text else [text]
    for at, line in enumerate(lines):
        line = line.strip(" \t")
        found = _START.match(line)
        if found is None:
            lines[at] = "\\" + line if at and _LATER.match(line) else line
        elif found["sign"]:
            lines[at] = "\\" + line
        else:
            stop = found.end("number" if found["number"] else "note")
            lines[at] = line[:stop] + "\\" + line[stop:]
    return "\n".join(lines)


def heading(text: str) -> str:
    """Escape the number signs that would close a heading and the braces that would be its attributes."""
    text = _CLOSING.sub(lambda match: "\\" + match[0], text)
    return text.replace("{", "&#123;") if text.endswith("}") else text


def target(address: str) -> str:
    """Write the address of a link or picture as it stands in its parentheses."""
    if "\\" in address:
        address = address.replace("\\", "\\\\")
    if "&" in address:
        address = _ENTITY.sub("&amp;", address)
    if not _ASIDE.search(address):
        return address
    address = _CONTROL.sub(lambda match: f"%{ord(match[0]):02X}", address)
    return "<" + address.replace("<", "\\<").replace(">", "\\>") + ">"


def title(text: str) -> str:
    """Write a title in its quotes."""
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + (_ENTITY.sub("&amp;", text) if "&" in text else text) + '"'


def inert(text: str) -> str:
    """Write escaped signs as entities: what stands in braces the parser sees as well, before it is passed over."""
    return _ACTIVE.sub(lambda match: f"&#{ord(match[0][-1])};", text)


def value(text: str) -> str:
    """Write the value of an attribute in braces, in its quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


@lru_cache(maxsize=4096)
def is_punctuation(sign: str) -> bool:
    """Whether a character counts as punctuation beside a run of stars (CommonMark: categories P and S)."""
    return bool(sign) and (sign in _PUNCTUATION or unicodedata.category(sign)[0] in "PS")


def _is_space(sign: str) -> bool:
    return sign == "" or sign.isspace()


def flanks(before: str, first: str, last: str, after: str) -> bool:
    """Whether delimiters may open between `before` and `first`, and close between `last` and `after`."""
    if first.isspace() or last.isspace():
        return False
    opens = not is_punctuation(first) or _is_space(before) or is_punctuation(before)
    closes = not is_punctuation(last) or _is_space(after) or is_punctuation(after)
    return opens and closes
