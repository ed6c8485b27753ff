"""The header of an article → fields that know their line. The only door to YAML.

In: tidy bytes or text (`decode.tidy`). Out: the header's text and where the body begins (`split`); the fields
(`read_header`), and the problems `bad-header`, `header-not-keys`, `duplicate-key`, `header-too-deep`. YAML goes through
libyaml's composer alone: no tag is resolved, so that every scalar stays the text that was written (`1e3`, `007`, `yes`,
`null`), and nothing is ever constructed. Anchors, aliases and tags are refused. Knows no key's meaning.
"""

from __future__ import annotations

import operator
from typing import Any, NamedTuple, Protocol, TypeAlias

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from broadsheet.folder import kinds
from broadsheet.folder.plain import read_plain
from broadsheet.problems import Place, Problem, Report

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

DEEPEST = 16
"""How deep lists may stand in lists; a header needs two."""
_SHORT = 4000
_IN_QUOTES = "Put the whole value in quotes."


class Split(NamedTuple):
    """Where a header lies: `marker` is `---`, `+++` or "" without header; lines are from 1, offsets as in the input.

    `line` is that of the header's first line of content, `body_line` that of the text behind it. `closed` is False
    where the header has no end.
    """

    marker: str
    start: int
    end: int
    line: int
    body: int
    body_line: int
    closed: bool = True


class Mark(Protocol):
    """Where a key stands, line and column from 0."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


class Start(NamedTuple):
    """The mark of a key that begins its line."""

    line: int
    column: int = 0


_STARTS = tuple(Start(line) for line in range(100))
"""The marks of plain headers, which all share them. A header of more lines goes to the parser."""


class Field:
    """One value of a header: a text, a list or a table of them, and the place of its key."""

    __slots__ = ("_first_line", "_mark", "value")

    def __init__(self, value: Value, mark: Mark, first_line: int) -> None:
        self.value = value
        self._mark = mark
        self._first_line = first_line

    @property
    def line(self) -> int:
        """The line of the file, from 1."""
        return self._first_line + self._mark.line

    @property
    def column(self) -> int:
        """The column, from 1."""
        return 1 + self._mark.column

    def __repr__(self) -> str:
        return f"Field({self.value!r}, line={self.line}, column={self.column})"


def split(data: bytes) -> Split:
    """Find the header of a tidy file: between two lines of `---` or `+++`, the first of them the file's first line.

    Empty lines above it are passed over. Offsets are bytes.
    """
    if data.startswith(b"---\n"):  # as nearly all do
        at = data.find(b"\n---", 3)
        if at > 3 and data.startswith(b"\n", at + 4):
            return Split("---", 4, at, 2, at + 5, 4 + data.count(b"\n", 4, at))
    start = 0
    line = 1
    if data[:1].isspace():
        start = len(data) - len(data.lstrip())
        start = data.rfind(b"\n", 0, start) + 1
        line = 1 + data.count(b"\n", 0, start)
    mark = data[start : start + 3]
    first_end = data.find(b"\n", start)
    if mark not in (b"---", b"+++") or data[start + 3 : first_end if first_end >= 0 else None].strip():
        return Split("", 0, 0, 1, 0, 1)
    return _closed(data, mark, first_end, line)


def _closed(data: bytes, mark: bytes, first_end: int, line: int) -> Split:
    start = first_end + 1 if first_end >= 0 else len(data)
    at = first_end
    while at >= 0:
        at = data.find(b"\n" + mark, at)
        if at < 0:
            break
        end = data.find(b"\n", at + 4)
        body = end + 1 if end >= 0 else len(data)
        if body == at + 5 or not data[at + 4 : body].strip():
            # `at` may lie on the first marker's own line end, when the header is empty.
            lines = data.count(b"\n", start, at + 1)
            return Split(mark.decode(), start, max(at, start), line + 1, body, line + 2 + lines)
        at += 4
    return Split(mark.decode(), start, len(data), line + 1, len(data), line + 1, closed=False)


def read_header(text: str, first_line: int, file: str, report: Report) -> dict[str, Field] | None:
    """Read a YAML header (without its `---`) that begins on a line of a file; None when it is no use at all."""
    plain = read_plain(text)
    if plain is not None and len(plain) <= len(_STARTS):
        return {key: Field(value, mark, first_line) for (key, value), mark in zip(plain.items(), _STARTS, strict=False)}
    return _read_yaml(text, first_line, file, report)


def _read_yaml(text: str, first_line: int, file: str, report: Report) -> dict[str, Field] | None:
    try:
        if _looks_odd(text) and not _bearable(text, first_line, file, report):
            return None
        root = _Composer(text).get_single_node()
    except yaml.MarkedYAMLError as fault:
        report(_explained(fault, text, first_line, file))
        return None
    except yaml.YAMLError as fault:
        report(kinds.BAD_HEADER.at(Place(file, first_line), reason=str(fault).split("\n")[0], advice=""))
        return None
    if root is None:
        return {}
    if root.__class__ is not yaml.MappingNode:
        what = "a list" if root.__class__ is yaml.SequenceNode else "a single text"
        report(kinds.HEADER_NOT_KEYS.at(Place(file, first_line), what=what))
        return None
    return _fields(root, first_line, file, report)


def compose(text: str) -> Any:
    """Return the node of a header that `read_header` has found sound, None for an empty one: marks tell what to
    change."""
    return _Composer(text).get_single_node()


class _Composer(CParser):
    """libyaml's composer with everything left out that gives meaning to values."""

    # Called some eighty times a header: functions in C that take these arguments and change nothing.
    descend_resolver = staticmethod(operator.is_)
    ascend_resolver = staticmethod(tuple)

    def resolve(self, kind: object, value: object, implicit: object) -> None:
        return None


def _fields(root: yaml.MappingNode, first_line: int, file: str, report: Report) -> dict[str, Field] | None:
    fields: dict[str, Field] = {}
    scalar = yaml.ScalarNode
    sound = True
    for key, node in root.value:
        mark = key.start_mark
        if key.__class__ is not scalar:
            report(_bad(file, first_line + mark.line, mark.column + 1, "a list or table stands where a key should", ""))
            return None
        name = key.value
        value = node.value if node.__class__ is scalar else _value(node)
        if name in fields:
            place = Place(file, first_line + mark.line, mark.column + 1)
            report(kinds.DUPLICATE_KEY.at(place, key=name, first=fields[name].line))
            sound = False
        fields[name] = Field(value, mark, first_line)
    return fields if sound else None


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.SequenceNode):
        return [_value(row) for row in node.value]
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _value(row) for key, row in node.value}
    return str(node.value)


def _looks_odd(text: str) -> bool:
    """Whether a header needs the slow look: it may have anchors, tags or deep nesting. Most have none of these
    signs."""
    return (
        len(text) > _SHORT
        or "*" in text
        or "&" in text
        or "!" in text
        or "- -" in text
        or "? " in text
        or text.count("[") + text.count("{") > DEEPEST
    )


def _bearable(text: str, first_line: int, file: str, report: Report) -> bool:
    """Go through the events without building anything; report the first that is refused."""
    depth = 0
    parser = CParser(text)
    while (event := parser.get_event()) is not None:
        refused = _refused(event)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        mark: Mark = event.start_mark  # type: ignore[assignment]
        line, column = mark.line + first_line, mark.column + 1
        if refused:
            report(_bad(file, line, column, refused, _IN_QUOTES))
            return False
        if depth > DEEPEST:
            report(kinds.NESTED_TOO_DEEP.at(Place(file, line, column), limit=DEEPEST))
            return False
    return True


def _refused(event: yaml.Event) -> str:
    if isinstance(event, yaml.AliasEvent):
        return f"the value begins with “*{event.anchor}”, which YAML takes for a reference"
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if anchor:
        return f"the value begins with “&{anchor}”, which YAML takes for a mark"
    if tag:
        return f"the value begins with “{tag}”, which YAML takes for a type"
    return ""


_IN_LIST = "is not closed, or a comma is missing in it"
_OPEN_QUOTE = "a quotation mark is opened and not closed"
_NO_CODE = "“\\u” is followed by the number of no character"
# What libyaml says, what we say, what to do.
_REASONS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "a second “: ” stands in the line", _IN_QUOTES),
    ("found character that cannot start", "a value begins with a sign that has a meaning in YAML", _IN_QUOTES),
    ("did not find expected ',' or ']'", f"a list “[…]” {_IN_LIST}", "Close it with “]”."),
    ("did not find expected ',' or '}'", f"a table “{{…}}” {_IN_LIST}", "Close it with “}”."),
    ("could not find expected ':'", "the line has no “:”", "Write it as “key: value”."),
    ("did not find expected key", "the line is not “key: value”, or is set in differently", _IN_QUOTES),
    ("did not find expected '-' indicator", "the list goes on without “- ” before its line", ""),
    ("found unexpected end of stream", _OPEN_QUOTE, "Close it."),
    ("found unexpected document indicator", _OPEN_QUOTE, "Close it."),
    ("found unknown escape character", "“\\” stands before a letter with which it means nothing", "Write “\\\\”."),
    ("found invalid Unicode character escape code", _NO_CODE, ""),
    ("did not find expected hexdecimal number", _NO_CODE, ""),
    ("did not find expected alphabetic or numeric", "a value begins with “*” or “&”", _IN_QUOTES),
    ("block sequence entries are not allowed", "a “- ” stands where no list can begin", _IN_QUOTES),
    ("did not find expected <document start>", "a line “---” or “...” stands within the header", ""),
    ("expected a single document", "a line “---” or “...” stands within the header", ""),
    ("found undefined alias", "a value begins with “*”", _IN_QUOTES),
)


def _explained(fault: yaml.MarkedYAMLError, text: str, first_line: int, file: str) -> Problem:
    """Turn libyaml's message into words for a volunteer, at the line and column where it stopped."""
    said = str(fault.problem or fault.context or "")
    mark = fault.problem_mark or fault.context_mark
    at = int(mark.line) if mark else 0
    column = int(mark.column) if mark else 0
    lines = text.split("\n")
    if said.startswith("could not find expected ':'") and fault.context_mark:
        at, column = int(fault.context_mark.line), int(fault.context_mark.column)
    line = lines[at] if at < len(lines) else ""
    if "\t" in line[: max(column + 1, len(line) - len(line.lstrip()))]:
        tab = line.index("\t") + 1
        return _bad(file, first_line + at, tab, "a tab stands where only spaces may stand", "Use spaces.")
    for begin, reason, advice in _REASONS:
        if said.startswith(begin):
            return _bad(file, first_line + at, column + 1, reason, advice)
    return _bad(file, first_line + at, column + 1, said or "it is not YAML", _IN_QUOTES)


def _bad(file: str, line: int, column: int, reason: str, advice: str) -> Problem:
    return kinds.BAD_HEADER.at(Place(file, line, column), reason=reason, advice=advice)
