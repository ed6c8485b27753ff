"""Spelling: which words a language has. The only door to the spelling library.

In: a language tag and folders in which Hunspell dictionaries may lie (`en_GB.dic` beside `en_GB.aff`). Out: a
`Dictionary` that knows words and guesses what was meant. Knows no text and no publication. The library searches in
Python alone; its rules are kept as it reads them, the words as `stems` does, which loads one in a tenth of a second.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from broadsheet.languages.stems import Reading, Rows, Stems

SYSTEM = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/Library/Spelling",
    os.path.join("~", "Library", "Spelling"),
)
"""Where systems keep their dictionaries: Debian and Fedora, older ones, macOS."""

REGIONS = {"en": ("GB", "US"), "de": ("DE",), "fr": ("FR",), "es": ("ES",), "pt": ("PT",), "nl": ("NL",), "it": ("IT",)}
"""Which dictionaries a tag without a region takes; English is spelt in two ways, and `en` does not say in which."""

ALPHABETS = {"en": "abcdefghijklmnopqrstuvwxyz"}
VOWELS = "aeiou"
MOST_LETTERS = 45  # of an alphabet


def find(language: str, folders: Iterable[str]) -> tuple[str, ...]:
    """Return the paths, without suffix, of a language's dictionaries: of its region, else of the usual ones, else one.

    A folder may also be a `.dic` file, which counts as one by its name.
    """
    there = dict(_listed(folders))
    main, _, region = language.replace("_", "-").partition("-")
    region = region.rpartition("-")[2]
    exact = there.get(f"{main}_{region}".lower()) if region else None
    if exact:
        return (exact,)
    usual = [there[name] for area in REGIONS.get(main.lower(), ()) if (name := f"{main}_{area}".lower()) in there]
    others = [
        path for name, path in sorted(there.items()) if name == main.lower() or name.startswith(f"{main.lower()}_")
    ]
    return tuple(usual or others[:1])


def _listed(folders: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield name and path of every dictionary; of two with one name the first folder's counts, so it comes last."""
    for folder in reversed([os.path.expanduser(folder) for folder in folders]):
        files = [os.path.basename(folder)] if folder.endswith(".dic") else _names(folder)
        place = os.path.dirname(folder) if folder.endswith(".dic") else folder
        for file in files:
            path = os.path.join(place, file.removesuffix(".dic"))
            if file.endswith(".dic") and os.path.isfile(f"{path}.aff"):
                yield file.removesuffix(".dic").replace("-", "_").lower(), path


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


@dataclass(frozen=True, slots=True)
class _Part:
    """A dictionary's files: its words, the letters that it tries, and the library's search over both files."""

    stems: Stems
    tries: str
    lookup: Callable[[str], bool]


def _loaded(path: str) -> _Part:
    """Return a dictionary as its files are now; kept, since loading it is dear, and it is changed by nobody."""
    states = [os.stat(path + suffix) for suffix in (".aff", ".dic")]
    return _load(path, tuple((state.st_mtime_ns, state.st_size) for state in states))


@lru_cache(maxsize=8)
def _load(path: str, _state: tuple[tuple[int, int], ...]) -> _Part:
    """Load the two files of a dictionary: the rules with the library's reader, the words without it."""
    from spylls.hunspell.algo.lookup import Lookup
    from spylls.hunspell.readers import read_aff, read_dic
    from spylls.hunspell.readers.file_reader import BaseReader

    class Reader(BaseReader):  # type: ignore[misc]
        """Reads what has been read; the library's own reader would leave its file open."""

        def __init__(self, data: bytes) -> None:
            self.data = data
            super().__init__(io.StringIO(_decoded(data, "windows-1252")))

        def reset_encoding(self, encoding: str) -> None:
            self.reset_io(io.StringIO(_decoded(self.data, encoding)))

    def lines(text: str) -> Rows:
        found = read_dic(BaseReader(io.StringIO(text)), aff=aff, context=context)
        return ((word.stem, word.flags) for word in found.words)

    aff, context = read_aff(Reader(_content(f"{path}.aff")))
    text = _decoded(_content(f"{path}.dic"), context.encoding)
    stems = Stems(text, Reading(context.parse_flags, lines, aff.casing, plain=not context.ignore))
    return _Part(stems, str(aff.TRY or ""), Lookup(aff, stems))


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read().replace(b"\r\n", b"\n")


def _decoded(data: bytes, encoding: str) -> str:
    # Some dictionaries have bytes for flags that are no text in their encoding.
    return data.decode(encoding, "surrogateescape")


class Dictionary:
    """The words of one language, out of one or several files."""

    def __init__(self, paths: Iterable[str], language: str) -> None:
        self._parts = [_loaded(path) for path in paths]
        self._words = [part.stems.words() for part in self._parts]
        self._letters = ALPHABETS.get(language.partition("-")[0].lower()) or self._common_letters()

    def _common_letters(self) -> str:
        """The letters that the dictionary itself tries, else those of its words."""
        tried = "".join(part.tries for part in self._parts).lower()
        found = dict.fromkeys(letter for letter in tried if letter.isalpha())
        if not found:
            first = islice(sorted({word for words in self._words for word in words}), 5000)
            found = dict.fromkeys(letter for word in first for letter in word.lower())
        return "".join(islice((letter for letter in found if letter.isalpha()), MOST_LETTERS))

    def knows(self, word: str) -> bool:
        """Whether a word is spelt right, whatever its ending; `’` counts as `'`."""
        plain = word.replace("’", "'")
        return self.lists(plain) or any(part.lookup(plain) for part in self._parts)

    def lists(self, word: str) -> bool:
        """Whether a word stands in the list just as it is written: a capital there makes it a name."""
        return any(word in words for words in self._words)

    def slip_of(self, word: str) -> str:
        """Return the word that was meant where letters are swapped, doubled or not, or one vowel is wrong; "" for none.

        These are the slips by which people misspell; they cost two milliseconds.
        """
        return next((other for other in slips(word) if self.knows(other)), "")

    def name_of(self, word: str) -> str:
        """As `slip_of`, for a name: one that every file lists, and only with a capital.

        Files list rare surnames each for itself; what is in all of them is known widely enough to be meant.
        """
        return next((other for other in slips(word) if self._is_name(other)), "")

    def _is_name(self, word: str) -> bool:
        return self.lists(word) and not self.lists(word.lower()) and all(part.lookup(word) for part in self._parts)

    def near(self, word: str) -> str:
        """Return the word of which one letter within is missing or too many; "" for none.

        Endings of up to three letters are taken off, and what is found is looked up with them.
        """
        for length in range(min(4, len(word) - 3)):
            front, ending = word[: len(word) - length], word[len(word) - length :]
            for other in self._edits(front, ending):
                if self.lists(other) and (not ending or self.knows(other + ending)):
                    return other + ending
        return ""

    def is_compound(self, word: str) -> bool:
        """Whether a word is made of two words of the list with four letters and more, as in “saltmarsh”."""
        parts = ((word[:at], word[at:]) for at in range(4, len(word) - 3))
        return any(self.lists(first) and self.lists(second) for first, second in parts)

    def _edits(self, word: str, ending: str) -> Iterator[str]:
        """Yield a word with one letter less, and with one more; the first and the last of the whole word stay."""
        last = len(word) if ending else len(word) - 1
        yield from (word[:at] + word[at + 1 :] for at in range(2, last))
        yield from (word[:at] + letter + word[at:] for at in range(1, last + 1) for letter in self._letters)


def slips(word: str) -> Iterator[str]:
    """Yield a word with two letters swapped, one doubled or not, and with each other vowel for one of its own."""
    pairs = [(word[:at], word[at:]) for at in range(1, len(word))]
    yield from swapped(word)
    yield from (left + right[1:] for left, right in pairs if left[-1] == right[0])
    yield from (left + right[0] + right for left, right in pairs)
    yield from (left + vowel + right[1:] for left, right in pairs if right[0] in VOWELS for vowel in VOWELS)


def swapped(word: str) -> Iterator[str]:
    """Yield a word with each two neighbouring letters swapped; the first stays."""
    yield from (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1))
