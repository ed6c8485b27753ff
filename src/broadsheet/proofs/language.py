"""Checks of language that need no dictionary: words that stand twice, quotes and brackets without their counterpart.

In: a text. Out: problems. What is one in no language is told; what is right in some is listed by language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import eq

from broadsheet.problems import Kind, Problem
from broadsheet.proofs.check import TextRule
from broadsheet.proofs.kinds import DOUBLED_WORD, UNBALANCED_BRACKETS, UNBALANCED_QUOTES
from broadsheet.proofs.passages import Line
from broadsheet.proofs.reading import Text
from broadsheet.text.quotes import marks_of

_DOUBLED = re.compile(r"(?<![\w'’.-])([^\W\d_]+)[ \n]+(\1)(?![\w'’-])", re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RIGHT_TWICE: dict[str, frozenset[str]] = {
    "en": _words("that had were very much no yes so ha bye blah hear knock tut now never really long many more hey oh"),
    "de": _words("die der das den dem sie sehr ja nein nie so ihr ach"),
    "fr": _words("nous vous très non oui si bla ah"),
    "es": _words("no sí muy ja bla ay"),
}
"""Words that may follow themselves: relative clauses, auxiliaries, emphasis."""

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "en": _words(
        "a an the and or but nor if then than as at by for from in into of off on onto out over to under up upon with "
        "is are was were be been being am do does did has have had having will would can could may might must shall "
        "should not it its he his she her they their we our you your i my me him them us this that these those who "
        "whom whose which what when where why how there here so because while until since about after before between "
        "through during against without within along across behind beyond all any both each every few more most other "
        "some such only own same too also just even still yet again"
    ),
}
"""The small words of a language. A noun that stands twice before another noun may be right: “the return type type
error”; before a small word, a stop or the end it is not. Of a language without a list all are told."""

BRACKETS = {")": "(", "]": "[", "）": "（", "】": "【", "」": "「", "』": "『", "》": "《"}
_BRACKET = re.compile("[" + re.escape("".join((*BRACKETS, *BRACKETS.values()))) + "]")
_WORD = re.compile(r"[^\W\d_]+")
_FACE = re.compile(r"(?:^|\s)[:;=8][-']?$")
_AFTER = re.compile(r"[ \n]+\W?([^\W\d_]+)")
_ITEM = re.compile(r"(?:^|[\s(,;:])(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})$")
_BEFORE_OPENING = " \n\u00a0\u202f([—–-"


def check_doubled(text: Text) -> Iterator[Problem]:
    """Yield doubled-word; a name may be doubled, and so may what stands in a verse."""
    language = text.language.partition("-")[0]
    right, small = RIGHT_TWICE.get(language, frozenset()), FUNCTION_WORDS.get(language, frozenset())
    for line in text.lines:
        words = _WORD.findall(line.text.lower()) if line.part != "verse" else []
        for match in _DOUBLED.finditer(line.text) if any(map(eq, words, words[1:])) else ():
            first, second = match[1], match[2]
            named = first[0].isupper() and second[0].isupper()
            if not named and first.casefold() not in right and _ends(match, small):
                yield DOUBLED_WORD.at(text.place_of(line, match.start(2)), word=second)


def _ends(match: re.Match[str], small: frozenset[str]) -> bool:
    """Whether a doubled word cannot belong to what follows it."""
    after = _AFTER.match(match.string, match.end())
    return not small or match[1].casefold() in small or after is None or after[1].casefold() in small


@dataclass(frozen=True, slots=True)
class Stray:
    """A sign without its counterpart in its line; `opener` is the sign that opens the pair."""

    line: Line
    at: int
    sign: str
    opener: str
    opens: bool


def check_brackets(text: Text) -> Iterator[Problem]:
    """Yield unbalanced-brackets; a pair may embrace paragraphs, and `1)` before an item needs none."""
    yield from _told(text, UNBALANCED_BRACKETS, [stray for line in text.lines for stray in _stray_brackets(line)])


def _stray_brackets(line: Line) -> Iterator[Stray]:
    if not _BRACKET.search(line.text):
        return
    openers = set(BRACKETS.values())
    stack: list[Stray] = []
    for at, sign in enumerate(line.text):
        if sign in openers and not _FACE.search(line.text[max(0, at - 3) : at]):
            stack.append(Stray(line, at, sign, sign, True))
        elif sign in BRACKETS:
            if stack and stack[-1].sign == BRACKETS[sign]:
                stack.pop()
            elif not (_FACE.search(line.text[max(0, at - 3) : at]) or _ITEM.search(line.text[max(0, at - 6) : at])):
                yield Stray(line, at, sign, BRACKETS[sign], False)
    yield from stack


def check_quotes(text: Text) -> Iterator[Problem]:
    """Yield unbalanced-quotes for the outer marks of the language, typed as such or straight.

    A quotation that goes over paragraphs opens each of them and is closed in the last; inches and seconds are none.
    """
    marks = marks_of(text.language)
    found: list[Stray] = []
    for line in text.lines:
        if '"' in line.text:
            found += _stray_straight(line)
        if marks and _has_own(line.text, marks.outer):
            found += _stray_marks(line, marks.outer[0], marks.outer[1])
    goes_on = _going_on(text.lines, {'"', marks.outer[0] if marks else '"'})
    yield from _told(text, UNBALANCED_QUOTES, [stray for stray in found if not (stray.opens and stray.line in goes_on)])


def _has_own(text: str, pair: str) -> bool:
    """Whether a text has the two marks of its language; beside „ the mark “ closes a quotation of another."""
    foreign = "„" in text and "„" not in pair
    return pair[0] != pair[1] and not foreign and (pair[0] in text or pair[1] in text)


def _going_on(lines: Iterable[Line], signs: set[str]) -> list[Line]:
    """The paragraphs after which another begins with a quotation mark."""
    paragraphs = [line for line in lines if line.part in ("paragraph", "item")]
    return [line for line, after in pairwise(paragraphs) if after.text.lstrip()[:1] in signs]


def _stray_marks(line: Line, opening: str, closing: str) -> Iterator[Stray]:
    stack: list[Stray] = []
    for at, sign in enumerate(line.text):
        if sign == opening:
            stack.append(Stray(line, at, sign, opening, True))
        elif sign == closing:
            if not stack:
                yield Stray(line, at, sign, opening, False)
            else:
                stack.pop()
    yield from stack


def _stray_straight(line: Line) -> list[Stray]:
    """The straight mark that is left over where their count is odd: by the side on which it has a space."""
    places = [at for at, sign in enumerate(line.text) if sign == '"' and not line.text[at - 1 : at].isdigit()]
    inches = [at for at, sign in enumerate(line.text) if sign == '"' and line.text[at - 1 : at].isdigit()]
    if len(places) % 2 == 0 or (len(places) + len(inches)) % 2 == 0:
        return []
    opened: int | None = None
    for at in places:
        opens = at == 0 or line.text[at - 1] in _BEFORE_OPENING
        if opens and opened is not None:
            break
        if not opens and opened is None:
            return [Stray(line, at, '"', '"', False)]
        opened = at if opens else None
    return [Stray(line, opened if opened is not None else places[-1], '"', '"', opened is not None)]


def _told(text: Text, kind: Kind, found: Iterable[Stray]) -> Iterator[Problem]:
    """Yield a problem for what has no counterpart in a later paragraph either."""
    left: list[Stray] = []
    for stray in found:
        before = next((other for other in reversed(left) if other.opens and other.opener == stray.opener), None)
        if not stray.opens and before is not None:
            left.remove(before)
        else:
            left.append(stray)
    for stray in left:
        yield kind.at(text.place_of(stray.line, stray.at), sign=stray.sign)


CHECKS = (
    TextRule("doubled-words", (DOUBLED_WORD,), check_doubled),
    TextRule("brackets", (UNBALANCED_BRACKETS,), check_brackets),
    TextRule("quotes", (UNBALANCED_QUOTES,), check_quotes),
)
