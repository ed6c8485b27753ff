"""Sentences of problems, gathered from the tables of all rooms, in the language of whoever reads them.

In: a problem, and a language of `spoken`. Out: its sentence and hint, and its record for JSON. It knows where the
tables lie and nothing of what they say; a check from a plug-in brings its own kinds. What a language lacks is said in
English.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from string import Formatter

from broadsheet.problems import Kind, Problem

TABLES = (
    "broadsheet.text.kinds",
    "broadsheet.model.kinds",
    "broadsheet.folder.kinds",
    "broadsheet.proofs.kinds",
    "broadsheet.editions.web.kinds",
    "broadsheet.editions.print.kinds",
    "broadsheet.editions.print.measure.kinds",
    "broadsheet.editions.print.proof.kinds",
    "broadsheet.importers.kinds",
    "broadsheet.importers.evidence.kinds",
    "broadsheet.importers.mirror.kinds",
    "broadsheet.press.kinds",
    "broadsheet.plugins",
)
"""The modules that hold a room's `KINDS`; one that ends in `kinds` has the other languages beside it: `kinds_de`."""
LANGUAGES = ("en", "de", "fr")
SEVERITIES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "en": {"error": ("error", "errors"), "warning": ("warning", "warnings"), "note": ("note", "notes")},
    "de": {"error": ("Fehler", "Fehler"), "warning": ("Warnung", "Warnungen"), "note": ("Hinweis", "Hinweise")},
    "fr": {"error": ("erreur", "erreurs"), "warning": ("avertissement", "avertissements"), "note": ("note", "notes")},
}
"""A severity in a language: one, and several."""
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where the user's language is told, the first that is set before the others (POSIX, Base Definitions, 8.2)."""
WORDED = frozenset(("advice", "expected", "fault", "hint", "reason", "what"))
"""The facts that may be words of ours, and are then translated by the `PHRASES` of the rooms."""
_SLOT = re.compile(r"\\\{(\w+)\\\}")
_FRENCH_SPACE = re.compile(r"(?<=«) | (?=»)| (?=[;:?!](?:\s|$))")


def spoken(environment: Mapping[str, str] | None = None) -> str:
    """Return the language in which problems are told: that of the user's environment, or else English."""
    given = os.environ if environment is None else environment
    tag = next((given[name] for name in VARIABLES if given.get(name)), "")
    language = re.split(r"[_.@-]", tag)[0].lower()
    return language if language in LANGUAGES else "en"


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of problem of ours, by its name."""
    table: dict[str, Kind] = {}
    for name in TABLES:
        table.update((kind.name, kind) for kind in import_module(name).KINDS)
    return table


@cache
def _kinds_of_plugins() -> dict[str, Kind]:
    """The kinds that checks of plug-ins declare; what is wrong with those plug-ins the proof has told already."""
    from broadsheet.proofs.table import kinds_of_plugins

    return {kind.name: kind for kind in kinds_of_plugins(lambda problem: None)}


def names() -> frozenset[str]:
    """The names of all problems that there are, those of plug-ins among them."""
    return frozenset((*kinds(), *_kinds_of_plugins()))


def _kind(name: str) -> Kind | None:
    return kinds().get(name) or _kinds_of_plugins().get(name)


@cache
def translations(language: str) -> dict[str, tuple[str, str]]:
    """Sentence and hint of the kinds of our rooms in a language, by the kind's name."""
    found: dict[str, tuple[str, str]] = {}
    for name in TABLES:
        if name.endswith(".kinds"):
            found.update(import_module(f"{name}_{language}").SENTENCES)
    return {name: (_set(sentence, language), _set(hint, language)) for name, (sentence, hint) in found.items()}


@cache
def phrases(language: str) -> dict[str, str]:
    """The words that facts may be, in a language, by the English ones; both may have `{places}`."""
    found: dict[str, str] = {}
    for name in TABLES:
        if name.endswith(".kinds"):
            found.update(getattr(import_module(f"{name}_{language}"), "PHRASES", {}))
    return {english: _set(words, language) for english, words in found.items()}


def _set(pattern: str, language: str) -> str:
    """Put the spaces of French that must not break; the tables have plain ones, which can be seen."""
    return _FRENCH_SPACE.sub("\N{NO-BREAK SPACE}", pattern) if language == "fr" else pattern


def _patterns(kind: Kind, language: str) -> tuple[str, str]:
    if language == "en":
        return kind.sentence, kind.hint
    own = kind.others.get(language)
    return own or translations(language).get(kind.name) or (kind.sentence, kind.hint)


@cache
def _phrase_patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = ((english, words) for english, words in phrases(language).items() if "{" in english)
    return tuple((re.compile(_SLOT.sub(r"(?P<\1>.+)", re.escape(english))), words) for english, words in rows)


def phrase(words: str, language: str) -> str:
    """Say a fact in a language, where it is words of ours; any other stays as it is."""
    if language == "en" or not words:
        return words
    known = phrases(language).get(words)
    if known is not None:
        return known
    fitting = ((pattern.fullmatch(words), other) for pattern, other in _phrase_patterns(language))
    return next((_filled(other, found.groupdict()) for found, other in fitting if found), words)


def _filled(pattern: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda slot: values.get(slot[1], slot[0]), pattern)


def _facts(problem: Problem, language: str) -> dict[str, object]:
    return {name: phrase(str(value), language) if name in WORDED else value for name, value in problem.facts}


def sentence_of(problem: Problem, language: str = "") -> str:
    """The sentence with its facts; a kind that no table holds is told by its name and facts."""
    kind = _kind(problem.name)
    if kind is None:
        facts = ", ".join(f"{name} {value}" for name, value in problem.facts)
        return problem.name.replace("-", " ") + (f": {facts}" if facts else "")
    language = language or spoken()
    return _patterns(kind, language)[0].format_map(_facts(problem, language))


def hint_of(problem: Problem, language: str = "") -> str:
    """The hint with its facts, "" where there is none or one of its facts is empty."""
    kind = _kind(problem.name)
    if kind is None or not kind.hint:
        return ""
    language = language or spoken()
    facts, hint = _facts(problem, language), _patterns(kind, language)[1]
    needed = [name for _, name, _, _ in Formatter().parse(hint) if name]
    return hint.format_map(facts) if all(facts.get(name) not in ("", None) for name in needed) else ""


def record(problem: Problem) -> dict[str, object]:
    """The problem as JSON carries it: name, severity, place and facts, which never change with the language, then
    sentence and hint, which do."""
    return {
        "name": problem.name,
        "severity": problem.severity.word,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "facts": dict(problem.facts),
        "sentence": sentence_of(problem),
        "hint": hint_of(problem),
    }
