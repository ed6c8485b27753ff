"""Several things in a row, as a language says it.

In: words and a language tag. Out: `A, B and C`, by the list patterns of Unicode CLDR. Knows not what is listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from broadsheet.languages.locales import locale_of


def joined(words: Sequence[str], language: str) -> str:
    """Join words with commas and the language's “and”."""
    return _joined(tuple(words), language) if len(words) > 1 else "".join(words)


@lru_cache(maxsize=1024)
def _joined(words: tuple[str, ...], language: str) -> str:
    from babel.lists import format_list

    return format_list(words, "standard", locale_of(language))
