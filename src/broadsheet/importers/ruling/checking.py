"""Whether the value of a rule can be used.

In: a key's shape and a value. Out: why it cannot, "" when it can. The sentences are phrases of `kinds`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, get_args

from broadsheet.importers.ruling.keys import FIXES, KEYS, Key, Shape
from broadsheet.importers.ruling.paths import BadPathError, PathPattern
from broadsheet.importers.ruling.patterns import BadPatternError, check, check_replacement
from broadsheet.model.issue import Kind as IssueKind


def unfit(name: str, value: object) -> str:
    """Say why a value cannot be used for a key of `KEYS`, "" when it can."""
    key = KEYS[name]
    if key.shape == "choice":
        return _choice(key, value)
    if key.shape == "fixes":
        return _fixes(value, FIXES[name])
    return _CHECKS[key.shape](value)


def _choice(key: Key, value: object) -> str:
    given = value.values() if isinstance(value, dict) else (value,)
    return "" if all(each in key.choices for each in given) else f"it must be one of {', '.join(key.choices)}"


def _text(value: object) -> str:
    return "" if isinstance(value, str) else "it must be text"


def _words(value: object) -> str:
    sound = isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value))
    return "" if sound else "it must be text or a list of texts"


def listed(value: Any) -> list[Any]:
    """Return a value that may be one or a list of them as a list."""
    return list(value) if isinstance(value, list) else [value]


def _patterns(value: object) -> str:
    return _words(value) or next(filter(None, map(_pattern, listed(value))), "")


def _pattern(written: str) -> str:
    try:
        check(written)
    except BadPatternError as fault:
        return str(fault)
    return ""


def _places(value: object) -> str:
    given = [] if _words(value) else listed(value)
    inner = (each[1:-1] for each in given if len(each) > 2 and each[0] == each[-1] == "/")
    return _words(value) or next(filter(None, map(_pattern, inner)), "")


def _paths(value: object) -> str:
    if reason := _words(value):
        return reason
    try:
        for each in listed(value):
            PathPattern(each).check()
    except BadPathError as fault:
        return str(fault)
    return ""


def _cuts(value: object) -> str:
    for each in listed(value):
        table = isinstance(each, dict) and set(each) <= {"from", "to"} and each
        if not isinstance(each, str) and not (table and all(isinstance(text, str) for text in each.values())):
            return "it must be a selector, or a table with “from” and “to”"
    return ""


def _table(value: object) -> str:
    sound = isinstance(value, dict) and all(isinstance(each, str) for each in value.values())
    return "" if sound else "it must be a table of globs"


def _map(value: object) -> str:
    sound = isinstance(value, dict) and all(isinstance(each, str) for each in value.values())
    return "" if sound else "it must be a table of texts"


def _switch(value: object) -> str:
    return "" if isinstance(value, bool) else "it must be true or false"


def _count(value: object) -> str:
    return "" if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else "it must be a whole number"


def _share(value: object) -> str:
    sound = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
    return "" if sound else "it must be a number from 0 to 1"


def _pairs(value: object) -> str:
    rows = value if isinstance(value, list) else [None]
    sound = all(isinstance(row, list) and len(row) == 2 and all(isinstance(each, str) for each in row) for row in rows)
    return "" if sound else "it must be a list of pairs of texts"


def _macros(value: object) -> str:
    rows = value if isinstance(value, list) else [None]
    for row in rows:
        if not isinstance(row, dict) or set(row) != {"pattern", "with"} or not all(map(_is_text, row.values())):
            return "each must be a table with “pattern” and “with”"
        try:
            check(row["pattern"])
            check_replacement(row["pattern"], row["with"])
        except BadPatternError as fault:
            return str(fault)
    return ""


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _fixes(value: object, keys: Mapping[str, str]) -> str:
    if not isinstance(value, list) or not all(isinstance(fix, dict) and _file_of(fix) for fix in value):
        return "each must be a table with a “file”"
    return next(filter(None, (_fix(fix, keys) for fix in value)), "")


def _file_of(fix: Mapping[str, Any]) -> bool:
    return isinstance(fix.get("file", fix.get("folder")), str)


def _fix(fix: Mapping[str, Any], keys: Mapping[str, str]) -> str:
    for key in fix:
        if key not in keys:
            return f"“{key}” is none of {', '.join(keys)}"
    for key in ("date", "date_end"):
        if key in fix and not isinstance(fix[key], dt.date):
            return "the date must be written as 2014-07-15, without quotes"
    if "kind" in fix and fix["kind"] not in get_args(IssueKind):
        return f"it must be one of {', '.join(get_args(IssueKind))}"
    return ""


_CHECKS: dict[Shape, Callable[[object], str]] = {
    "text": _text,
    "words": _words,
    "globs": _words,
    "places": _places,
    "patterns": _patterns,
    "paths": _paths,
    "cuts": _cuts,
    "table": _table,
    "map": _map,
    "switch": _switch,
    "count": _count,
    "share": _share,
    "pairs": _pairs,
    "macros": _macros,
}
