"""Volume, number, whole number, part and supplement as papers print them: `Vol. LIII No. 21`, `53. Jg., Heft 3`.

In: the tokens of a plain text. Out: `Label` values: which tokens, which fact, which value. A word announces a numeral
that follows it, or an ordinal numeral stands before the word. What only looks like one (a decimal, a year, a number of
another issue) is none. Chinese, Japanese and Korean are read by `eastern`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.importers.evidence.findings import Fact
from broadsheet.importers.evidence.months import month
from broadsheet.importers.evidence.plain import folded, roman
from broadsheet.importers.evidence.tokens import Token
from broadsheet.importers.evidence.words import BETWEEN, BY_LANGUAGE, JOINTS, NEEDS_STOP, NOT_YET, ORDINALS, ROLES, Role

HIGHEST = 99_999
LONGEST_RUN = 12
"""A double number joins at most so many."""
_MARKS = frozenset(".:#°('")
_PAIRS = frozenset(("-", "/", "&", "+"))
_ROMAN_ORDINAL = re.compile(r"([IVXLC]+)(?:e|ème|eme|er|ª|a|º|o)?")
ORDINAL_WORDS: dict[str, int] = {
    folded(word): at
    for words in (
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""",
        "erster zweiter dritter vierter fünfter sechster siebter achter neunter zehnter elfter zwölfter",
        "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte",
        "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième",
        "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
    )
    for at, word in enumerate(words.split(), 1)
}
"""Ordinals written as words."""
_FACTS: dict[Role, Fact] = {
    "number": "number",
    "volume": "volume",
    "year": "volume",
    "whole": "whole_number",
    "part": "word",
    "supplement": "word",
}


@dataclass(frozen=True, slots=True)
class Label:
    """What a text says of itself: tokens `start` to before `end`. `is_weak` where the word has other meanings too."""

    start: int
    end: int
    fact: Fact
    value: str
    is_weak: bool = False


class Reader:
    """Reads the labels of one row of tokens."""

    def __init__(self, row: Sequence[Token], language: str) -> None:
        self.row = row
        self.bare = BY_LANGUAGE.get(language[:2], frozenset())

    def labels(self) -> list[Label]:
        """Return all labels in order, each token used once."""
        found: list[Label] = []
        at = 0 if self._word(0) not in NOT_YET else len(self.row)
        while at < len(self.row):
            token = self.row[at]
            if not (token.is_number or token.word in _STARTS or token.text[0] in _FIRST):
                at += 1
                continue
            new = self._at(at)
            found.extend(new)
            at = max([at + 1, *(label.end for label in new)])
        return [label for label in found if self._counts(label, found)]

    def _counts(self, label: Label, found: Sequence[Label]) -> bool:
        """A weak word counts beside a firm one; parts and supplements beside a number or volume."""
        if not (label.is_weak or label.fact == "word"):
            return True
        return any(
            other.fact in ("number", "volume") and not other.is_weak and abs(other.start - label.end) < 14
            for other in found
            if other is not label
        )

    def _at(self, at: int) -> list[Label]:
        token = self.row[at]
        if token.text == "#":
            return self._behind_hash(at)
        if token.is_number and self._word(at - 1) == ";":
            return self._cited(at)
        if token.is_number or token.word in ORDINAL_WORDS or _ROMAN_ORDINAL.fullmatch(token.text):
            return self._ordinal(at)
        role = ROLES.get(token.word)
        if role is None:
            return self._lone_letter(at) if token.word == "n" else []
        return self._announced(at, role)

    def _announced(self, at: int, role: Role) -> list[Label]:
        """Read the numeral behind a word: `Vol. 53`, `Ausgabe Nr. 5`, `Nos. 51 & 52`, `№ 5 (123)`."""
        place, stopped = self._over_marks(at + 1 + (self._word(at + 1) in BETWEEN))
        token = self._get(place)
        inner = ROLES.get(token.word) if token else None
        if token and inner == "number" and role in ("number", "whole", "part", "supplement", "special"):
            deeper = self._announced(place, inner)
            return [Label(at, label.end, *self._as(role, label)) for label in deeper[:1]] + deeper[1:]
        if self.row[at].word in NEEDS_STOP - self.bare and not stopped and not self._stands_bare(at):
            return []
        if role == "special" or self._speaks_of_another(at):
            return []
        return self._numeral(at, place, role)

    def _numeral(self, at: int, place: int, role: Role) -> list[Label]:
        value, end = self._value(place)
        if not value or self._is_year(value, role):
            return []
        if role == "part":
            return [Label(at, end, "word", f"part-{value}")]
        if role == "supplement":
            return [Label(at, end, "word", f"supplement-{value}")]
        if role == "number":
            value, end = self._double(value, end)
        found = [Label(at, end, _FACTS[role], value, role == "year")]
        return found + self._in_brackets(end, value) if role == "number" else found

    def _as(self, role: Role, label: Label) -> tuple[Fact, str]:
        if role in ("part", "supplement"):
            return "word", f"{role}-{label.value}"
        return ("whole_number" if role == "whole" else "number"), label.value

    def _stands_bare(self, at: int) -> bool:
        """`No 5`, with a capital, and not within a sentence in small letters."""
        return self.row[at].text[:1].isupper() and len(self.row[at].text) > 1

    def _lone_letter(self, at: int) -> list[Label]:
        """`n. 3`, `n° 12`, `n.º 5`, `N.o 4`."""
        place, stopped = self._over_marks(at + 1)
        token = self._get(place)
        if token and token.word in ("o", "os", "s") and self._get(place + 1):
            place, again = self._over_marks(place + 1)
            stopped = stopped or again
        if not stopped and "n" not in self.bare:
            return []
        return [] if self._speaks_of_another(at) else self._numeral(at, place, "number")

    def _behind_hash(self, at: int) -> list[Label]:
        before, token = self._get(at - 1), self._get(at + 1)
        if not token or not token.glued or len(token.text) > 4 or (before and before.word in _TRACKERS):
            return []
        return self._numeral(at, at + 1, "number")

    def _cited(self, at: int) -> list[Label]:
        """`2015;64(32)`: volume and number as they are cited."""
        row = [self._get(at + step) for step in range(4)]
        volume, opening, number, closing = row
        if not (volume and opening and number and closing) or opening.text != "(" or closing.text != ")":
            return []
        if not (opening.glued and number.is_number) or number.value > 999:
            return []
        return [Label(at, at + 1, "volume", str(volume.value)), Label(at + 2, at + 4, "number", str(number.value))]

    def _ordinal(self, at: int) -> list[Label]:
        """`53. Jahrgang`, `12e année`, `the 21st issue`, `XIIe année`, `5-й год`."""
        token = self.row[at]
        before = self._get(at - 1)
        if before and (month(before.word) or (before.text in ".-/" and before.glued)):
            return []
        place, marked = at + 1, bool(ORDINAL_WORDS.get(token.word)) or not token.is_number
        for _ in range(3):
            behind = self._get(place)
            if not behind or not (behind.text in ".-:°" or behind.word in ORDINALS):
                break
            marked, place = True, place + 1
        behind = self._get(place)
        role = ROLES.get(behind.word) if behind else None
        if role not in ("number", "volume", "year") or not marked or behind is None:
            return []
        if behind.word in NEEDS_STOP or behind.word in _OF_BOOKS or self._announces_itself(place):
            return []
        found = _ROMAN_ORDINAL.fullmatch(token.text)
        value = token.value if token.is_number else ORDINAL_WORDS.get(token.word) or (roman(found[1]) if found else 0)
        if not 0 < value <= HIGHEST or self._is_year(str(value), role):
            return []
        return [Label(at, place + 1, _FACTS[role], str(value), role == "year")]

    def _announces_itself(self, at: int) -> bool:
        """Whether a numeral of its own follows the word: `12. Heft 3` is a day, or a number of something else."""
        place, _ = self._over_marks(at + 1)
        token = self._get(place)
        return bool(token and token.is_number and place <= at + 2 and not month(self._word(place + 1)))

    def _over_marks(self, at: int) -> tuple[int, bool]:
        """Step over stops, rings and the like, at most three, or a hyphen (`heft-3`); say whether there were any."""
        start = at
        hyphen, behind = self._get(at), self._get(at + 1)
        if hyphen and behind and hyphen.text == "-" and hyphen.glued and behind.glued and behind.is_number:
            return at + 1, True
        while at < len(self.row) and at < start + 3 and self.row[at].text in _MARKS:
            at += 1
        return at, at > start

    def _value(self, at: int) -> tuple[str, int]:
        """Read a numeral: digits that are no decimal and have no letter glued to them, or a Roman numeral."""
        token = self._get(at)
        if not token:
            return "", at
        if not token.is_number:
            value = roman(token.text) if not (len(token.text) == 1 and token.text in "CL") else 0
            return (str(value), at + 1) if value else ("", at)
        if not 0 < token.value <= HIGHEST or self._is_decimal(at) or self._is_lettered(at + 1):
            return "", at
        return str(token.value), at + 1

    def _is_decimal(self, at: int) -> bool:
        mark, digits = self._get(at + 1), self._get(at + 2)
        return bool(mark and digits and mark.text in ".," and mark.glued and digits.glued and digits.is_number)

    def _is_lettered(self, at: int) -> bool:
        token = self._get(at)
        return bool(token and token.glued and token.text[:1].isalpha() and token.word not in _GLUED)

    def _double(self, value: str, end: int) -> tuple[str, int]:
        """Read on over `& 52`, `-52`, `/52`, `und 52`; a year behind a slash is the year."""
        first, last = int(value), int(value)
        for _ in range(LONGEST_RUN):
            mark, token = self._get(end), self._get(end + 1)
            step = 1
            if mark and mark.text in (",", ".") and token and (token.text in _PAIRS or token.word in JOINTS):
                mark, token, step = token, self._get(end + 2), 2
            if not (mark and token) or not (self._joins(mark) or self._lists(end)):
                break
            if ROLES.get(token.word) == "number":
                step += 1
                stop = self._get(end + step)
                step += bool(stop and stop.text in _MARKS)
                token = self._get(end + step)
            number = token.value if token and token.is_number else roman(token.text) if token else 0
            widest = 1 if mark.word in JOINTS or mark.text in "&+," else LONGEST_RUN
            if not last < number <= last + widest or self._is_day(end + step):
                break
            last, end = number, end + step + 1
        return (f"{first}-{last}" if last > first else value), end

    def _joins(self, mark: Token) -> bool:
        return mark.text in _PAIRS or mark.word in JOINTS

    def _lists(self, at: int) -> bool:
        """`51, 52 & 53`: a comma counts where a joint comes after the next number."""
        comma, behind = self._get(at), self._get(at + 2)
        return bool(comma and behind and comma.text == "," and self._joins(behind))

    def _is_day(self, at: int) -> bool:
        """Whether the second number is the day of a date: `No. 12 - 13 May 2003`, `No. 3/12.5.2003`."""
        place = at + 1
        while place < len(self.row) and (self.row[place].text in ".°" or self.row[place].word in ORDINALS):
            place += 1
        if month(self._word(place)):
            return True
        following = self._get(at + 1)
        digits = self._get(at + 2)
        return bool(following and digits and following.text in "./-" and digits.is_number and len(digits.text) <= 2)

    def _in_brackets(self, end: int, value: str) -> list[Label]:
        """`№ 5 (123)`: the number since the first; not `(2003)`."""
        opening, token, closing = (self._get(end + step) for step in (0, 1, 2))
        if not (opening and token and closing) or opening.text not in "([" or closing.text not in ")]":
            return []
        lowest = int(value.split("-")[-1])
        if not token.is_number or not lowest < token.value <= HIGHEST or self._is_year(token.text, "number"):
            return []
        return [Label(end, end + 3, "whole_number", str(token.value))]

    def _is_year(self, value: str, role: Role) -> bool:
        return role != "whole" and value.isdecimal() and 1600 <= int(value) <= 2199

    def _speaks_of_another(self, at: int) -> bool:
        before = (self._word(at - 2), self._word(at - 1))
        behind = (self._word(place) for place in range(at + 1, at + 5))
        return any(word in NOT_YET for word in before) or any(word in _TO_COME for word in behind)

    def _get(self, at: int) -> Token | None:
        return self.row[at] if 0 <= at < len(self.row) else None

    def _word(self, at: int) -> str:
        return self.row[at].word if 0 <= at < len(self.row) else ""


_STARTS = frozenset((*ROLES, *ORDINAL_WORDS, "n"))
_FIRST = frozenset("IVXLC#")
_OF_BOOKS = frozenset(("edition", "editions"))
"""Books have these with an ordinal: “second edition”."""
_GLUED = (ORDINALS | {"n", "no"}) - {"a", "o", "e", "m"}
_TO_COME = frozenset(("will", "shall", "erscheint", "paraitra"))
_TRACKERS = frozenset(("bug", "bugs", "ticket", "pr", "pull", "request", "closes", "fixes", "item", "rfc", "channel"))
