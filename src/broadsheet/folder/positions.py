"""Where the keys and values of a TOML text stand, which `tomllib` does not tell.

In: text that `tomllib` has accepted. Out: for every path of keys and indices the offset at which it begins. It is
asked only when a problem needs a place, so it need not be fast; and it need not be strict, since the text is known to
be valid.
"""

from __future__ import annotations

from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]

_SPACE = " \t\r\n"
_BARE_END = ",]}\n#"


def positions(text: str) -> dict[Path, int]:
    """Map each path, such as `("calendar", "exceptions", 2, "date")`, to the offset of its key or element."""
    return _Scan(text).run()


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Turn an offset into line and column, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def value_end(text: str, start: int) -> int:
    """Find where the value ends that begins at an offset."""
    scan = _Scan(text)
    scan.at = start
    scan.value(())
    return start + len(text[start : scan.at].rstrip())


class _Scan:
    """One walk over one text; `at` is the offset reached."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, int] = {}
        self.rows: dict[Path, int] = {}

    def run(self) -> dict[Path, int]:
        table: Path = ()
        while self.skip():
            start = self.at
            if self.text[self.at] == "[":
                table = self.header()
                self.found.setdefault(table, start)
            else:
                self.pair(table)
        return self.found

    def skip(self) -> bool:
        """Go on to the next sign that is neither space nor comment; say whether there is one."""
        while self.at < len(self.text):
            sign = self.text[self.at]
            if sign == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif sign in _SPACE:
                self.at += 1
            else:
                return True
        return False

    def header(self) -> Path:
        """Read `[a.b]` or `[[a.b]]` and return its path with the indices of the rows that it is in."""
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        keys = self.keys("]")
        self.at += 2 if many else 1
        path: Path = ()
        for key in keys[:-1]:
            path = self.row((*path, key))
        path = (*path, keys[-1])
        if many:
            self.rows[path] = self.rows.get(path, -1) + 1
            return (*path, self.rows[path])
        return path

    def row(self, path: Path) -> Path:
        return (*path, self.rows[path]) if path in self.rows else path

    def keys(self, end: str) -> list[str]:
        """Read a dotted key up to its end sign."""
        keys = []
        while self.skip() and self.text[self.at] != end:
            if self.text[self.at] == ".":
                self.at += 1
                continue
            keys.append(self.key())
        return keys

    def key(self) -> str:
        start = self.at
        if self.text[start] in "\"'":
            self.string()
            written = self.text[start + 1 : self.at - 1]
            return _unescaped(written) if self.text[start] == '"' else written
        while self.at < len(self.text) and (self.text[self.at].isalnum() or self.text[self.at] in "_-"):
            self.at += 1
        if self.at == start:
            self.at += 1
        return self.text[start : self.at]

    def pair(self, table: Path) -> None:
        start = self.at
        path = (*table, *self.keys("="))
        self.at += 1
        for depth in range(len(table) + 1, len(path) + 1):
            self.found.setdefault(path[:depth], start)
        self.value(path)

    def value(self, path: Path) -> None:
        self.skip()
        sign = self.text[self.at : self.at + 1]
        if sign == "[":
            self.array(path)
        elif sign == "{":
            self.inline(path)
        elif sign in ('"', "'"):
            self.string()
        else:
            while self.at < len(self.text) and self.text[self.at] not in _BARE_END:
                self.at += 1

    def array(self, path: Path) -> None:
        self.at += 1
        index = 0
        while self.skip() and self.text[self.at] != "]":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self.found[(*path, index)] = self.at
            self.value((*path, index))
            index += 1
        self.at += 1

    def inline(self, path: Path) -> None:
        self.at += 1
        while self.skip() and self.text[self.at] != "}":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self.pair(path)
        self.at += 1

    def string(self) -> None:
        """Go past a string in any of the four ways to write one."""
        quote = self.text[self.at]
        mark = quote * 3 if self.text.startswith(quote * 3, self.at) else quote
        self.at += len(mark)
        while self.at < len(self.text) and not self.text.startswith(mark, self.at):
            self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
        self.at += len(mark)
        while len(mark) == 3 and self.text.startswith(quote, self.at):
            self.at += 1


def _unescaped(written: str) -> str:
    import tomllib

    return str(tomllib.loads(f'key = "{written}"')["key"]) if "\\" in written else written
