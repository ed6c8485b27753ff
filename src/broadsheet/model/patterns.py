"""Patterns of addresses, as `[web] issue_address` and `article_address` give them.

In: a pattern such as `/{year}/{month}/{slug}/`, and the values of one issue. Out: a checked pattern, its filled text,
its faults as problems. Placeholders: `{volume} {number} {year} {month} {day}` as in the issue, `{id}` the issue's id,
and in an article's pattern `{issue}`, the issue's own address without the slashes at its ends, and `{slug}`. Knows no
publication.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from broadsheet.model.issue import Issue
from broadsheet.model.kinds import BAD_ADDRESS_PATTERN
from broadsheet.model.names import RESERVED_AT_ROOT, nearest, parse_issue_id
from broadsheet.problems import Place, Problem

ISSUE_WORDS = ("volume", "number", "year", "month", "day", "id")
ARTICLE_WORDS = (*ISSUE_WORDS, "issue", "slug")

DEFAULT = "default"
"""The word among former patterns for the addresses that a paper without patterns has."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_LITERAL = re.compile(r"(?:[\w.~-]|/)*")
_IDENTITY = ("id", "issue", "number", "day")


def check_pattern(pattern: str, words: tuple[str, ...], place: Place) -> Problem | None:
    """Say what is wrong with a pattern, None when nothing is: the problem `bad-address-pattern`.

    `words` are `ISSUE_WORDS` or `ARTICLE_WORDS`. A pattern begins and ends with `/`, has no empty parts and no dots as
    parts, does not begin with a reserved word, and tells issues apart: by `{id}`, `{number}` or `{day}`, in an
    article's pattern `{slug}`, exactly once.
    """
    fault, hint = _fault(pattern, words)
    return BAD_ADDRESS_PATTERN.at(place, pattern=pattern, fault=fault, hint=hint) if fault else None


def _fault(pattern: str, words: tuple[str, ...]) -> tuple[str, str]:
    used = _PLACEHOLDER.findall(pattern)
    for word in used:
        if word not in words:
            close = nearest(word, words)
            return f"{{{word}}} is no placeholder", f"Did you mean {{{close}}}?" if close else _list_of(words)
    if "slug" in words and used.count("slug") != 1:
        return "{slug} must stand in it once", ""
    if "slug" not in words and not any(word in _IDENTITY for word in used):
        return "it does not tell issues apart", "Add {id}, or {volume} and {number}, or {year}, {month} and {day}."
    return _fault_of_shape(pattern)


def _fault_of_shape(pattern: str) -> tuple[str, str]:
    if not (pattern.startswith("/") and pattern.endswith("/")):
        return "it must begin and end with “/”", ""
    if not _LITERAL.fullmatch(_PLACEHOLDER.sub("", pattern)):
        return "it holds characters other than letters, digits, “-”, “_”, “.” and “/”", ""
    parts = pattern[1:-1].split("/")
    if any(part.strip(".") == "" for part in parts):
        return "it has an empty part, or one of dots only", ""
    if parts[0] in RESERVED_AT_ROOT:
        return f"“{parts[0]}” is taken", "Begin with another word."
    return "", ""


def _list_of(words: tuple[str, ...]) -> str:
    return "There are: " + ", ".join(f"{{{word}}}" for word in words) + "."


def issue_values(issue: Issue) -> dict[str, str]:
    """Give the values of an issue for its placeholders; "" where the issue has none."""
    return {
        "volume": str(issue.volume or ""),
        "number": issue.number,
        "year": f"{issue.date.year:04}",
        "month": f"{issue.date.month:02}",
        "day": f"{issue.date.day:02}",
        "id": issue.id,
    }


def pattern_of(word: str) -> str:
    """Read a former pattern: "" for the word `default`."""
    return "" if word == DEFAULT else word


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """Put the values in; "" when one that the pattern needs is empty or unknown. `{slug}` without value stays."""
    filled = pattern
    for word in _PLACEHOLDER.findall(pattern):
        if word == "slug" and word not in values:
            continue
        value = values.get(word, "")
        if not value:
            return ""
        filled = filled.replace(f"{{{word}}}", value)
    return filled


def issue_path(pattern: str, issue: str, values: Mapping[str, str]) -> str:
    """Make an issue's address by a pattern, or by its id where there is none or where it lacks a value."""
    return (pattern and fill(pattern, values)) or default_issue_path(issue)


def default_issue_path(issue: str) -> str:
    """Make an issue's address from its id alone: volume or year, then the rest."""
    parts = parse_issue_id(issue)
    if parts is None or parts.date:
        return f"/{issue}/"
    front = f"v{parts.volume}" if parts.volume else str(parts.year or "")
    return f"/{front}/{issue[len(front) :]}/" if front else f"/{issue}/"


def article_ends(pattern: str, issue_address: str, values: Mapping[str, str]) -> tuple[str, str]:
    """Make the parts of an article's address before and behind its slug."""
    filled = fill(pattern, {**values, "issue": issue_address.strip("/")}) if pattern else ""
    if not filled:
        return issue_address, "/"
    before, _, after = filled.partition("{slug}")
    return before, after
