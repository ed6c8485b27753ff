"""What an import had to guess, written as a rules file that can be corrected and given to the next run.

In: an account of an import that was only tried. Out: TOML. Read back, it gives the same result without the guesses;
what no rule can say stands in it as a remark. And how two such accounts differ. Knows no importer.
"""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from typing import Protocol

from broadsheet.folder.scalars import toml_value
from broadsheet.importers.importer import Guess
from broadsheet.importers.ruling.keys import ARTICLE_KEYS, FIX_KEYS
from broadsheet.importers.store.placing import PlacedIssue, PlacedText

TABLES = {"encoding": "source.encoding", "language": "source.language"}
"""What is guessed of a file and is a table of globs in the rules."""
WORDS = {"taxonomy of issues": ("issues", "taxonomy")}
"""What is guessed of the whole source."""


class Tried(Protocol):
    """An import that was tried: what its account knows."""

    @property
    def numbering(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def issues(self) -> list[PlacedIssue]: ...
    @property
    def pages(self) -> list[PlacedText]: ...
    @property
    def guesses(self) -> list[Guess]: ...


def guesses_as_rules(tried: Tried) -> str:
    """Write the guesses of an import as a rules file, each with its reason and its rivals as a remark above it."""
    issues = {placed.issue.source for placed in tried.issues}
    texts = {text.text.source for placed in tried.issues for text in placed.articles}
    texts |= {text.text.source for text in tried.pages}
    lines = ["# What was guessed. Correct it, and give it to the next run with --rules.", ""]
    lines += ["[output]", f"title = {_toml(tried.title)}", f"language = {_toml(tried.language)}", ""]
    lines += ["[issues]", f"numbering = {_toml(tried.numbering)}"]
    lines += [line for each in tried.guesses if WORDS.get(each.what) for line in _word(each)]
    for what, name in TABLES.items():
        rows = [each for each in tried.guesses if each.what == what]
        lines += ["", f"[{name}]"] if rows else []
        lines += [line for each in rows for line in (*_why(each), f"{_file(each.source)} = {_toml(each.value)}")]
    lines += _fixes("issues.fix", tried.guesses, issues, frozenset(FIX_KEYS))
    lines += _fixes("articles.fix", tried.guesses, texts, frozenset(ARTICLE_KEYS))
    return "\n".join([*lines, *_rest(tried.guesses, issues, texts)]) + "\n"


def _word(guess: Guess) -> Iterator[str]:
    yield from _why(guess)
    yield f"{WORDS[guess.what][1]} = {_toml(guess.value)}"


def _fixes(name: str, guesses: Iterable[Guess], sources: set[str], keys: frozenset[str]) -> list[str]:
    """Write one table for each issue or article of which something was guessed."""
    by_source: dict[str, list[Guess]] = {}
    for guess in guesses:
        if _key(guess) in keys and guess.source in sources:
            by_source.setdefault(guess.source, []).append(guess)
    lines: list[str] = []
    for source, rows in by_source.items():
        lines += ["", f"[[{name}]]", f"file = {_file(source)}"]
        told: set[str] = set()
        for guess in rows:
            lines += _why(guess)
            if _key(guess) not in told:
                told.add(_key(guess))
                lines.append(f"{_key(guess)} = {_value(guess)}")
    return lines


def _rest(guesses: Iterable[Guess], issues: set[str], texts: set[str]) -> list[str]:
    """Tell what no rule can say."""
    lines: list[str] = []
    for guess in guesses:
        key = _key(guess)
        said = (key in FIX_KEYS and guess.source in issues) or (key in ARTICLE_KEYS and guess.source in texts)
        if not said and guess.what not in TABLES and guess.what not in WORDS:
            lines += _why(guess, f"{guess.source}: {guess.what} {guess.value}, because ")
    return ["", "# Guessed as well:", *lines] if lines else []


def _key(guess: Guess) -> str:
    return guess.what.replace(" ", "_")


def _value(guess: Guess) -> str:
    return guess.value if _key(guess) in ("date", "date_end") else _toml(guess.value)


def _why(guess: Guess, before: str = "") -> tuple[str, ...]:
    rival = f" (else {guess.rival})" if guess.rival else ""
    return (f"# {' '.join(f'{before}{guess.reason}{rival}'.split())}",)


def _file(source: str) -> str:
    return _toml(glob.escape(source))


def _toml(text: str) -> str:
    return toml_value(text, False)


def differences(before: Tried, after: Tried) -> Iterator[str]:
    """Yield what rules change: issues and articles that come, go, or are something else, a line for each."""
    old, new = _lines_of(before), _lines_of(after)
    for key in sorted(old.keys() | new.keys()):
        if old.get(key) != new.get(key):
            if key in old:
                yield f"- {old[key]}"
            if key in new:
                yield f"+ {new[key]}"


def _lines_of(tried: Tried) -> dict[str, str]:
    lines: dict[str, str] = {}
    for placed in tried.issues:
        issue = placed.issue
        lines[f"{issue.source}#issue"] = f"{placed.id} of {issue.date} ({issue.kind}): {issue.source}"
        lines.update((text.text.source, f"{text.id}: {text.text.source}") for text in placed.articles)
    lines.update((text.text.source, f"{text.id}: {text.text.source}") for text in tried.pages)
    return lines
