"""The header that most articles have, and the issue.toml of most issues, read without a parser in a tenth of the time.

In: a header's or file's text. Out: its keys and values, or None as soon as anything in it could mean something else to
YAML or TOML than what it looks like: then the parser decides. A plain header has on every line a key, a colon and one
of

    headline: "Text without quotation marks or backslashes"
    section: Text that begins with a letter or digit, without ": " and "#"
    byline: ["A list", "of such quoted texts"]

A plain TOML file has on every line `key = ` and a whole number, a date, or a text between double quotation marks.
Reports nothing: what is odd, and be it only a key that stands twice, is left to `header`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

LONGEST = 4000
"""Characters up to which a header is plain: a longer one is rare, and worth the parser."""
# What may not stand in a value: control characters and line breaks in YAML's sense, the tab among them, and what its
# readers refuse.
_NEVER = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_QUOTED = rf'"[^"\\{_NEVER}]*"'
# Each match is one line, from its start to its end.
_LINE = re.compile(
    rf"""^([a-z_]+):[ ]+(?:
        "([^"\\{_NEVER}]*)"[ ]*
        | (\[(?:{_QUOTED}(?:,[ ]*{_QUOTED})*)?\])[ ]*
        | ([^\W_](?:[^:\#{_NEVER}] | :(?![ \n]|$))*)
    )$""",
    re.MULTILINE | re.VERBOSE,
)
_ITEM = re.compile('"([^"]*)"')


def read_plain(text: str) -> dict[str, Any] | None:
    """Return a plain header's texts and lists of texts, key by key and line by line; None when it is not plain."""
    if len(text) > LONGEST:
        return None
    rows = _LINE.findall(text)
    if len(rows) != text.count("\n") + 1:
        return None
    values: dict[str, Any] = {}
    for key, quoted, items, bare in rows:
        values[key] = quoted or (_ITEM.findall(items) if items else bare.rstrip(" "))
    return values if len(values) == len(rows) else None


# A number of more digits, or with signs or zeros before it, is the parser's.
_TOML_LINE = re.compile(
    r"""^([a-z_]+)\ =\ (?:
        (0|[1-9][0-9]{0,8})
        | ([0-9]{4}-[0-9]{2}-[0-9]{2})
        | "([^"\\\x00-\x1f\x7f]*)"
    )$""",
    re.MULTILINE | re.VERBOSE,
)


def read_plain_toml(text: str) -> dict[str, Any] | None:
    """Return what `tomllib` makes of a plain TOML file; None when it is not plain."""
    rows = _TOML_LINE.findall(text)
    if len(rows) != text.count("\n") + (not text.endswith("\n")):
        return None
    try:
        values = {
            key: int(number) if number else date.fromisoformat(day) if day else written
            for key, number, day, written in rows
        }
    except ValueError:  # there is no such day
        return None
    return values if len(values) == len(rows) else None
