"""Cut a page to its article: what the pages of a site repeat goes, from both ends inwards and, more rarely, inside.

In: a survey and the memory of its site. Out: for each block whether it stays, and why it goes. No block goes whose
words are nowhere else on the site. Knows no text.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.importers.pages.memory import SiteMemory
from broadsheet.importers.pages.survey import Survey


@dataclass(frozen=True, slots=True)
class Cut:
    """Which blocks stay; how many words went; which blocks are standing text at the end (notes on authors)."""

    keep: tuple[bool, ...]
    words_removed: int = 0
    standing: tuple[int, ...] = ()


def cut(survey: Survey, memory: SiteMemory) -> Cut:
    """Decide block by block; a page without siblings loses nothing but rows of links at its ends."""
    return Cut((True,) * len(survey.exact))
