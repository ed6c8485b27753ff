"""The header that most articles have → its values, without a thought for the places of its keys.

In: a header's text in composed form, and the table of keys. Out: the values as `fields.take_fields` gives them, or None
as soon as there is anything to report or to look at closely; then `header` and `fields` do it in full. Most lines say
what many articles of the paper say (section, byline, topics): what such a line says is read once in a process.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from broadsheet.folder.fields import Table, take_fields
from broadsheet.folder.header import Field, Start
from broadsheet.folder.plain import LONGEST, read_plain
from broadsheet.folder.unseen import may_hold_unseen
from broadsheet.problems import Problem

Said: TypeAlias = tuple[str, Any]
"""What a line says: a key and its value, which never changes."""

_RECURRING = frozenset(
    ("kicker", "byline", "dateline", "section", "weight", "topics", "places", "series", "language", "status", "rights")
)
_MOST = 5000
"""Lines that are remembered; a paper whose lines are all different must not fill the memory with them."""


def usual_values(text: str, table: Table) -> dict[str, Any] | None:
    """Return the values of a header that has nothing unusual in it, else None."""
    if len(text) > LONGEST:
        return None
    known = table.said
    values: dict[str, Any] = {}
    lines = text.split("\n")
    for line in lines:
        said = known.get(line) or _read(line, table)
        if said is None:
            return None
        values[said[0]] = said[1]
    return values if len(values) == len(lines) else None


def _read(line: str, table: Table) -> Said | None:
    key, _, written = line.partition(": ")
    value: Any = None
    if key in table.plain:
        value = _quoted(written)
    elif key in table.lists:
        value = _listed(written)
    if value is None:
        plain = read_plain(line)
        if plain is None or may_hold_unseen(line):
            return None
        problems: list[Problem] = []
        taken = take_fields(
            {name: Field(value, Start(0), 1) for name, value in plain.items()}, table, "", problems.append
        )
        if problems:
            return None
        ((key, value),) = taken.values.items()
    said = (key, value)
    if key in _RECURRING and len(table.said) < _MOST:
        table.said[line] = said
    return said


def _quoted(written: str) -> str | None:
    """The text in a value that is one pair of quotation marks with nothing but visible signs and spaces between."""
    if written[:1] == '"' == written[-1:] and written.count('"') == 2 and "\\" not in written and written.isprintable():
        return written[1:-1].strip()
    return None


def _listed(written: str) -> tuple[str, ...] | None:
    """The texts in a value that is a list of such texts, spelt `["One", "Another"]`."""
    items = written[2:-2].split('", "')
    if written[:2] != '["' or written[-2:] != '"]' or written.count('"') != 2 * len(items):
        return None
    if "\\" in written or not written.isprintable():
        return None
    return tuple([text for item in items if (text := item.strip())])
