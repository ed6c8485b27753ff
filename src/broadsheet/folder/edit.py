"""One field of one article changed, every other byte as it was.

In: the bytes of an article as they lie in the folder, in any encoding and with any line ends that reading understands;
a key and its new value. Out: the new bytes. Comments, the order of keys, byte order mark, line ends and the text stay.
The result is read again before it is given out; if it says anything but the one change, `FolderError` is raised.
Knows no key's meaning and writes no file.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, TypeAlias

from broadsheet.errors import FolderError
from broadsheet.folder.decode import tidy
from broadsheet.folder.header import Value, compose, read_header, split
from broadsheet.folder.positions import positions, value_end
from broadsheet.folder.scalars import toml_value, yaml_value
from broadsheet.folder.toml import read_toml_header
from broadsheet.problems import Problem

FieldValue: TypeAlias = str | Sequence[str]
_Edit: TypeAlias = tuple[int, int, str]

_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_DROPPED = re.compile("\r(?=\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_NAMED = re.compile(rb"^encoding[ \t]*[:=][ \t]*[\"']?([A-Za-z0-9._:-]+)", re.MULTILINE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def set_field(source: bytes, key: str, value: FieldValue, file: str = "") -> bytes:
    """Change one field of an article's header, add it at the header's end, or add a header that has it.

    Reading gives back exactly `value`: a text, or a list of texts. `file` is for the message. Raises `ValueError` for a
    key that is none, `FolderError` for an article whose header cannot be read or whose encoding cannot be written back.
    """
    if not _KEY.fullmatch(key):
        raise ValueError(f"{key!r} is no key")
    wanted: Value = value if isinstance(value, str) else list(value)
    fields = _fields(source, file)
    if fields.get(key) == wanted:
        return source
    expected = {**fields, key: wanted}
    for ascii_only in (False, True):
        changed = _changed(_Written(source, file), key, wanted, ascii_only)
        if changed is not None and _says(changed, expected) and _body(changed) == _body(source):
            return changed
    raise FolderError(f"“{key}” of this article cannot be changed by the program", path=file, hint="Change it by hand.")


class _Written:
    """A file's text as it was written, and the way from places in its tidy text back to bytes."""

    def __init__(self, source: bytes, file: str) -> None:
        self.source = source
        self.file = file
        self.encoding = _encoding(source)
        self.text = source.decode(self.encoding)
        self.mark = 1 if self.text.startswith("\ufeff") else 0
        dropped = [found.start() for found in _DROPPED.finditer(self.text, self.mark)]
        self._dropped = [at - self.mark - count for count, at in enumerate(dropped)]
        self.tidy = _DROPPED.sub("", self.text[self.mark :]).replace("\r", "\n")
        found = _LINE_END.search(self.text)
        self.line_end = found[0] if found else "\n"

    def offset(self, at: int) -> int:
        """Turn an index of the tidy text into one of the text as written."""
        return at + self.mark + bisect_left(self._dropped, at)

    def with_edits(self, edits: Sequence[_Edit]) -> bytes | None:
        """Replace stretches of the tidy text, given in order; None where the encoding has no way to write it."""
        parts: list[bytes] = []
        done = 0
        try:
            for start, end, new in edits:
                first, last = self.offset(start), self.offset(end)
                begin, stop = self._bytes_before(first), self._bytes_before(last)
                parts += self.source[done:begin], new.replace("\n", self.line_end).encode(self.encoding)
                done = stop
        except UnicodeEncodeError:
            return None
        return b"".join((*parts, self.source[done:]))

    def _bytes_before(self, index: int) -> int:
        before = self.text[:index].encode(self.encoding)
        if not self.source.startswith(before):
            raise FolderError(f"The encoding {self.encoding} cannot be written back", path=self.file, hint=_AS_UTF8)
        return len(before)


_AS_UTF8 = "Save the file as UTF-8."


def _encoding(source: bytes) -> str:
    """Name the encoding as `decode` takes it, with the byte order mark as a character."""
    for mark, encoding in _MARKS:
        if source.startswith(mark):
            return encoding
    try:
        source.decode()
    except UnicodeDecodeError:
        named = _NAMED.search(source[:4096])
        return _known(named[1].decode("ascii")) if named else "windows-1252"
    return "utf-8"


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "windows-1252"


def _fields(source: bytes, file: str) -> dict[str, Value]:
    """Read all fields; raise `FolderError` where that is not possible without doubt."""
    met: list[Problem] = []
    clean = tidy(source, file, met.append)
    if clean is None:
        raise FolderError("The file's encoding is not known", path=file, hint=_AS_UTF8)
    lie = split(clean)
    if not lie.marker:
        return {}
    read = read_toml_header if lie.marker == "+++" else read_header
    found = read(clean[lie.start : lie.end].decode(), lie.line, file, met.append) if lie.closed else None
    if found is None:
        raise FolderError("The header cannot be read", path=file, line=lie.line, hint="“broadsheet proof” says why.")
    return {key: field.value for key, field in found.items()}


def _says(changed: bytes, expected: dict[str, Value]) -> bool:
    try:
        return _fields(changed, "") == expected
    except (FolderError, UnicodeDecodeError):
        return False


def _body(source: bytes) -> bytes:
    """The text behind the header, tidy."""
    clean = tidy(source, "", _heard_before) or b""
    return clean[split(clean).body :]


def _heard_before(problem: Problem) -> None:
    """Drop what reading the folder has reported."""


def _changed(written: _Written, key: str, value: Value, ascii_only: bool) -> bytes | None:
    encoded = written.tidy.encode()
    lie = split(encoded)
    if not lie.marker:
        return written.with_edits([(0, 0, f"---\n{key}: {yaml_value(value, False, ascii_only)}\n---\n")])
    start = len(encoded[: lie.start].decode())
    header = encoded[lie.start : lie.end].decode()
    edits = _edits_of_toml if lie.marker == "+++" else _edits_of_yaml
    found = edits(header, key, value, ascii_only)
    return written.with_edits([(start + first, start + last, new) for first, last, new in found])


def _edits_of_yaml(header: str, key: str, value: Value, ascii_only: bool) -> list[_Edit]:
    root = compose(header)
    flow = bool(root is not None and root.flow_style)
    new = yaml_value(value, flow, ascii_only)
    if root is None:
        return [_appended(header, f"{key}: {new}")]
    pair = next(((name, node) for name, node in root.value if name.value == key), None)
    if pair is None and flow:
        end = root.end_mark.index - 1
        return [(end, end, f"{', ' if root.value else ''}{key}: {new}")]
    if pair is None:
        line = f"{' ' * root.start_mark.column}{key}: {new}"
        return [_before_last(root, header, line) if _ends_in_block(root) else _appended(header, line)]
    return _edits_of_pair(header, pair, value, new)


def _edits_of_pair(header: str, pair: tuple[Any, Any], value: Value, new: str) -> list[_Edit]:
    """Replace the value of a key; what stands between key and value, such as a comment, stays."""
    name, node = pair
    start, end = node.start_mark.index, _end(node, header)
    colon = header.index(":", name.end_mark.index) + 1
    if "\n" not in header[name.end_mark.index : start]:
        return [(start, max(start, end), new if start > colon else f" {new}")]
    if (
        isinstance(value, list)
        and value
        and getattr(node, "flow_style", None) is False
        and isinstance(node.value, list)
    ):
        indent = "\n" + " " * node.start_mark.column
        return [(start, end, indent.join(f"- {yaml_value(row, False, not new.isprintable())}" for row in value))]
    line_before = header.rfind("\n", 0, start)
    return [(colon, colon, f" {new}"), (line_before, end, "")]


def _end(node: Any, header: str) -> int:
    """Find the end of what a node's author wrote: without comments and empty lines behind it."""
    end = int(node.end_mark.index)
    if isinstance(node.value, str):
        return node.start_mark.index + len(header[node.start_mark.index : end].rstrip()) if node.style in "|>" else end
    if node.flow_style or not node.value:
        return end
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last, header)


def _ends_in_block(node: Any) -> bool:
    """Whether the header ends in a text written with `|` or `>`: a line behind it would add a line end to that text."""
    if isinstance(node.value, str):
        return node.style in ("|", ">")
    last = node.value[-1] if node.value else None
    return last is not None and _ends_in_block(last[1] if isinstance(last, tuple) else last)


def _before_last(root: Any, header: str, line: str) -> _Edit:
    """Add a line before the last key."""
    at = header.rfind("\n", 0, root.value[-1][0].start_mark.index) + 1
    return at, at, f"{line}\n"


def _appended(header: str, line: str) -> _Edit:
    """Add a line at the header's end; `header` lacks the line end before the closing marker unless it is empty."""
    end = len(header)
    return end, end, f"\n{line}" if header else f"{line}\n"


def _edits_of_toml(header: str, key: str, value: Value, ascii_only: bool) -> list[_Edit]:
    import tomllib

    new = toml_value(value, ascii_only)
    data = tomllib.loads(header)
    places = positions(header)
    at = places.get((key,))
    if at is not None and not isinstance(data.get(key), dict):
        start = header.index("=", at) + 1
        start += len(header[start:]) - len(header[start:].lstrip(" \t"))
        return [(start, value_end(header, start), new)]
    tables = [start for path, start in places.items() if header[start] == "[" and _is_table(data, path)]
    if tables:
        return [(min(tables), min(tables), f"{key} = {new}\n")]
    return [_appended(header, f"{key} = {new}")]


def _is_table(data: Any, path: tuple[str | int, ...]) -> bool:
    for part in path:
        data = data[part]
    return isinstance(data, dict)
