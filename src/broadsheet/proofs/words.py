"""Which words a paper takes as spelt right: those of the dictionaries, of its own list, and its contributors' names.

In: a publication, dictionaries by language, the paper's word list. Out: `Words`, which remembers every distinct word
once. Opens no file. Knows no check.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from broadsheet.languages.dictionaries import Dictionary, swapped
from broadsheet.model.publication import Names, Publication

Finder = Callable[[str], Dictionary | None]
"""Finds a language's dictionary, None where there is none."""

WORD = re.compile(r"(?<![\w@/\\.#+*~=-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w@/\\=]|\.\w|['’-]\w|\(\)|:/)")
"""A word with its hyphens and apostrophes; not what is part of an address, a file's name or a formula."""


TITLES = frozenset(
    (
        *("Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor", "Sir", "Dame", "Lord", "Lady", "St", "Saint", "Sister"),
        *(
            "Captain",
            "Father",
            "Brother",
            "Uncle",
            "Aunt",
            "President",
            "Minister",
            "Herr",
            "Frau",
            "Madame",
            "Monsieur",
        ),
        *("Mme", "Mlle", "Señor", "Señora", "Don", "Doña", "Sr", "Sra"),
    )
)
"""Words before which nobody but a person stands."""


class Words:
    """The words that are spelt right, by language."""

    def __init__(self, publication: Publication, finder: Finder, listed: Iterable[str] = ()) -> None:
        self._finder = finder
        self._dictionaries: dict[str, Dictionary | None] = {}
        self._own = frozenset(word.casefold() for word in (*listed, *_names(publication)))
        self._right: dict[str, set[str]] = {}
        self._wrong: dict[str, set[str]] = {}
        self._nearest: dict[tuple[str, str], str] = {}

    def dictionary(self, language: str) -> Dictionary | None:
        """Return a language's dictionary, loaded when first asked for; None where there is none."""
        if language not in self._dictionaries:
            self._dictionaries[language] = self._finder(language)
        return self._dictionaries[language]

    def unknown(self, found: set[str], language: str) -> set[str]:
        """Return those of some words that nobody knows."""
        right = self._right.setdefault(language, set())
        wrong = self._wrong.setdefault(language, set())
        for word in found - right - wrong:
            (right if self._knows(word, language) else wrong).add(word)
        return found & wrong

    def _knows(self, word: str, language: str) -> bool:
        return not is_checked(word) or all(self._knows_part(part, language) for part in parts_of(word, self, language))

    def _knows_part(self, word: str, language: str) -> bool:
        dictionary = self.dictionary(language)
        if not is_checked(word) or word.casefold() in self._own or dictionary is None or dictionary.knows(word):
            return True
        other_cases = (word[0].upper() + word[1:], word.upper())
        return _is_derived(word.lower(), dictionary) or any(dictionary.knows(other) for other in other_cases)

    def knows_whole(self, word: str, language: str) -> bool:
        """Whether a word with hyphens is known as it stands."""
        dictionary = self.dictionary(language)
        return word.casefold() in self._own or dictionary is None or dictionary.knows(word)

    def nearest(self, word: str, language: str) -> str:
        """Return the word that is one letter away from a part of a word, "" for none."""
        if (language, word) not in self._nearest:
            dictionary = self.dictionary(language)
            self._nearest[language, word] = _near(word, dictionary) if dictionary else ""
        return self._nearest[language, word]

    def wrong_part(self, word: str, language: str) -> str:
        """Return the first part of a word with hyphens that nobody knows, without its genitive."""
        parts = parts_of(word, self, language)
        return next((part for part in parts if not self._knows_part(part, language)), word)

    def is_common(self, word: str, language: str) -> bool:
        """Whether a word is one that also stands in lower case."""
        return self.knows_whole(word.lower(), language)

    def is_name(self, word: str, language: str) -> bool:
        """Whether a capitalised word is no common one, nor one that is misspelt: a name, a title, or a word for one."""
        small = word[:1].lower() + word[1:]
        dictionary = self.dictionary(language)
        if dictionary is None or self.is_first_name(word, language):
            return True
        return not (dictionary.knows(small) or (len(word) >= SHORT_WORD and dictionary.slip_of(small)))

    def is_first_name(self, word: str, language: str) -> bool:
        """Whether a word is one after which a person's name goes on: a name that the dictionary lists, or a title."""
        dictionary = self.dictionary(language)
        listed = dictionary is not None and not word.isupper() and dictionary.lists(word)
        return word in TITLES or (listed and word[0].isupper())


SHORT_NAME = 6
"""A name of fewer letters is like some other by chance (Ruiz, Ruis)."""
SHORT_WORD = 8
"""A name of fewer letters is like some common word by chance (Maidan, maiden)."""
SHORT = 5
"""A word of fewer letters is like some other by chance; a wrong vowel or letter says something from `LONG` on."""
LONG = 7
FREQUENT = frozenset(
    (
        *(
            "the",
            "and",
            "that",
            "with",
            "from",
            "this",
            "have",
            "they",
            "their",
            "what",
            "when",
            "which",
            "were",
            "been",
        ),
        *(
            "und",
            "die",
            "der",
            "das",
            "nicht",
            "auch",
            "wird",
            "eine",
            "les",
            "des",
            "est",
            "pas",
            "pour",
            "dans",
            "que",
        ),
        *("los", "las", "por", "con", "para", "una", "del"),
    )
)
"""Words so frequent that a short one with swapped letters is one of them."""
PREFIXES = (
    *("re", "un", "co", "non", "sub", "pre", "anti", "over", "under", "multi", "inter", "super", "micro", "meta"),
    *(
        "auto",
        "mis",
        "semi",
        "post",
        "counter",
        "mini",
        "mega",
        "bio",
        "eco",
        "neo",
        "pseudo",
        "ultra",
        "hyper",
        "trans",
    ),
)
SUFFIXES = ("er", "ers", "less", "ful", "ness", "able", "like", "wise", "ish", "ware", "end", "ends", "s")
"""What English puts before and after words to make others, which no dictionary lists in full."""


JOINED = ("the", "and", "for", "not", "you", "any", "was", "are", "has", "his", "her", "its", "with", "that", "this")
"""Small words that make no compound: where one stands, a space is missing."""


def _is_derived(word: str, dictionary: Dictionary) -> bool:
    """Whether a word is made of known ones: as a compound, with a usual prefix or ending."""
    if dictionary.is_compound(word.removesuffix("s")) and not word.startswith(JOINED) and not word.endswith(JOINED):
        return True
    fronts = (word.removeprefix(prefix) for prefix in PREFIXES if word.startswith(prefix))
    backs = (word.removesuffix(suffix) for suffix in SUFFIXES if word.endswith(suffix))
    return any(len(rest) > 3 and dictionary.knows(rest) for rest in (*fronts, *backs))


def _near(word: str, dictionary: Dictionary) -> str:
    if word[0].islower():
        return _near_word(word, dictionary)
    name = dictionary.name_of(word) if len(word) >= SHORT_NAME else ""
    near = dictionary.slip_of(word[0].lower() + word[1:]) if len(word) >= SHORT_WORD and not name else ""
    return name or near[:1].upper() + near[1:]


def _near_word(word: str, dictionary: Dictionary) -> str:
    if len(word) >= LONG:
        return dictionary.slip_of(word) or dictionary.near(word)
    if len(word) >= SHORT:
        kept = sorted(word)
        near = dictionary.slip_of(word)
        return near if len(near) != len(word) or sorted(near) == kept else ""
    return next((other for other in swapped(word) if other in FREQUENT), "")


def parts_of(word: str, words: Words, language: str) -> Iterator[str]:
    """Yield a word without its genitive, or, where it is not known with its hyphens, their parts."""
    plain = re.sub(r"['’]s?$", "", word)
    if "-" in plain and not words.knows_whole(plain, language):
        yield from (re.sub(r"['’]s?$", "", part) for part in plain.split("-"))
    else:
        yield plain


def is_checked(word: str) -> bool:
    """Whether a word is one to look up: no abbreviation in capitals, no product's name with capitals within."""
    return len(word) > 2 and (word.islower() or (word[0].isupper() and word[1:].islower()))


def _names(publication: Publication) -> Iterator[str]:
    """Yield the words of names that the paper has given: contributors, bylines, sections, places, its own."""
    names = [person.name for person in publication.people]
    names += [text for person in publication.people for _, text in person.names.by_language]
    titles: list[Names] = [publication.title, publication.tagline, *(section.name for section in publication.sections)]
    names += [text for title in titles for _, text in title.by_language]
    names += [link_text for link in publication.links for _, link_text in link.name.by_language]
    names.append(publication.publisher)
    names.append(publication.imprint.address)
    names += {
        name for article in publication.articles() for name in (*article.byline, *article.places, article.dateline)
    }
    for name in names:
        yield from re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", name)
