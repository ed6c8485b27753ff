"""A text as the rules have it: macros expanded, words replaced, lines taken out, before any reader sees it.

In: a decoded text, its path, the rules. Out: the text again; each rule counts its hits. Knows no format.
"""

from __future__ import annotations

import quopri
import re

from broadsheet.importers.rules import SLOW, Cut, Rules
from broadsheet.importers.ruling.patterns import Pattern, TooSlowError

KEYS = (
    *("text.quoted_printable", "text.macros", "text.replace", "text.strip_lines"),
    *("template.drop", "template.article"),
)

_BODY = re.compile(r"<body\b[^>]{0,2000}>", re.IGNORECASE)


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
    return _cut(text, rules)


def _cut(text: str, rules: Rules) -> str:
    """Take out what lies between texts of `template.drop`; leave of the body what lies between those of `article`."""
    for cut in rules.cuts("template.drop"):
        if not cut.selector:
            text = _without(text, cut, rules)
    for cut in rules.cuts("template.article"):
        start = text.find(cut.start) if cut.start else 0
        end = text.find(cut.end, max(start, 0)) if cut.end else len(text)
        if not cut.selector and start >= 0 and end >= 0:
            rules.hit(cut.key, cut.rule)
            body = _BODY.search(text)
            head = text[: body.end()] if body and body.end() <= start else ""
            return head + text[start:end]
    return text


def _without(text: str, cut: Cut, rules: Rules) -> str:
    pieces: list[str] = []
    at = 0
    while (start := text.find(cut.start, at) if cut.start else (0 if not at else -1)) >= 0:
        end = text.find(cut.end, start + len(cut.start)) if cut.end else len(text)
        if end < 0:
            break
        rules.hit(cut.key, cut.rule)
        pieces.append(text[at:start])
        at = end + len(cut.end)
    return "".join((*pieces, text[at:]))


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
