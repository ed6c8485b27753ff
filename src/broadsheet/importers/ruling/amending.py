"""A text as the rules have it: macros expanded, words replaced, lines taken out, before any reader sees it.

In: a decoded text, its path, the rules. Out: the text again, and what was done to it. Knows no format.
"""

from __future__ import annotations

from broadsheet.importers.rules import Rules


def amended(text: str, path: str, rules: Rules) -> str:
    """Return a text as the section [text] of the rules has it; each rule counts its hits."""
    return text
