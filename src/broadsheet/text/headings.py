"""The outline of a text: which level a heading gets, and which id.

In: headings in the order in which they stand. Out: levels from 2 without a skipped step, and ids that are unique in
the text. The headline of the article is level 1 and stands outside (WCAG 2.2 technique H42, PDF/UA-1 section 7.4.2).
Knows no Markdown.
"""

from __future__ import annotations

import re
import unicodedata

TOP = 2
DEEPEST = 6
# Ids that pages use for themselves; `n1` and `r1` are those of the notes and of their marks.
_TAKEN = dict.fromkeys(("main", "nh", "notes", "top", "subscribe", "contents", "search"), 1)
_NOTE = re.compile(r"[nr]\d+(-\d+)?")
_JOIN = re.compile(r"['’ʼ]")
_WORDS = re.compile(r"[\W_]+")


class Outline:
    """Keeps the headings met so far."""

    def __init__(self) -> None:
        self._levels: list[int] = []
        self._ids: dict[str, int] = _TAKEN.copy()

    def level(self, written: int) -> int:
        """Set a heading one step below the nearest one above it that is higher."""
        while self._levels and self._levels[-1] >= written:
            self._levels.pop()
        self._levels.append(written)
        return min(TOP + len(self._levels) - 1, DEEPEST)

    def claim(self, explicit: str) -> bool:
        """Take an id that the text gives; False where the text has given it before."""
        if explicit in self._ids and explicit not in _TAKEN:
            return False
        self._ids[explicit] = 1
        return True

    def suits(self, explicit: str) -> bool:
        """Whether an id may be given to a heading: no page uses it for itself, and no heading has it."""
        return explicit not in self._ids and not _NOTE.fullmatch(explicit)

    def id(self, text: str) -> str:
        """Make an id of a heading's text: letters and digits of any script, joined with `-`."""
        word = self._word(text)
        free, turn = self._free(word)
        if turn:
            self._ids[word] = turn
        self._ids[free] = 1
        return free

    def gives(self, text: str, wanted: str) -> bool:
        """Whether `id` would make this very id of a heading's text; takes nothing."""
        return self._free(self._word(text))[0] == wanted

    def _word(self, text: str) -> str:
        text = unicodedata.normalize("NFC", text.lower())
        word = text.replace(" ", "-")
        if "ʼ" in word or not all(map(str.isalnum, word.split("-"))):
            word = _WORDS.sub("-", _JOIN.sub("", text)).strip("-")
        word = word[:80].strip("-") or "section"
        if word[0] in "nr" and _NOTE.fullmatch(word):
            word = f"section-{word}"
        return word

    def _free(self, word: str) -> tuple[str, int]:
        """Find the id that a word gets, and how often the word has been asked for by then."""
        turn, free = self._ids.get(word, 0), word
        while free in self._ids:
            turn += 1
            free = f"{word}-{turn}"
        return free, turn
