"""Spelling: words that no dictionary has, and names that nobody has seen before.

In: texts, one by one, and `Words`. Out: what is unknown in each, small enough to hand over between processes; and, of
all of them in their order, the problems: a name that stands in three earlier articles is known. Where in its text a
word stands is looked up for what is told only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.model.article import Article
from broadsheet.problems import Place, Problem
from broadsheet.proofs.check import GatheringRule
from broadsheet.proofs.kinds import MISSING_DICTIONARY, MISSPELT_WORD, OTHER_LANGUAGE, UNKNOWN_NAME, UNKNOWN_WORD
from broadsheet.proofs.passages import Line, fields
from broadsheet.proofs.reading import Text
from broadsheet.proofs.words import WORD, Words
from broadsheet.text.nodes import CodeBlock, CodeSpan

if TYPE_CHECKING:
    from broadsheet.proofs.check import Proof

ENOUGH = 3
"""In so many other articles a word must stand to be known; a name is known, too, in so many places of its own."""
FOREIGN = 0.4
"""From this share of unknown words on, a text is taken to be in another language than its header says."""
FEWEST = 20
"""A text of fewer distinct words is not judged so."""
FEWEST_OF_LINE = 5
"""A line of fewer distinct words is not judged so."""
FEWEST_OF_ITEM = 2
"""An item of a list with no more words is a name in a list of names."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """What is unknown in one text: its words in order of first standing, how often each stands there, which are names.

    `beside` are those that stand beside a name, `persons` those that follow a first name or a title.
    """

    language: str
    words: tuple[tuple[str, int], ...]
    beside: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    foreign: bool = False


def unknown_in(text: Text) -> Unknown | None:
    """Return the words of a text that nobody knows, None where there are none or spelling is not checked."""
    words = text.proof.words
    if words is None:
        return None
    said = [words_of(line) for line in text.lines]
    distinct = {word for line in said for word in line}
    unknown = words.unknown(distinct, text.language)
    if not unknown:
        return None
    foreign = len(distinct) >= FEWEST and len(unknown) > FOREIGN * len(distinct)
    things = _things(text)
    wanted = {word for word in unknown if re.split("['’]", word)[0].lower() not in things}
    lines = [line for line, its in zip(text.lines, said, strict=True) if _is_prose(line, its, unknown)]
    count = Counter(word for line in lines for word in _alone(words_of(line), unknown) if word in wanted)
    names = [found for line in lines for found in _names(line, words, text.language, wanted)]
    beside = frozenset(name for name, _ in names)
    persons = frozenset(name for name, is_person in names if is_person)
    return Unknown(text.language, tuple(count.items()), beside, persons, foreign) if count or foreign else None


def _things(text: Text) -> frozenset[str]:
    """The words of addresses, code and labels: whoever names a program, a handle or a file links or quotes it."""
    found = [link.target for link in text.passages.links]
    found += [node.text for node in text.nodes if isinstance(node, CodeSpan | CodeBlock)]
    found += re.findall(r"^ {0,3}\[([^\]\n]+)\]:", text.source.text, re.MULTILINE)
    return frozenset(word.lower() for part in found for word in re.findall(r"[^\W\d_]{3,}", part))


def _names(line: Line, words: Words, language: str, wanted: set[str]) -> Iterator[tuple[str, bool]]:
    """Yield the unknown words with a capital that stand beside a name, and whether that makes them a person's."""
    matches = list(WORD.finditer(line.text)) if any(word in line.text for word in wanted if word[0].isupper()) else []
    for before, match, after in zip([None, *matches], matches, [*matches[1:], None], strict=False):
        if match[0] in wanted and match[0][0].isupper():
            leads = before is not None and before[0][0].isupper() and _is_beside(line, before, match)
            follows = after is not None and after[0][0].isupper() and _is_beside(line, match, after)
            if follows or (leads and before and words.is_name(before[0], language)):
                yield match[0], bool(leads and before and words.is_first_name(before[0], language))


def _is_beside(line: Line, first: re.Match[str] | None, second: re.Match[str] | None) -> bool:
    between = line.text[first.end() : second.start()] if first and second else ""
    return between in (" ", "\n", ". ")


def words_of(line: Line) -> list[str]:
    """The words of a line, without those that stand apart: names of things, set in italics or linked."""
    return [match[0] for match in WORD.finditer(line.text) if match.span() not in line.apart]


def _is_prose(line: Line, said: list[str], unknown: set[str]) -> bool:
    """Whether a line is no title or quotation in another language, and no name in a list of them."""
    distinct = {word for word in said if len(word) > 2}
    if line.part == "item" and len(said) <= FEWEST_OF_ITEM:
        return False
    return len(distinct) < FEWEST_OF_LINE or len(distinct & unknown) <= FOREIGN * len(distinct)


def _alone(said: list[str], unknown: set[str]) -> list[str]:
    """Leave out words in lower case of which two follow each other, as in a phrase of another language."""
    longer = [word for word in said if len(word) > 2]
    strange = [word in unknown and word.islower() for word in longer]
    before, after = [False, *strange], [*strange[1:], False]
    return [word for at, word in enumerate(longer) if not (strange[at] and (before[at] or after[at]))]


@dataclass(slots=True)
class _Run:
    """How far the settling has come: the words and in how many articles each stands."""

    proof: Proof
    words: Words
    stands: Counter[tuple[str, str]]
    elsewhere: Elsewhere

    def is_usual(self, word: str, language: str) -> bool:
        """Whether a word stands in enough other articles of the paper."""
        found = self.stands[language, word] - 1
        return found >= ENOUGH or found + self.elsewhere.count(word, language, ENOUGH - found) >= ENOUGH


def settled(proof: Proof, found: Sequence[tuple[str, Unknown]]) -> Iterator[Problem]:
    """Yield misspelt-word, unknown-name, text-in-other-language and missing-dictionary, over all texts of the scope."""
    words = proof.words
    if words is None:
        return
    known = dict(found)
    stands = Counter((unknown.language, word) for unknown in known.values() for word, _ in unknown.words)
    run = _Run(proof, words, stands, Elsewhere(proof))
    for entry in proof.entries():
        unknown = known.get(entry.file)
        if unknown is None:
            continue
        if unknown.foreign:
            yield OTHER_LANGUAGE.at(Place(entry.file), language=unknown.language)
            continue
        wrong = [word for word, times in unknown.words if _is_wrong(run, unknown, word, times)]
        if wrong:
            yield from _placed(run, proof.text(entry), unknown, wrong)
    yield from _missing(proof, words)


def _missing(proof: Proof, words: Words) -> Iterator[Problem]:
    for language in sorted({entry.language for entry in proof.entries()}):
        if words.dictionary(language) is None:
            yield MISSING_DICTIONARY.at(Place("paper.toml"), language=language)


def _is_wrong(run: _Run, unknown: Unknown, word: str, times: int) -> bool:
    """Whether an unknown word is to be told: it is none of those that the paper uses often, and wanted."""
    language = unknown.language
    if times >= ENOUGH or run.stands[language, word] > ENOUGH:
        return False
    part = run.words.wrong_part(word, language)
    near = run.words.nearest(part, language)
    if near and _is_person(run, unknown, word, near):
        near = ""
    kind = UNKNOWN_NAME if part[0].isupper() else UNKNOWN_WORD
    if not near and kind.name not in run.proof.wishes.on:
        return False
    return not run.is_usual(word, language)


def _is_person(run: _Run, unknown: Unknown, word: str, near: str) -> bool:
    """Whether a word is a part of a name rather than the word that is like it."""
    return word in unknown.persons or (word in unknown.beside and not run.words.is_common(near, unknown.language))


def _placed(run: _Run, text: Text, unknown: Unknown, wrong: Sequence[str]) -> Iterator[Problem]:
    """Yield the problem of each word where it first stands in its text."""
    left = set(wrong)
    for line in text.lines:
        for match in WORD.finditer(line.text) if left else ():
            if match[0] in left and match.span() not in line.apart:
                left.discard(match[0])
                yield _problem(run, unknown, match[0], text.place_of(line, match.start()))


def _problem(run: _Run, unknown: Unknown, word: str, place: Place) -> Problem:
    part = run.words.wrong_part(word, unknown.language)
    near = run.words.nearest(part, unknown.language)
    if near and not _is_person(run, unknown, word, near):
        return MISSPELT_WORD.at(place, word=part, nearest=near)
    return (UNKNOWN_NAME if part[0].isupper() else UNKNOWN_WORD).at(place, word=part)


class Elsewhere:
    """Counts in how many articles outside the scope a word stands; where the whole run is proofed, in none."""

    def __init__(self, proof: Proof) -> None:
        self._proof = proof
        self._others: list[Article] | None = None
        self._read: dict[str, frozenset[str]] = {}

    def count(self, word: str, language: str, enough: int) -> int:
        """Return the count, of at most `enough`; the latest articles are looked through first."""
        found = 0
        for article in self._outside():
            if article.language == language and _mentions(article, word) and word in self._words_of(article):
                found += 1
                if found >= enough:
                    break
        return found

    def _outside(self) -> list[Article]:
        if self._others is None:
            scope = self._proof.scope
            outside = [issue for issue in self._proof.publication.issues if scope is not None and issue.id not in scope]
            self._others = [text for issue in reversed(outside) for text in (*issue.articles, *issue.translations)]
        return self._others

    def _words_of(self, article: Article) -> frozenset[str]:
        if article.file not in self._read:
            text = self._proof.text(article)
            self._read[article.file] = frozenset(word for line in text.lines for word in words_of(line))
        return self._read[article.file]


def _mentions(article: Article, word: str) -> bool:
    """Whether a word stands somewhere in the file of an article: where it does not, nothing need be parsed."""
    return word in article.body.markdown() or any(word in text for _, text, _ in fields(article))


CHECKS = (
    GatheringRule(
        "spelling", (MISSPELT_WORD, UNKNOWN_WORD, UNKNOWN_NAME, OTHER_LANGUAGE, MISSING_DICTIONARY), unknown_in, settled
    ),
)
