"""A text as the rules have it: macros expanded, words replaced, lines taken out, before any reader sees it.

In: a decoded text, its path, the rules. Out: the text again; each rule counts its hits. Knows no format.
"""

from __future__ import annotations

import quopri

from broadsheet.importers.rules import SLOW, Rules
from broadsheet.importers.ruling.patterns import Pattern, TooSlowError

KEYS = ("text.quoted_printable", "text.macros", "text.replace", "text.strip_lines")


def amended(text: str, path: str, rules: Rules) -> str:
    """Return a text as the section [text] of the rules has it: quoted-printable, macros, replacements, lines out.

    Macros are applied in their order, each to what the one before has made, so that one may undo what another needs. A
    pattern that takes too long leaves the text as it is, and is told at the end of the import.
    """
    if not any(key in rules.values for key in KEYS):
        return text
    if rules.fits("text.quoted_printable", path):
        text = quopri.decodestring(text.encode()).decode(errors="replace")
    for pattern, by in rules.macros():
        text = _replaced(text, pattern, by, ("text.macros", rules))
    for old, new in rules.pairs("text.replace"):
        if old and (count := text.count(old)):
            rules.hit("text.replace", old, count)
            text = text.replace(old, new)
    for written in rules.words("text.strip_lines"):
        text = _replaced(text, Pattern(rf"^.*(?:{written}).*\n?"), "", ("text.strip_lines", rules), written)
    return text


def _replaced(text: str, pattern: Pattern, by: str, what: tuple[str, Rules], written: str = "") -> str:
    key, rules = what
    rule = written or pattern.written
    try:
        new, count = pattern.replaced(text, by)
    except TooSlowError:
        rules.hit(f"{SLOW}{key}", rule)
        return text
    if count:
        rules.hit(key, rule, count)
    return new
