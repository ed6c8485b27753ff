"""Phrases → sentences, paragraphs, headlines of a given length.

In: chance and a language. Out: plain text and Markdown. The lengths come from outside; what is written is grammatical
and means nothing. Knows no article and no folder.
"""

from __future__ import annotations

import random

from benchmark.phrases import PHRASES
from benchmark.shapes import PARAGRAPH, SENTENCE, Spread, drawn
from benchmark.words import AUTHORS

QUOTATIONS, MARKS, LINKS = 0.14, 0.06, 0.05
"""Parts of the sentences that are quotations, have a word in italics or bold, have a link: demonstration paper."""


class Prose:
    """Writes in one language with the chance that it was given."""

    def __init__(self, chance: random.Random, language: str = "en") -> None:
        self.chance = chance
        self.phrases = PHRASES[language]

    def sentence(self, words: int) -> str:
        """A sentence of about so many words, with its full stop."""
        if words <= 5:
            return self.chance.choice(self.phrases.short)
        if self.chance.random() < QUOTATIONS and words > 8:
            return self._quotation(words)
        return self._with_marks(self._plain(words)) + "."

    def paragraph(self, words: int) -> str:
        """Sentences of about so many words together."""
        out: list[str] = []
        left = words
        while left > 2:
            length = min(left, int(drawn(self.chance, SENTENCE)))
            if left - length < 4:
                length = left
            out.append(self.sentence(length))
            left -= len(out[-1].split())
        return " ".join(out)

    def paragraphs(self, words: int, spread: Spread = PARAGRAPH) -> list[str]:
        """Paragraphs of about so many words together."""
        out: list[str] = []
        left = words
        while left > 8:
            length = int(drawn(self.chance, spread))
            if left - length < spread[0]:
                length = left
            out.append(self.paragraph(length))
            left -= len(out[-1].split())
        return out

    def phrase(self, words: int) -> str:
        """About so many words with a capital at the front and no full stop."""
        return self._plain(words)

    def headline(self, characters: int) -> str:
        """The one of twenty headlines that comes nearest to a length in characters."""
        tries = [self._headline(characters) for _ in range(20)]
        return min(tries, key=lambda line: abs(len(line) - characters))

    def crosshead(self) -> str:
        """Two to four words."""
        return self.chance.choice(self.phrases.crossheads)

    def kicker(self) -> str:
        """One or two words."""
        return self.chance.choice(self.phrases.kickers)

    def name(self) -> str:
        """A person's name."""
        return self.chance.choice(AUTHORS)

    def short(self) -> str:
        """A whole sentence of two to five words."""
        return self.chance.choice(self.phrases.short)

    def thing(self) -> str:
        """Something that people talk about."""
        return self.chance.choice(self.phrases.things)

    def _headline(self, characters: int) -> str:
        line = f"{self.chance.choice(self.phrases.heads)} {self.chance.choice(self.phrases.deeds)}"
        tails = list(self.phrases.tails)
        self.chance.shuffle(tails)
        for tail in tails[:3]:
            if len(line) + len(tail) // 2 < characters:
                line += f" {tail}"
        return line

    def _plain(self, words: int) -> str:
        phrases = self.phrases
        line = f"{self.chance.choice(phrases.who)} {self.chance.choice(phrases.did)}"
        turns = [*phrases.turns]
        self.chance.shuffle(turns)
        clause = self.chance.choice(phrases.clauses) if words > 16 and self.chance.random() < 0.6 else ""
        while turns and len(line.split()) + len(clause.split()) < words - 2:
            line += f" {turns.pop()}"
        line += f"{phrases.comma} {clause}" if clause else ""
        filled = line.replace("{thing}", self.thing()).replace("{place}", self.chance.choice(phrases.places))
        return filled[0].upper() + filled[1:]

    def _quotation(self, words: int) -> str:
        pattern = self.chance.choice(self.phrases.said)
        said = self._plain(max(6, words - 4))
        return pattern.format(said=said, name=self.name(), place=self.chance.choice(self.phrases.places))

    def _with_marks(self, line: str) -> str:
        dice = self.chance.random()
        words = line.split(" ")
        place = self.chance.randrange(1, len(words))
        if dice < MARKS:
            words[place] = f"*{words[place].strip(',')}*"
        elif dice < MARKS + LINKS and place + 1 < len(words):
            words[place : place + 2] = [f"[{words[place]} {words[place + 1]}](https://ketterby.example.org/{place})"]
        return " ".join(words)
