"""Plain templates as functions: those that print variables, ask whether they are empty and go through lists.

In: a template's source, its words, and contexts. Out: pages as bytes. A plain template (no filters, no comparisons, no
calls but `_`) is written down once as a function of Python, which puts together the pieces between its tags and the
texts of a context; that takes a third of what the engine takes. What it prints is what the engine prints: where a
value is missing, or is neither text, whole number, list nor mapping, it gives up, and the engine is asked.

The function's source holds nothing of a template but its names, as strings, and its pieces, as bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

Fill: TypeAlias = Callable[[Mapping[str, object]], bytes]
Gettext: TypeAlias = Callable[..., str]

_PATH = r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*"
_MESSAGE = rf"_\(\"([^\"\\]*)\"((?:,\s*[a-z_]+\s*=\s*{_PATH})*)\)"
_TRUTH = rf"(?:not\s+)?{_PATH}(?:\s+(?:and|or)\s+(?:not\s+)?{_PATH})*"
_TAG = re.compile(r"\{\{-?(.*?)-?\}\}|\{%-?(.*?)-?%\}|\{#.*?#\}", re.DOTALL)
_PRINTED = re.compile(rf"\s*({_PATH})\s*", re.ASCII)
_TRANSLATED = re.compile(rf"\s*{_MESSAGE}\s*", re.ASCII)
_VALUE = re.compile(rf"([a-z_]+)\s*=\s*({_PATH})", re.ASCII)
_IF = re.compile(rf"\s*(el)?if\s+({_TRUTH})\s*", re.ASCII)
_FOR = re.compile(rf"\s*for\s+([A-Za-z_]\w*)\s+in\s+({_PATH})\s*", re.ASCII)
_PLAIN_NAME = re.compile(r"[A-Za-z_][\w.]*", re.ASCII)
_OPERATORS = ("not", "and", "or")
_LOOP = {"loop.first": "not i{0}", "loop.last": "i{0} == len(l{0}) - 1", "loop.index": "i{0} + 1"}
_NEVER = frozenset(
    ("true", "false", "none", "True", "False", "None", "loop", "in", "is", "if", "else", "self", "super")
)
_REFERENCES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;"))
_SPECIAL = re.compile("[&<>\"']")
_BLOCKS = ("{%", "{#")
_DEEPEST = 15  # Python knows no more loops in one another than twenty


class Safe(str):
    """Finished HTML, which a template prints as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


class _OddError(ValueError):
    """What a plain template does not hold, or a value that only the engine can print."""


def ready(value: Any) -> Any:
    """Encode the texts of a value that is filled in again and again; what comes out is finished HTML in UTF-8."""
    if isinstance(value, dict):
        return {name: ready(item) for name, item in value.items()}
    if isinstance(value, list):
        return [ready(item) for item in value]
    return encoded(value) if isinstance(value, str) else value


def encoded(value: Any) -> bytes:
    """Write a value as the engine prints it; raises for one that is neither a text nor a whole number."""
    kind = type(value)
    if kind is bytes:
        written: bytes = value
        return written
    if kind is Safe:
        return str.encode(value)
    if kind is str:
        if not value.isalnum() and _SPECIAL.search(value):
            for sign, reference in _REFERENCES:
                value = value.replace(sign, reference)
        return str.encode(value)
    if kind is int:
        return str(value).encode()
    raise _OddError


def compiled(source: str, gettext: Gettext) -> Fill | None:
    """Return the function that a plain template is, None for any other template.

    It raises whatever a context leads to that lacks something: then the engine is to be asked, which says what it is.
    """
    try:
        lines = _Lines(gettext)
        lines.read(source)
    except _OddError:
        return None
    scope: dict[str, Any] = {"text": encoded, "listed": _listed, "messages": lines.messages}
    exec("\n".join(lines.code), scope)  # noqa: S102 (written by `_Lines`, of names and pieces as literals only)
    made: Fill = scope["fill"]
    return made


def _listed(value: Any) -> Any:
    if type(value) is not list and type(value) is not tuple:
        raise _OddError
    return value


class _Lines:
    """Writes the function. `names` are the variables of the loops around the place at hand, each with its counter."""

    def __init__(self, gettext: Gettext) -> None:
        self.code = ["def fill(c):", "\tout = []"]
        self.gettext = gettext
        self.messages: list[Callable[[dict[str, Any]], bytes]] = []
        self.open: list[str] = []
        self.names: list[str] = []
        self.row: list[str] = []

    def read(self, source: str) -> None:
        """Write the lines of a whole template."""
        if "\r" in source:
            raise _OddError
        source = source.removesuffix("\n")
        done, before = 0, ""
        for tag in _TAG.finditer(source):
            self.piece(_trimmed(source[done : tag.start()], before, tag[0]))
            done, before = tag.end(), tag[0]
            if tag[1] is not None:
                self.printed(tag[1])
            elif tag[2] is not None:
                self.block(tag[2])
        self.piece(_trimmed(source[done:], before, ""))
        self.flush()
        if self.open:
            raise _OddError
        self.code.append("\treturn b''.join(out)")

    def piece(self, text: str) -> None:
        """Write what stands between two tags."""
        if any(sign in text for sign in ("{{", "{%", "{#")):
            raise _OddError
        if text:
            self.row.append(repr(text.replace("&#x2f;", "/").encode()))

    def line(self, code: str) -> None:
        self.flush()
        self.code.append("\t" * (1 + len(self.open)) + code)

    def flush(self) -> None:
        """Write what has to be printed one after the other."""
        if self.row:
            row, self.row = self.row, []
            self.line(f"out += ({', '.join(row)},)")

    def printed(self, tag: str) -> None:
        """Write a `{{ … }}`."""
        if path := _PRINTED.fullmatch(tag):
            self.row.append(f"text({self.path(path[1])})")
            return
        message = _TRANSLATED.fullmatch(tag)
        if message is None:
            raise _OddError
        named = _VALUE.findall(message[2])
        values = ", ".join(f"{name!r}: {self.path(path)}" for name, path in named)
        self.messages.append(_message(self.gettext, message[1]))
        self.row.append(f"messages[{len(self.messages) - 1}]({{{values}}})")

    def path(self, path: str) -> str:
        """Write a variable and its parts."""
        if path in _LOOP and self.names:
            return f"({_LOOP[path].format(len(self.names) - 1)})"
        first, *parts = path.split(".")
        if first in _NEVER or first in _OPERATORS:
            raise _OddError
        depth = next((at for at in reversed(range(len(self.names))) if self.names[at] == first), None)
        start = f"c[{first!r}]" if depth is None else f"v{depth}"
        return start + "".join(f"[{part!r}]" for part in parts)

    def block(self, tag: str) -> None:
        """Write a `{% … %}`."""
        word = tag.strip()
        if found := _IF.fullmatch(tag):
            if found[1]:
                self.again("if")
            truth = _PLAIN_NAME.sub(lambda name: name[0] if name[0] in _OPERATORS else self.path(name[0]), found[2])
            self.line(f"{found[1] or ''}if {truth}:")
            self.enter("if")
        elif word == "else":
            self.again("if")
            self.line("else:")
            self.enter("if")
        elif found := _FOR.fullmatch(tag):
            where, at = self.path(found[2]), len(self.names)
            if found[1] in _NEVER or found[1] in _OPERATORS:
                raise _OddError
            self.line(f"for i{at}, v{at} in enumerate(l{at} := listed({where})):")
            self.names.append(found[1])
            self.enter("for")
        else:
            self.leave(word)

    def enter(self, kind: str) -> None:
        if len(self.open) == _DEEPEST:
            raise _OddError
        self.open.append(kind)
        self.line("pass")

    def again(self, kind: str) -> None:
        """End a branch, and begin another of the same question."""
        self.flush()
        if not self.open or self.open.pop() != kind:
            raise _OddError

    def leave(self, word: str) -> None:
        """End a question or a loop."""
        self.flush()
        if not self.open or word != f"end{self.open[-1]}":
            raise _OddError
        if self.open.pop() == "for":
            self.names.pop()


def _message(gettext: Gettext, message: str) -> Callable[[dict[str, Any]], bytes]:
    """Make the function that prints a message with values."""

    def printed(values: dict[str, Any]) -> bytes:
        for name, value in values.items():
            if type(value) is bytes:
                values[name] = Safe(value.decode())
            elif type(value) not in (str, Safe, int):
                raise _OddError
        return encoded(gettext(message, **values))

    return printed


def _trimmed(text: str, before: str, tag: str) -> str:
    """Take out what the tags on both sides take from a text: blanks, the rest of a line, the beginning of one."""
    whole = text
    if before[-3:-2] == "-":
        text = text.lstrip()
    elif before[:2] in _BLOCKS:
        text = text.removeprefix("\n")
    if tag[2:3] == "-":
        return text.rstrip()
    if tag[:2] in _BLOCKS:
        line = text.rstrip(" \t")
        if line[-1:] == "\n" or not (line or before) or (not line and len(text) < len(whole)):
            return line
    return text
