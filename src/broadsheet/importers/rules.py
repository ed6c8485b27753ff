"""The rules of an import, as somebody wrote them in `import.toml`: data, never code.

In: the text of a rules file. Out: `Rules`, with every key checked, and the problems `import-rule-unknown` and
`import-rule-bad`. It counts how often each rule fitted, so that one which never did can be told. All keys are optional.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from broadsheet.importers.kinds import RULE_BAD, RULE_UNKNOWN, RULE_UNUSED
from broadsheet.importers.ruling.patterns import Pattern
from broadsheet.model.names import nearest
from broadsheet.model.publication import NUMBERINGS
from broadsheet.problems import Place, Report

KEYS: dict[str, str] = {
    "source.include": "globs of the files to take; all when empty",
    "source.exclude": "globs of files to leave out",
    "source.base_url": "address at which the old site stood; links under it become links to articles",
    "source.address": "pattern of a post's old address, with {year} {month} {day} {slug} {file}",
    "source.encoding": "encoding by glob, for files that are not UTF-8",
    "source.language": "language by glob",
    "issues.numbering": "volume-number, year-number, continuous or none; guessed when missing",
    "issues.title": "pattern of a title, with {number} {volume}; guessed when missing",
    "issues.fix": "tables of file, number, volume, date, kind, word: what a person knows better",
    "articles.section": "header keys that hold the section, in order",
    "articles.byline": "header keys that hold the byline, in order",
    "pages": "globs of files that are standing pages",
    "output.title": "title of the paper that is made",
    "output.language": "language of the paper that is made",
    "left_out": "glob = reason, printed in the ledger",
}
"""Every rule and its meaning in one line."""

TABLES = frozenset(("source.encoding", "source.language", "left_out"))
FIX_KEYS = ("file", "number", "volume", "whole_number", "date", "kind", "word", "title")


@dataclass(slots=True)
class Fix:
    """What a person knows better of one file: only the keys that are given."""

    file: str
    values: Mapping[str, Any]

    def text(self, key: str) -> str:
        """Return a value as text, "" where it is not given."""
        return str(self.values.get(key, ""))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where something is found: `/pattern/` with named groups, or a selector (or whatever else the kind knows)."""

    key: str
    written: str

    @property
    def pattern(self) -> Pattern | None:
        """The pattern, None where it is a selector."""
        is_pattern = len(self.written) > 2 and self.written[0] == self.written[-1] == "/"
        return Pattern(self.written[1:-1]) if is_pattern else None

    @property
    def selector(self) -> str:
        """The selector, "" where it is a pattern."""
        return "" if self.pattern else self.written


@dataclass(slots=True)
class Rules:
    """Checked rules. `text` is the file as read: its digest goes into what an import is made with."""

    values: Mapping[str, Any] = field(default_factory=dict)
    file: str = "import.toml"
    text: str = ""
    _hits: dict[str, int] = field(default_factory=dict)

    def words(self, key: str) -> tuple[str, ...]:
        """Return a rule that is a word or a list of words."""
        value = self.values.get(key, ())
        return (value,) if isinstance(value, str) else tuple(map(str, value))

    def word(self, key: str) -> str:
        """Return a rule that is one word, "" where it is not given."""
        return next(iter(self.words(key)), "")

    def fits(self, key: str, path: str) -> bool:
        """Whether one of a rule's globs fits a path of the source."""
        hits = [glob for glob in self.words(key) if _fits(path, glob)]
        for glob in hits:
            self._count(f"{key}: {glob}")
        return bool(hits)

    def of(self, key: str, path: str) -> str:
        """Return the value of the first glob of a rule's table that fits a path, else ""."""
        for glob, value in self.values.get(key, {}).items():
            if _fits(path, glob):
                self._count(f"{key}: {glob}")
                return str(value)
        return ""

    def number(self, key: str, default: float) -> float:
        """Return a rule that is a number."""
        value = self.values.get(key, default)
        return float(value) if isinstance(value, int | float) else default

    def table(self, key: str) -> Mapping[str, str]:
        """Return a rule that is a table of texts, in the order in which it was written."""
        value = self.values.get(key, {})
        return value if isinstance(value, dict) else {}

    def wanted(self, key: str) -> tuple[Wanted, ...]:
        """Return a rule that says where something is found: selectors and patterns, the first that hits is taken."""
        return tuple(Wanted(key, written) for written in self.words(key))

    def hit(self, key: str, rule: str, count: int = 1) -> None:
        """Count that a rule fitted, where the caller has tried it (a selector, a text)."""
        self._count(f"{key}: {rule}", count)

    def taken_hits(self) -> dict[str, int]:
        """Return what was counted since the last call: a forked worker sends it home with its result."""
        hits, self._hits = self._hits, {}
        return hits

    def add_hits(self, hits: Mapping[str, int]) -> None:
        """Add what a forked worker, or a cached reading, has counted."""
        for rule, count in hits.items():
            self._count(rule, count)

    def fix(self, path: str) -> Fix | None:
        """Return what a person says of a file, if anything."""
        for fix in self.values.get("issues.fix", ()):
            if _fits(path, fix["file"]):
                self._count(f"issues.fix: {fix['file']}")
                return Fix(fix["file"], fix)
        return None

    def _count(self, rule: str, count: int = 1) -> None:
        self._hits[rule] = self._hits.get(rule, 0) + count

    def report_unused(self, report: Report) -> None:
        """Report `import-rule-unused` for every glob and fix that never fitted. Call it at the end of the import."""
        rules = [f"{key}: {glob}" for key in ("source.include", "source.exclude", "pages") for glob in self.words(key)]
        rules += [f"{key}: {glob}" for key in TABLES for glob in self.values.get(key, {})]
        rules += [f"issues.fix: {fix['file']}" for fix in self.values.get("issues.fix", ())]
        for rule in rules:
            if rule not in self._hits:
                report(RULE_UNUSED.at(Place(self.file), key=rule))


def _fits(path: str, glob: str) -> bool:
    return fnmatchcase(path, glob) or fnmatchcase(path, f"*/{glob}")


def read_rules(text: str, file: str, report: Report) -> Rules:
    """Check a rules file. What cannot be used is reported and left out."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        report(RULE_BAD.at(Place(file), key=file, value="", reason=str(fault)))
        return Rules(file=file, text=text)
    values: dict[str, Any] = {}
    for key, value in _flat(given):
        if key not in KEYS:
            report(RULE_UNKNOWN.at(Place(file), key=key, nearest=nearest(key, KEYS)))
        elif reason := _unfit(key, value):
            report(RULE_BAD.at(Place(file), key=key, value=str(value)[:60], reason=reason))
        else:
            values[key] = value
    return Rules(values, file, text)


def _flat(given: Mapping[str, Any]) -> list[tuple[str, Any]]:
    rows = []
    for name, value in given.items():
        if name in KEYS or not isinstance(value, dict):
            rows.append((name, value))
        else:
            rows.extend((f"{name}.{key}", inner) for key, inner in value.items())
    return rows


def _unfit(key: str, value: object) -> str:
    """Say why a value cannot be used, "" when it can."""
    if key == "issues.fix":
        return _unfit_fixes(value)
    if key in TABLES:
        sound = isinstance(value, dict) and all(isinstance(inner, str) for inner in value.values())
        return "" if sound else "it must be a table of globs"
    if key == "issues.numbering" and value not in NUMBERINGS:
        return f"it must be one of {', '.join(NUMBERINGS)}"
    sound = isinstance(value, str) or (isinstance(value, list) and all(isinstance(inner, str) for inner in value))
    return "" if sound else "it must be text or a list of texts"


def _unfit_fixes(value: object) -> str:
    if not isinstance(value, list) or not all(isinstance(fix, dict) and "file" in fix for fix in value):
        return "each must be a table with a “file”"
    for fix in value:
        for key in fix:
            if key not in FIX_KEYS:
                return f"“{key}” is none of {', '.join(FIX_KEYS)}"
        if "date" in fix and not isinstance(fix["date"], dt.date):
            return "the date must be written as 2014-07-15, without quotes"
    return ""
