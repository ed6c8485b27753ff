"""Lines that sign a text: with a word such as `by` before the names, or nothing but names.

In: a line of a manuscript or of plain text. Out: whether it signs, and the names. What a byline is on a page of HTML is
judged by `pages.bylines`; here lines are looked at that stand alone, without mark-up. Knows no page and no file.
"""

from __future__ import annotations

import re

from broadsheet.importers.pages.bylines import USUAL, byline_of, names_of

STOP = re.compile(r"[.!?:;,…。！？؟»“”\"')\]]$")
"""What a line of running text ends with."""
LONGEST = 12


def says_by(line: str) -> bool:
    """Whether a line says with a word by whom a text is."""
    return bool(byline_of(line.strip())) and len(line.split()) <= LONGEST and not re.search(r"[.!?:;。！？]$", line)


def are_names(line: str) -> bool:
    """Whether a line is nothing but names: two to five words each, all with a capital."""
    if STOP.search(line) or len(line.split()) > LONGEST:
        return False
    names = names_of(line)
    people = (names,) if isinstance(names, str) else names
    return bool(names) and all(2 <= len(name.split()) <= 5 and name[0].isupper() for name in people)


def names_in(byline: str) -> tuple[str, ...]:
    """Return the names of a byline, without the word before them."""
    found = USUAL.match(byline.strip())
    text = byline.strip()[found.end() :] if found else byline
    names = names_of(text) or " ".join(text.split())
    return (names,) if isinstance(names, str) else names
