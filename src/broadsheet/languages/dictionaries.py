"""Spelling: which words a language has. The only door to the spelling library.

In: a language tag and folders in which Hunspell dictionaries may lie (`en_GB.dic` beside `en_GB.aff`). Out: a
`Dictionary` that knows words and guesses what was meant. Knows no text and no publication. The library reads and
searches Hunspell's files in Python alone; loading one takes half a second.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spylls.hunspell import Dictionary as Hunspell

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


def _loaded(path: str) -> Hunspell:
    """Return a dictionary as its files are now; kept, since loading it is dear, and it is changed by nobody."""
    states = [os.stat(path + suffix) for suffix in (".aff", ".dic")]
    return _load(path, tuple((state.st_mtime_ns, state.st_size) for state in states))


@lru_cache(maxsize=8)
def _load(path: str, _state: tuple[tuple[int, int], ...]) -> Hunspell:
    """Load the two files of a dictionary; the library's own reader would leave them open."""
    from spylls.hunspell import Dictionary as Hunspell
    from spylls.hunspell.readers import read_aff, read_dic
    from spylls.hunspell.readers.file_reader import BaseReader

    class Reader(BaseReader):  # type: ignore[misc]
        def __init__(self, path: str, encoding: str) -> None:
            with open(path, "rb") as file:
                self.data = file.read().replace(b"\r\n", b"\n")
            super().__init__(self.decoded(encoding))

        def decoded(self, encoding: str) -> io.StringIO:
            # Some dictionaries have bytes for flags that are no text in their encoding.
            return io.StringIO(self.data.decode(encoding, "surrogateescape"))

        def reset_encoding(self, encoding: str) -> None:
            self.reset_io(self.decoded(encoding))

    aff, context = read_aff(Reader(f"{path}.aff", "windows-1252"))
    dic = read_dic(Reader(f"{path}.dic", context.encoding), aff=aff, context=context)
    shared: dict[frozenset[str], frozenset[str]] = {}
    for word in dic.words:  # most words have one of a few hundred sets of flags: 20 MB less
        flags = frozenset(word.flags)
        word.flags = shared.setdefault(flags, flags)
    return Hunspell(aff, dic)


class Dictionary:
    """The words of one language, out of one or several files."""

    def __init__(self, paths: Iterable[str], language: str) -> None:
        self._parts: list[Hunspell] = [_loaded(path) for path in paths]
        self._stems = frozenset(word.stem for part in self._parts for word in part.dic.words)
        self._letters = ALPHABETS.get(language.partition("-")[0].lower()) or self._common_letters()

    def _common_letters(self) -> str:
        """The letters that the dictionary itself tries, else those of its words."""
        tried = "".join(str(part.aff.TRY or "") for part in self._parts).lower()
        found = dict.fromkeys(letter for letter in tried if letter.isalpha())
        if not found:
            found = dict.fromkeys(letter for stem in islice(sorted(self._stems), 5000) for letter in stem.lower())
        return "".join(islice((letter for letter in found if letter.isalpha()), MOST_LETTERS))

    def knows(self, word: str) -> bool:
        """Whether a word is spelt right, whatever its ending; `’` counts as `'`."""
        plain = word.replace("’", "'")
        return plain in self._stems or any(part.lookup(plain) for part in self._parts)

    def lists(self, word: str) -> bool:
        """Whether a word stands in the list just as it is written: a capital there makes it a name."""
        return word in self._stems

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
        return (
            word in self._stems and word.lower() not in self._stems and all(part.lookup(word) for part in self._parts)
        )

    def near(self, word: str) -> str:
        """Return the word of which one letter within is missing or too many; "" for none.

        Endings of up to three letters are taken off, and what is found is looked up with them.
        """
        for length in range(min(4, len(word) - 3)):
            front, ending = word[: len(word) - length], word[len(word) - length :]
            for other in self._edits(front, ending):
                if other in self._stems and (not ending or self.knows(other + ending)):
                    return other + ending
        return ""

    def is_compound(self, word: str) -> bool:
        """Whether a word is made of two words of the list with four letters and more, as in “saltmarsh”."""
        parts = ((word[:at], word[at:]) for at in range(4, len(word) - 3))
        return any(first in self._stems and second in self._stems for first, second in parts)

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
