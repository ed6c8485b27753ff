"""Runs of text → the typesetter's source; the one place where text becomes source.

In: runs of a paragraph and the stretch of it that is wanted. Out: expressions in code mode. All text stands in quoted
strings, where nothing has a meaning but the quote and the backslash, so that no article can say anything to the
typesetter (Typst reference, "Str"). Knows no design.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from broadsheet.editions.print.matter import Run
from broadsheet.languages.direction import direction

LONG = 20
"""Letters of a word from which on it may be broken without a hyphen where it has signs, as addresses have."""

LONG_CODE = 13
"""The same in code, whose letters are broad."""

HUGE = 48
"""Letters of a word from which on it may be broken anywhere."""

_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile('[\\\\"\x00-\x1f\x7f\u2028\u2029]')
_LONG = re.compile(rf"[^\s\u200b]{{{LONG},}}")
_LONG_CODE = re.compile(rf"[^\s\u200b]{{{LONG_CODE},}}")
_SIGNS = re.compile(r"(?<=[/.?&=_:;,%#@+~-])(?=[^\s/])")
_PLAIN = re.compile(r"[^\W\d_]+")
_STYLES = {"c": "mono", "u": "sup", "s": "strike", "b": "strong", "i": "emph"}


def quoted(text: str) -> str:
    """Write text as a quoted string."""
    return f'"{_TO_ESCAPE.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    return _ESCAPED.get(found[0]) or f"\\u{{{ord(found[0]):x}}}"


def tongue(language: str) -> str:
    """Write a language as arguments of `text`: `lang`, `region`, `script` and `dir`."""
    first, *others = language.split("-")
    lang = first.lower() if first.isalpha() and len(first) in (2, 3) else "und"
    region = next((part for part in others if len(part) == 2 and part.isalpha()), "")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    return ", ".join(
        (
            f'lang: "{lang}"',
            f'region: "{region.lower()}"' if region else "region: none",
            f'script: "{script.lower()}"' if script else "script: auto",
            f"dir: {direction(language)}",
        )
    )


def content(runs: Iterable[Run], fixed: bool = False) -> str:
    """Write runs as one expression; an empty one where there are none.

    Unless their lines are `fixed`, long words may be broken; the marks for it would be copied from the PDF.
    """
    return "+".join(_written(run, fixed) for run in runs if run.text) or '""'


def between(runs: Iterable[Run], start: int, end: int) -> Iterator[Run]:
    """Yield the stretch of runs from one character to another."""
    at = 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if text:
            yield run if len(text) == len(run.text) else Run(text, run.style, run.link)


def hyphenated(runs: Iterable[Run]) -> list[Run]:
    """Add to the last of the runs the hyphen that its line ends with."""
    *before, last = runs
    return [*before, Run(last.text + "-", last.style, last.link)]


def _written(run: Run, fixed: bool) -> str:
    made = quoted(run.text) if fixed else _broken(run.text, _LONG_CODE if "c" in run.style else _LONG)
    for letter, name in _STYLES.items():
        if letter in run.style:
            made = f"{name}({made})"
    return f"go({quoted(run.link)}, {made})" if run.link else made


def _broken(text: str, long: re.Pattern[str]) -> str:
    """Write a text, its lines and the places where a word too long for a column may be broken."""
    rows = text.split("\n")
    return "+linebreak()+".join(_row(row, long) for row in rows) if len(rows) > 1 else _row(text, long)


def _row(text: str, long: re.Pattern[str]) -> str:
    if not long.search(text):
        return quoted(text)
    parts, at = [], 0
    for found in long.finditer(text):
        if _PLAIN.fullmatch(found[0].strip("().,;:!?“”‘’«»")) and len(found[0]) < HUGE:
            continue  # a word of a language: it is hyphenated
        parts += [quoted(text[at : found.start()]), f"long({quoted(breakable(found[0]))})"]
        at = found.end()
    return f"({'+'.join([*parts, quoted(text[at:])])})" if parts else quoted(text)


def breakable(word: str) -> str:
    """Put places for breaks (U+200B) into a long word: after signs, and wherever there are too many letters without."""
    stretches = _SIGNS.split(word)
    return "\u200b".join(piece for stretch in stretches for piece in _cut(stretch))


def _cut(stretch: str) -> Iterator[str]:
    size = 6 if len(stretch) > LONG_CODE else len(stretch) or 1
    yield from (stretch[at : at + size] for at in range(0, len(stretch), size))
