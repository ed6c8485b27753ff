"""Set quotes, apostrophes, dashes, ellipses and no-break spaces, by language.

In: the inline nodes of one block, and a language. Out: the same nodes with their runs of text changed in place. Code,
raw HTML, the addresses of links and what is already set stay as they are; doing it twice changes nothing. Knows no
blocks.

Sources: the marks of `quotes`; "--" is an en dash, "---" an em dash, "..." an ellipsis (the convention of TeX and of
SmartyPants); a lone hyphen stays. Which way a quote faces follows from the characters on both its sides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeAlias

from broadsheet.text.nodes import Emphasis, HardBreak, Link, Strikethrough, Strong
from broadsheet.text.quotes import Marks, marks_of
from broadsheet.text.source import Source

APOSTROPHE = "’"
_OPENERS = frozenset("([{<«‹“„‚‘—–-/¿¡|\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
_HOLDING = frozenset((Emphasis, Link, Strikethrough, Strong))
# Bytes are searched several times as fast as a str, and fastest for a single sign.
_DASH = re.compile(rb"-(?=-)")
_ELLIPSIS = re.compile(rb"\.(?=\.\.)")
_PATTERNS = {'"': '"', "'": "'", "--": "--+", "...": r"\.\.\.+"}
# Between two letters; written so that the search can run from sign to sign. Hebrew has a sign of its own there.
WITHIN = re.compile(r"'(?<=[^\W\d_\u05d0-\u05ea]')(?=[^\W\d_])")
_ELIDED = re.compile(r"(?:tis|twas|twere|twill|em|til|n)\b|\d0s", re.IGNORECASE)
_INCHES = re.compile(r"\s?\d{1,2}(?!\d)")
_DEEPEST = 8  # quotes within quotes
_SEEN = 12  # how many characters behind a quote can matter
_DASHES = {"--": "–", "---": "—", "...": "…", "....": "…."}
_HEBREW = {'"': "״", "'": "׳"}
Run: TypeAlias = tuple[list[Any], int]


def typographer(language: str, text: str) -> Typographer | None:
    """Return what sets the blocks of this text, or None where nothing is to be done."""
    return typographer_of(Source(text, language))


def typographer_of(source: Source) -> Typographer | None:
    """Return what sets the blocks of this source, or None where nothing is to be done. Costs next to nothing."""
    rules = _rules(source.language) if source.typography else None
    if rules is None:
        return None
    rare = source.rare
    signs: tuple[str, ...] = ()
    if b'"' in rare:
        signs = ('"',)
    if b"'" in rare:
        signs += ("'",)
    if b"--" in rare and _DASH.search(source.data):
        signs += ("--",)
    if b"..." in rare and _ELLIPSIS.search(source.data):
        signs += ("...",)
    spaced = tuple(sign for sign in rules.signs if sign in source.text) if rules.signs else ()
    return _setter(source.language, signs, spaced) if signs or spaced else None


@lru_cache(maxsize=256)
def _setter(language: str, straight: tuple[str, ...], spaced: tuple[str, ...]) -> Typographer | None:
    rules = _rules(language)
    return Typographer(rules, straight, spaced) if rules else None


@lru_cache(maxsize=64)
def _tokens(signs: tuple[str, ...], addresses: bool) -> re.Pattern[str]:
    """Make a pattern of no more signs than a text holds; the fewer, the faster it runs."""
    parts = [_PATTERNS[sign] for sign in signs] or ["(?!)"]
    return re.compile("|".join([*parts, r"https?://\S+|www\.\S+"] if addresses else parts))


def _holds_address(text: str) -> bool:
    return "://" in text or "www." in text


def set_apostrophes(kids: list[Any]) -> bool:
    """Set the apostrophes of the last run of text, if all stand within words; whether they did."""
    parts = kids[-1].split("'")
    for left, right in pairwise(parts):
        if not (left[-1:].isalpha() and right[:1].isalpha()) or "\u05d0" <= left[-1] <= "\u05ea":
            return False
        word = left[left.rfind(" ") + 1 :]
        if ":" in word or "www" in word:  # perhaps an address
            return False
    kids[-1] = APOSTROPHE.join(parts)
    return True


class Rules:
    """What a language does. `signs` are those that have a space beside them."""

    def __init__(self, marks: Marks, elides: bool) -> None:
        self.outer, self.inner = marks.outer, marks.inner
        self.elides = elides  # whether words lose their beginning, as in ’tis and ’90s
        self.spaced = _spacing(marks)
        spaced = "".join(signs for signs, _ in marks.before) + (marks.outer if marks.within else "")
        self.signs = tuple(spaced)


@lru_cache(maxsize=64)
def _rules(language: str) -> Rules | None:
    marks = marks_of(language)
    return Rules(marks, language[:2].lower() == "en") if marks else None


class Typographer:
    """Sets the blocks of one text.

    `straight` are the signs to be replaced that the text holds, `spaced` those that have a space beside them, `signs`
    both: a block that holds none of them is set.
    """

    def __init__(self, rules: Rules, straight: tuple[str, ...], spaced: tuple[str, ...]) -> None:
        self._rules = rules
        self._straight = straight
        self.signs = straight + spaced

    def set(self, kids: list[Any]) -> None:
        """Set the inline nodes of one block."""
        runs: list[Run] = []
        _gather(kids, runs)
        quotes: list[str] = []  # those that are open
        before = " "
        for index, (holder, at) in enumerate(runs):
            text = holder[at]
            if type(text) is not str:
                before = "\n" if type(text) is HardBreak else "x"
            elif text:
                if self._rules.spaced or any(sign in text for sign in self.signs):
                    holder[at] = text = self._run(text, before, _first(runs, index + 1), quotes)
                before = text[-1]

    def _run(self, text: str, before: str, after: str, quotes: list[str]) -> str:
        addresses = _holds_address(text)
        if "'" in text and not addresses:
            text = WITHIN.sub(APOSTROPHE, text)
        parts: list[str] = []
        done = 0
        for match in _tokens(self._straight, addresses).finditer(text):
            sign, start, end = match[0], match.start(), match.end()
            if sign in "\"'":
                left = text[start - 1] if start > done else parts[-1][-1] if parts else before
                sign = self._quote(sign, left, text[end : end + _SEEN] or after, quotes)
            else:
                sign = _DASHES.get(sign, sign)
            parts += (text[done:start], sign)
            done = end
        return self._space("".join((*parts, text[done:])), before, after)

    def _space(self, text: str, before: str, after: str) -> str:
        """Put no-break spaces where the language has them; what stands beside the run is seen, not changed."""
        if not self._rules.spaced:
            return text
        beside = f"{after}\0" if after else ""
        text = before + text + beside
        for pattern, replacement in self._rules.spaced:
            text = pattern.sub(replacement, text)
        return text[1 : len(text) - len(beside)]

    def _quote(self, sign: str, left: str, right: str, quotes: list[str]) -> str:
        """Choose the mark for a straight quote between `left`, one character, and `right`, what follows."""
        if "\u05d0" <= left <= "\u05ea" and right[:1].isalpha():
            return _HEBREW[sign]
        if left.isdigit() and sign not in quotes and (sign == '"' or _INCHES.match(right)):
            return "″" if sign == '"' else "′"
        if left.isalnum() and right[:1].isalnum() and sign == "'":
            return APOSTROPHE
        if self._faces_right(sign, left, right, quotes):
            quotes.append(sign)
            del quotes[:-_DEEPEST]
            return self._pair(sign)[0]
        return self._close(sign, quotes)

    def _faces_right(self, sign: str, left: str, right: str, quotes: list[str]) -> bool:
        if right == "" or not (left.isspace() or left in _OPENERS):
            return False
        if right[0].isspace():  # between two spaces
            return left.isspace() and sign == '"' and sign not in quotes
        return not (sign == "'" and self._rules.elides and _ELIDED.match(right))

    def _close(self, sign: str, quotes: list[str]) -> str:
        if sign not in quotes:
            return APOSTROPHE if sign == "'" else self._rules.outer[1]
        while quotes[-1] != sign:
            quotes.pop()
        quotes.pop()
        return self._pair(sign)[1]

    def _pair(self, sign: str) -> str:
        return self._rules.outer if sign == '"' else self._rules.inner


def _spacing(marks: Marks) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Make the replacements that put no-break spaces within quotes and before signs."""
    found = []
    space = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
    if marks.within:
        opening, closing = marks.outer[0], marks.outer[1]
        found.append((re.compile(rf"{opening}{space}?(?=\S)"), opening + marks.within))
        found.append((re.compile(rf"(?<=\S){space}?{closing}"), marks.within + closing))
    for signs, blank in marks.before:
        found.append((re.compile(rf"(?<=[\w\)\]»”’%…]){space}?([{signs}]+)(?=[\s»”’)\]]|\Z)"), rf"{blank}\1"))
    return tuple(found)


def _gather(kids: list[Any], runs: list[Run]) -> None:
    """List what stands in a line, in order, each with the list that holds it."""
    for at, kid in enumerate(kids):
        if type(kid) is Link and _is_bare(kid):
            runs.append(([None], 0))
        elif type(kid) in _HOLDING:
            _gather(kid.kids, runs)
        else:
            runs.append((kids, at))


def _is_bare(link: Link) -> bool:
    """Whether the text of a link is its own address."""
    return len(link.kids) == 1 and link.kids[0] in (link.target, link.target.removeprefix("mailto:"))


def _first(runs: list[Run], index: int) -> str:
    """The first character from a run on; "" at the end of the block."""
    while index < len(runs):
        kid = runs[index][0][runs[index][1]]
        if type(kid) is not str:
            return " " if type(kid) is HardBreak else "x"
        if kid:
            return kid[0]
        index += 1
    return ""
