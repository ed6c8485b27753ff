"""The table of problems of the text: whole, plain, and each of them really told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from broadsheet.problems import Kind, Problem, Severity
from broadsheet.text import kinds
from broadsheet.text.markdown import Source, parse, parse_line

TOLD = {
    "broken-attributes": '![a](b){c="}',
    "code-shown": "```tex\nx\n```",
    "control-characters": "a\0",
    "dangling-note": "a[^1]",
    "duplicate-id": "## a {#x}\n## b {#x}",
    "duplicate-note": "a[^1]\n\n[^1]: b\n\n[^1]: c",
    "heading-level": "# a",
    "html-removed": "<blink>a</blink>",
    "long-text": "a" * 1_000_001,
    "nested-too-deep": ">" * 100 + "a",
    "unclosed-division": "::: pull\na",
    "unknown-attribute": "![a](b){wid}",
    "unknown-division": "::: pul\na\n:::",
    "unopened-division": "a\n:::",
    "unsafe-link": "[a](javascript:b)",
    "unused-note": "a\n\n[^1]: b",
}


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.name)
def test_every_problem_is_told_with_its_facts(kind: Kind) -> None:
    problems: list[Problem] = []
    if kind is kinds.LINK_NOT_HERE:
        parse_line(Source("[a](b)"), problems.append, links=False)
    else:
        parse(Source(TOLD[kind.name]), problems.append)
    (problem,) = [problem for problem in problems if problem.name == kind.name]
    assert problem.severity is kind.severity
    facts = dict(problem.facts)
    assert "{" not in kind.sentence.format(**facts).replace(str(facts.get("written")), "")
    assert kind.hint.format(**facts)


def test_the_table_holds_every_kind_once() -> None:
    declared = {kind.name for kind in vars(kinds).values() if isinstance(kind, Kind)}
    assert sorted(kind.name for kind in kinds.KINDS) == sorted(declared)


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("dangling-note", Severity.WARNING),
        ("unused-note", Severity.NOTE),
        ("duplicate-note", Severity.ERROR),
        ("nested-too-deep", Severity.ERROR),
        ("html-removed", Severity.WARNING),
    ],
)
def test_a_fault_weighs_what_it_should(name: str, severity: Severity) -> None:
    assert {kind.name: kind.severity for kind in kinds.KINDS}[name] is severity


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("![a](b){creditt=c}", "credit"),
        ("![a](b){.wide}", "wide"),
        ("::: fact\na\n:::", "facts"),
        ("::: Pull\na\n:::", "pull"),
        ("::: letter {form=x}\na\n:::", "from"),
        ("![a](b){qqq}", ""),
    ],
)
def test_the_nearest_word_is_offered(read: Callable[..., Any], text: str, nearest: str) -> None:
    assert read(text).fact("nearest") == nearest
