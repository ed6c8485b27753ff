"""In which language a text is, where nothing says so: by its smallest words, else by its script.

In: a text. Out: a language tag, "" where nothing is clear. A script that several languages share is given to the one
with letters of its own in it, else to the largest: `ar` and `fa`, `ru` and `uk`, `zh` and `ja`. Knows no file.
"""

from __future__ import annotations

from broadsheet.importers.evidence.tongue import language_in

_BY_COUNTRY = frozenset(("zh", "pt", "sr"))
LOOKED_AT = 40_000


def language_of(text: str) -> str:
    """Return the language of a text, as far as it shows."""
    return language_in(text[:LOOKED_AT])


def agreed(marked: str, text: str) -> str:
    """Return the language that somebody marked, unless the text shows another: programs mark their own.

    The country goes, where the language is not written differently in it.
    """
    shown = language_of(text)
    primary = marked.partition("-")[0].lower()
    if shown and primary != shown:
        return shown
    return marked if primary in _BY_COUNTRY else primary
