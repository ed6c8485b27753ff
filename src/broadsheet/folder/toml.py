"""TOML files and TOML headers → values that know their line.

In: the tidy text of a TOML file or header. Out: a `TomlFile` with the values and a place for every path of keys, or the
problem `bad-toml`; a header's fields as `header.read_header` gives them, all values as text. Knows no key's meaning.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time
from typing import Any

from broadsheet.folder import kinds
from broadsheet.folder.header import Field, Value
from broadsheet.folder.plain import read_plain_toml
from broadsheet.folder.positions import Path, line_and_column, positions
from broadsheet.problems import Place, Problem, Report

_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")
_REASONS: tuple[tuple[str, str, str], ...] = (
    ("Invalid value", "the value is not written as TOML wants it", 'Put text in quotes, as in key = "text".'),
    ("Expected '=' after a key", "the line is not “key = value”", 'Write it as key = "text".'),
    ("Cannot overwrite a value", "a key stands twice", "Keep one of the two."),
    ("Cannot declare", "the same “[…]” stands twice", "Put their lines together under one of them."),
    ("Expected newline or end of document", "something stands behind the value", "Put the whole text in quotes."),
    ("Unclosed array", "a list “[…]” is not closed, or a comma is missing in it", "Close it with “]”."),
    ("Unclosed inline table", "a table “{…}” is not closed, or a comma is missing in it", "Close it with “}”."),
    ("Unterminated string", "a quotation mark is opened and not closed", "Close it."),
    ("Illegal character", "a quotation mark is not closed in its line", 'Close it, or use """ for several lines.'),
    ("Invalid initial character for a key part", "the line is not “key = value”", "Put the key in quotes."),
    ("Unescaped '\\'", "“\\” stands before a letter with which it means nothing", "Write “\\\\”."),
)


class TomlFile:
    """The values of one file in `data`, and the place of each path, looked up only when it is asked for."""

    def __init__(self, file: str, text: str, data: dict[str, Any], first_line: int = 1) -> None:
        self.file = file
        self.data = data
        self._text = text
        self._first_line = first_line
        self._positions: dict[Path, int] | None = None

    def place(self, path: Path = ()) -> Place:
        """Return the place of a key or element, else of what is around it, else of the file."""
        if self._positions is None:
            self._positions = positions(self._text)
        while path and path not in self._positions:
            path = path[:-1]
        if not path:
            return Place(self.file)
        line, column = line_and_column(self._text, self._positions[path])
        return Place(self.file, self._first_line + line - 1, column)


def read_toml(text: str, file: str, report: Report, first_line: int = 1) -> TomlFile | None:
    """Parse a TOML text that begins on a line of a file; None when it is no TOML. Floats stay as written."""
    plain = read_plain_toml(text)
    if plain is not None:
        return TomlFile(file, text, plain, first_line)
    try:
        return TomlFile(file, text, tomllib.loads(text, parse_float=str), first_line)
    except tomllib.TOMLDecodeError as fault:
        report(_explained(str(fault), file, text, first_line))
    except RecursionError:
        report(kinds.BAD_TOML.at(Place(file), reason="it has lists within lists, too deep", advice=""))
    return None


def read_toml_header(text: str, first_line: int, file: str, report: Report) -> dict[str, Field] | None:
    """Read a TOML header (without its `+++`); None when it is no use at all."""
    read = read_toml(text, file, report, first_line)
    if read is None:
        return None
    return {key: Field(_value(value), _Mark(read, key), 0) for key, value in read.data.items()}


class _Mark:
    """The place of a key in a TOML header, in the shape of a mark of YAML; found when it is asked for."""

    def __init__(self, read: TomlFile, key: str) -> None:
        self._read = read
        self._key = key

    @property
    def line(self) -> int:
        return self._read.place((self._key,)).line

    @property
    def column(self) -> int:
        return self._read.place((self._key,)).column - 1


def _value(value: object) -> Value:
    """Turn a TOML value into text, as far as possible the text that was written."""
    if isinstance(value, list):
        return [_value(row) for row in value]
    if isinstance(value, dict):
        return {key: _value(row) for key, row in value.items()}
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | time | datetime):
        return value.isoformat()
    return str(value)


def _explained(said: str, file: str, text: str, first_line: int) -> Problem:
    found = _AT.search(said)
    line, column = 0, 0
    if found and found[1]:
        line, column = first_line + int(found[1]) - 1, int(found[2])
    elif found:
        line, column = first_line + text.rstrip("\n").count("\n"), 1
    reason = _AT.sub("", said)
    for begin, plain, advice in _REASONS:
        if reason.startswith(begin):
            return kinds.BAD_TOML.at(Place(file, line, column), reason=plain, advice=advice)
    return kinds.BAD_TOML.at(Place(file, line, column), reason=reason, advice="")
