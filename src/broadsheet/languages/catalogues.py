"""The words of the program's own pages, in the language of the page.

In: a language tag. Out: the functions `gettext` and `ngettext` for it. English is in the program itself; other
languages come from compiled catalogues in `catalogues/<language>/LC_MESSAGES/broadsheet.mo`, and what one lacks stays
English. Knows no page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

DOMAIN = "broadsheet"
FOLDER = Path(__file__).with_name("catalogues")

Gettext: TypeAlias = Callable[[str], str]
Ngettext: TypeAlias = Callable[[str, str, int], str]


def translator(language: str) -> tuple[Gettext, Ngettext]:
    """Return `gettext` and `ngettext` for a language; English for one without a catalogue."""
    return _translator(language, FOLDER)


@lru_cache(maxsize=64)
def _translator(language: str, folder: Path) -> tuple[Gettext, Ngettext]:
    parts = language.replace("-", "_").split("_")
    tags = ["_".join(parts[:length]) for length in range(len(parts), 0, -1)]
    if parts[0].lower() == "en" or not folder.is_dir():
        return _as_it_is, _by_count
    import gettext

    found = gettext.translation(DOMAIN, folder, tags, fallback=True)
    return found.gettext, found.ngettext


def _as_it_is(message: str) -> str:
    return message


def _by_count(one: str, many: str, count: int) -> str:
    return one if count == 1 else many
