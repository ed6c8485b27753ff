"""Who wrote a text: lines that are nothing but names, and words such as `by` before them, in the papers' languages.

In: a line. Out: names. Knows no page and no file.
"""

from __future__ import annotations

import re

_BY = re.compile(
    r"(?:(?:von|by|par|por|di|av|af|door|od|przez|written by|text(?:e|o)?:|autor(?:in)?:|author:)\s+|"
    r"(?:بقلم|كتبها?|作者|文|撰文|记者)\s*[:：/]?\s*)(?P<names>\S.*)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|;|&|/|、|،)\s*|\s+(?:und|and|et|y|e|och|og|en|i)\s+|\s+و(?=\w)")
_PARTICLES = frozenset(("von", "van", "de", "del", "della", "di", "da", "der", "den", "zu", "la", "le", "bin", "ibn"))
_STOP = re.compile(r"[.!?:;,…。！？؟»“”\"')\]]$")
LONGEST = 12


def says_by(line: str) -> bool:
    """Whether a line says with a word by whom a text is."""
    found = _BY.fullmatch(line.strip())
    if found is None or len(line.split()) > LONGEST or re.search(r"[.!?:;。！？]$", line):
        return False
    first = found["names"][0]
    return not first.islower() or found["names"].split()[0].lower() in _PARTICLES


def are_names(line: str) -> bool:
    """Whether a line is nothing but names: two to five words each, all with a capital."""
    if _STOP.search(line) or any(letter.isdigit() for letter in line) or len(line.split()) > LONGEST:
        return False
    people = [name.split() for name in _BETWEEN.split(line.strip()) if name]
    return bool(people) and all(
        2 <= len(words) <= 5 and all(word[0].isupper() or word.lower() in _PARTICLES for word in words)
        for words in people
    )


def names_in(byline: str) -> tuple[str, ...]:
    """Return the names of a byline, without the word before them."""
    found = _BY.fullmatch(byline.strip())
    text = (found["names"] if found else byline).strip()
    return tuple(name.strip() for name in _BETWEEN.split(text) if name.strip())
