"""The rules of an import, as somebody wrote them in `import.toml`: data, never code.

In: the text of a rules file. Out: `Rules`, with every key of `ruling.keys` checked, and the problems
`import-rule-unknown` and `import-rule-bad`. It counts how often each rule fitted, so that one which never did can be
told. All keys are optional.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from broadsheet.importers.kinds import RULE_BAD, RULE_UNKNOWN, RULE_UNUSED
from broadsheet.importers.ruling.checking import listed, unfit
from broadsheet.importers.ruling.keys import COUNTED, KEYS
from broadsheet.importers.ruling.paths import PathPattern
from broadsheet.importers.ruling.patterns import Pattern, TooSlowError
from broadsheet.model.names import nearest
from broadsheet.problems import Place, Report

SLOW = "slow: "
"""Before the rule, in the counts, where a pattern took too long."""


@dataclass(slots=True)
class Fix:
    """What a person knows better of one file: only the keys that are given."""

    file: str
    values: Mapping[str, Any]

    def text(self, key: str) -> str:
        """Return a value as text, "" where it is not given."""
        return str(self.values.get(key, ""))


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a page: a selector, or the texts between which it lies ("" is the page's beginning or end)."""

    key: str
    selector: str
    start: str
    end: str

    @property
    def rule(self) -> str:
        """The word under which its hits are counted: `rules.hit(cut.key, cut.rule)`."""
        return self.selector or f"{self.start} … {self.end}"


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

    def switch(self, key: str) -> bool | None:
        """Return a rule that is true or false, None where it is not given."""
        value = self.values.get(key)
        return value if isinstance(value, bool) else None

    def fits(self, key: str, path: str) -> bool:
        """Whether one of a rule's globs fits a path of the source."""
        hits = [glob for glob in self.words(key) if _fits(path, glob)]
        for glob in hits:
            self._count(f"{key}: {glob}")
        return bool(hits)

    def of(self, key: str, path: str) -> str:
        """Return the value of the first glob of a rule's table that fits a path; a plain text is for all. Else ""."""
        table = self.values.get(key, {})
        if not isinstance(table, dict):
            return str(table)
        for glob, value in table.items():
            if _fits(path, glob):
                self._count(f"{key}: {glob}")
                return str(value)
        return ""

    def mapped(self, key: str, word: str) -> str:
        """Return what a rule's table has for a word of the source, "" where it has none."""
        found = self.table(key).get(word, "")
        if found:
            self._count(f"{key}: {word}")
        return found

    def read_path(self, key: str, path: str) -> dict[str, str] | None:
        """Return what stands at the places of the first path of a rule that fits (`issues.path`), None else."""
        for written in self.words(key):
            found = PathPattern(written).read(path)
            if found is not None:
                self._count(f"{key}: {written}")
                return found
        return None

    def read_line(self, key: str, text: str) -> dict[str, str] | None:
        """Return the groups of the first pattern of a rule that fits a text (`issues.line`), None else.

        The whole of what fitted is under "". A pattern that takes too long fits nowhere, and is told at the end.
        """
        for written in self.words(key):
            found = self.tried(key, written, Pattern(written), text)
            if found is not None:
                return found
        return None

    def tried(self, key: str, written: str, pattern: Pattern, text: str) -> dict[str, str] | None:
        """Try one pattern of a rule on a text, and count it."""
        try:
            found = pattern.search(text)
        except TooSlowError:
            self._count(f"{SLOW}{key}: {written}")
            return None
        if found is not None:
            self._count(f"{key}: {written}")
        return found

    def cuts(self, key: str) -> tuple[Cut, ...]:
        """Return a rule that names parts of a page: selectors, or texts from and to which it reaches."""
        return tuple(
            Cut(key, each, "", "") if isinstance(each, str) else Cut(key, "", each.get("from", ""), each.get("to", ""))
            for each in listed(self.values.get(key, []))
        )

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return a rule that is a list of pairs; the caller counts them by `hit(key, first)`."""
        return tuple((first, second) for first, second in self.values.get(key, ()))

    def macros(self) -> tuple[tuple[Pattern, str], ...]:
        """Return the patterns of `text.macros` and what goes in their places."""
        return tuple((Pattern(each["pattern"]), each["with"]) for each in self.values.get("text.macros", ()))

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
        """Return what a person says of an issue's file or folder, if anything."""
        for fix in self.values.get("issues.fix", ()):
            file = _file_of(fix)
            if _fits(path, file):
                self._count(f"issues.fix: {file}")
                return Fix(file, fix)
        return None

    def article_fix(self, source: str) -> dict[str, str]:
        """Return what a person says of an article's fields, {} where nothing; "" takes one away."""
        for fix in self.values.get("articles.fix", ()):
            if _fits(source, _file_of(fix)):
                self._count(f"articles.fix: {_file_of(fix)}")
                return {key: str(value) for key, value in fix.items() if key not in ("file", "folder")}
        return {}

    def settles(self, source: str, what: str) -> bool:
        """Whether a person has said of an issue, an article or a file what an importer had to guess."""
        key = what.replace(" ", "_")
        fixes = (*self.values.get("issues.fix", ()), *self.values.get("articles.fix", ()))
        said = any(key in fix and _fits(source, _file_of(fix)) for fix in fixes)
        return said or any(_fits(source, glob) for glob in self.table(f"source.{key}"))

    def _count(self, rule: str, count: int = 1) -> None:
        self._hits[rule] = self._hits.get(rule, 0) + count

    def report_unused(self, report: Report) -> None:
        """Report `import-rule-unused` for every entry that never fitted, and `import-rule-bad` for slow patterns.

        Call it once, at the end of the import.
        """
        for rule in self._entries():
            if rule not in self._hits:
                report(RULE_UNUSED.at(Place(self.file), key=rule))
        for rule in sorted(rule for rule in self._hits if rule.startswith(SLOW)):
            key, _, written = rule[len(SLOW) :].partition(": ")
            report(RULE_BAD.at(Place(self.file), key=key, value=written[:60], reason="it takes too long"))

    def _entries(self) -> Iterator[str]:
        """Yield every entry of the rules that counts its hits, by the word under which it counts them."""
        for key, value in self.values.items():
            shape = KEYS[key].shape
            if shape in COUNTED or (shape == "choice" and isinstance(value, dict)):
                yield from (f"{key}: {entry}" for entry in self._words_of(key, value))

    def _words_of(self, key: str, value: Any) -> Iterator[str]:
        shape = KEYS[key].shape
        if isinstance(value, dict) and shape != "cuts":
            yield from value
        elif shape == "cuts":
            yield from (cut.rule for cut in self.cuts(key))
        elif shape == "pairs":
            yield from (first for first, _ in value)
        elif shape == "macros":
            yield from (each["pattern"] for each in value)
        elif shape == "fixes":
            yield from map(_file_of, value)
        else:
            yield from self.words(key)


def _file_of(fix: Mapping[str, Any]) -> str:
    return str(fix.get("file", fix.get("folder", "")))


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
        elif reason := unfit(key, value):
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
