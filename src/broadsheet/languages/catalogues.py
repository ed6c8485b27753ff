"""The words of the program's own pages, in the language of the page.

In: a language tag. Out: the functions `gettext` and `ngettext` for it. English is in the program itself; the other
languages have a file `catalogues/<language>.po` each, which is read when a page in it is first made, and what one lacks
stays English. A language without a file has its words for volumes and numbers in `numbering`. Knows no page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from broadsheet.languages.locales import is_english, locale_of, tags_of
from broadsheet.languages.numbering import words_of

FOLDER = Path(__file__).with_name("catalogues")
FORMS = ("zero", "one", "two", "few", "many", "other")
"""The plural forms of CLDR, in the order in which a catalogue writes those that its language has."""

Gettext: TypeAlias = Callable[[str], str]
Ngettext: TypeAlias = Callable[[str, str, int], str]
Messages: TypeAlias = Mapping[str, tuple[str, ...]]


def message(text: str) -> str:
    """Mark a message that is translated elsewhere, so that it is extracted; return it as it is."""
    return text


def translator(language: str) -> tuple[Gettext, Ngettext]:
    """Return `gettext` and `ngettext` for a language; English for one without a catalogue."""
    return _translator(language, FOLDER)


def catalogue_digest(language: str) -> str:
    """Return what changes with the words of a language; "" where they are in the program itself."""
    file = _file_of(language, FOLDER)
    return sha256(file.read_bytes()).hexdigest() if file else ""


def plural_forms(language: str) -> tuple[str, ...]:
    """Name the plural forms of a language, in the order of `FORMS`."""
    tags = {*locale_of(language).plural_form.tags, "other"}
    return tuple(form for form in FORMS if form in tags)


@lru_cache(maxsize=64)
def _translator(language: str, folder: Path) -> tuple[Gettext, Ngettext]:
    if is_english(language):
        return _as_it_is, _by_count
    file = _file_of(language, folder)
    messages = _read(file) if file else words_of(tags_of(language))
    if not messages:
        return _as_it_is, _by_count
    rule, forms = locale_of(language).plural_form, plural_forms(language)

    def gettext(message: str) -> str:
        return messages.get(message, (message,))[0]

    def ngettext(one: str, many: str, count: int) -> str:
        found = messages.get(one, ())
        return found[forms.index(rule(count))] if len(found) == len(forms) else _by_count(one, many, count)

    return gettext, ngettext


def _file_of(language: str, folder: Path) -> Path | None:
    """Find the catalogue of a language, or that of the language that CLDR falls back to (`de` for `de-AT`)."""
    if is_english(language):
        return None
    own = folder / f"{language.lower()}.po"
    if own.is_file():
        return own  # found without a library, as nearly every one is
    files = (folder / f"{tag}.po" for tag in tags_of(language))
    return next((file for file in files if file.is_file()), None)


def _read(file: Path) -> Messages:
    """Read the finished messages of a catalogue, by their English; a plural has its forms in the order of `FORMS`."""
    from babel.messages.pofile import read_po

    with file.open("rb") as stream:
        found = read_po(stream)
    messages: dict[str, tuple[str, ...]] = {}
    for row in found:
        id = row.id if isinstance(row.id, str) else row.id[0]
        forms = row.string if isinstance(row.string, tuple) else (row.string,)
        if id and not row.fuzzy and all(forms):
            messages[id] = tuple(map(str, forms))
    return messages


def _as_it_is(message: str) -> str:
    return message


def _by_count(one: str, many: str, count: int) -> str:
    return one if count == 1 else many
