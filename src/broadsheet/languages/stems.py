"""The word list of a Hunspell dictionary, kept small: a stem and a number for its flags, a few bytes for each word.

In: the text of a `.dic` file, how its flags are read and its letters changed, and a reader for the lines that are not
plainly a word with flags. Out: `Stems`, which answers what the spelling library asks of its own list (`Dic`), and knows
nothing of that library. An object for each word, as the library keeps them, costs four times the memory and ten times
the loading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, KeysView, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

_LINE = re.compile(r"^(?:([^\s/\\]+)(?:/([^\s/\\]*))?(?:\t.*)?|(.+))$", re.MULTILINE)
"""A word, its flags, and what comes after a tab; or a line of another kind."""


class Casing(Protocol):
    """How a dictionary's language changes letters; see the library's class of this name."""

    def guess(self, word: str) -> Any: ...

    def lower(self, word: str) -> list[str]: ...


@dataclass(slots=True)
class Entry:
    """A word of the list as the library looks at it."""

    stem: str
    flags: frozenset[str]
    captype: Any


Rows = Iterable[tuple[str, Iterable[str]]]
"""Words with their flags."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a list is read: `flags` parses the flags of a word, `lines` reads lines of any kind, `plain` says whether a
    line that is a word with flags may be read without it.
    """

    flags: Callable[[str], Iterable[str]]
    lines: Callable[[str], Rows]
    casing: Casing
    plain: bool = True


class Stems:
    """The words of one `.dic` file."""

    def __init__(self, text: str, reading: Reading) -> None:
        self._casing = reading.casing
        self._lower = reading.casing.guess("lower")
        self._sets: list[frozenset[str]] = []
        self._numbers: dict[str, tuple[int, ...]] = {}
        self._known: dict[frozenset[str], tuple[int, ...]] = {}
        self._read(text, reading)
        self._mixed = self._with_capitals()
        self._letters: dict[str, list[Entry]] = {}

    def _read(self, text: str, reading: Reading) -> None:
        first, _, rest = text.partition("\n")  # the first line may be a count of the others
        odd = [first]
        parsed: dict[str, tuple[int, ...]] = {}
        for match in _LINE.finditer(rest) if reading.plain else ():
            word, flags, other = match.groups("")
            if other:
                odd.append(other)
                continue
            if flags not in parsed:
                parsed[flags] = self._number(reading.flags(flags))
            self._add(word, parsed[flags])
        for word, found in reading.lines("\n".join(odd) if reading.plain else text):
            self._add(word, self._number(found))
        self._known.clear()

    def _number(self, flags: Iterable[str]) -> tuple[int, ...]:
        """The number of a set of flags, as words with one entry hold it."""
        given = frozenset(flags)
        if given not in self._known:
            self._known[given] = (len(self._sets),)
            self._sets.append(given)
        return self._known[given]

    def _add(self, word: str, number: tuple[int, ...]) -> None:
        before = self._numbers.setdefault(word, number)
        if before is not number:
            self._numbers[word] = before + number

    def _with_capitals(self) -> dict[str, tuple[str, ...]]:
        """Words with capitals by what they are in small letters, but for those with one capital at their beginning."""
        mixed: dict[str, tuple[str, ...]] = {}
        for word in self._numbers:
            if word.islower() or self._casing.guess(word) == self._lower:
                continue
            for small in self._casing.lower(word):
                if _capital(small) != word:
                    mixed[small] = (*mixed.get(small, ()), word)
        return mixed

    def words(self) -> KeysView[str]:
        """Return the words as they are written."""
        return self._numbers.keys()

    def homonyms(self, stem: str, *, ignorecase: bool = False) -> Sequence[Entry]:
        """Return the entries of a word; with `ignorecase` those of words that are it when set in small letters."""
        if not ignorecase:
            numbers = self._numbers.get(stem)
            return [self._entry(stem, number) for number in numbers] if numbers else ()
        found = list(self._mixed.get(stem, ()))
        capital = _capital(stem)
        if capital in self._numbers and not capital.islower() and stem in self._casing.lower(capital):
            found.append(capital)
        entries = [self._entry(word, number) for word in found for number in self._numbers[word]]
        return entries + self._holding(stem) if len(stem) == 1 else entries

    def has_flag(self, stem: str, flag: str, *, for_all: bool = False) -> bool:
        """Whether one entry of a word has a flag, or (`for_all`) each has; not where there is none."""
        sets = [flag in self._sets[number] for number in self._numbers.get(stem, ())]
        return bool(sets) and (all(sets) if for_all else any(sets))

    def _entry(self, word: str, number: int) -> Entry:
        return Entry(word, self._sets[number], self._casing.guess(word))

    def _holding(self, letter: str) -> list[Entry]:
        """The words in small letters that hold a letter, one for each set of flags.

        The library lists them for that letter when it ignores capitals, and its answers are to stay what they are.
        """
        if letter not in self._letters:
            kinds: dict[tuple[int, bool], str] = {}
            for word, numbers in self._numbers.items():
                if letter in word and self._casing.guess(word) == self._lower:
                    for number in numbers:
                        kinds.setdefault((number, "ß" in word), word)
            self._letters[letter] = [self._entry(word, number) for (number, _), word in kinds.items()]
        return self._letters[letter]


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
