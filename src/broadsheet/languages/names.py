"""What a language is called.

In: a language tag. Out: its name in itself, as a list of languages shows it. Knows no publication.
"""

from __future__ import annotations

from functools import lru_cache

from broadsheet.languages.locales import locale_of


@lru_cache(maxsize=256)
def own_name(language: str) -> str:
    """Name a language in itself: `Deutsch`, `العربية`; its tag where nobody has a name for it."""
    locale = locale_of(language)
    if locale.language != language.replace("_", "-").split("-")[0].lower():
        return language
    name = locale.get_display_name() if "-" in language else locale.get_language_name()
    return name[:1].upper() + name[1:] if name else language
