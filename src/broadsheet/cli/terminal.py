"""The terminal: everything that the command line prints goes through here.

In: text, problems, values, progress. Out: lines on standard output (results) and standard error (the rest); colour only
on a terminal and without NO_COLOR. It knows no command, and nothing of what the sentences are about. What it prints may
stem from a stranger's file: control characters are shown, never sent to the terminal.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from pathlib import Path

    from broadsheet.problems import Problem

COLOURS = {"error": "1;31", "warning": "1;33", "note": "1;36", "hint": "2", "good": "32"}


class Terminal:
    """One run's way to the user. `out` and `err` default to the process's own; either may be closed."""

    def __init__(self, out: TextIO | None = None, err: TextIO | None = None, wants_json: bool = False) -> None:
        self.out = out if out is not None else sys.stdout
        self.err = err if err is not None else sys.stderr
        self.wants_json = wants_json
        self._progress_shown = False
        self._failed: OSError | None = None
        for stream in (self.out, self.err):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")

    def say(self, text: str = "") -> None:
        """Print a result line on standard output; with `--json` only the JSON goes there."""
        if not self.wants_json:
            self._write(self.out, text + "\n")

    def warn(self, text: str) -> None:
        """Print a line on standard error."""
        self._write(self.err, text + "\n")

    def failure(self, message: str, hint: str, code: int) -> None:
        """Say why the command ends here, and what to do about it."""
        if self.wants_json:
            self.json({"error": message, "hint": hint, "exit_code": code})
            return
        self.warn(f"{self.painted('broadsheet', 'error', self.err)}: {visible(message)}")
        if hint:
            self.warn(f"  {visible(hint)}")

    def json(self, value: Any) -> None:
        """Print a value as JSON on standard output."""
        import json

        self._write(self.out, json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def problems(self, problems: Iterable[Problem], root: Path | str, *, result: bool = False) -> None:
        """Print problems with their source lines and a line of counts.

        They go to standard error, or to standard output where they are the command's `result`. With `--json` nothing is
        printed: the command puts them into its own value with `sentences.record`.
        """
        if self.wants_json:
            return
        from broadsheet.cli.printing import counted, printed

        stream = self.out if result else self.err
        found = sorted(problems, key=lambda problem: (problem.place, -problem.severity, problem.name))
        for text in printed(found, os.fspath(root), lambda text, word: self.painted(text, word, stream)):
            self._write(stream, text + "\n")
        if found:
            self._write(stream, counted(found) + "\n")

    def progress(self, done: int, total: int, what: str) -> None:
        """Show how far a long work has come: one line that overwrites itself, on a terminal only."""
        if self.wants_json or not _is_terminal(self.err):
            return
        share = 100 * done // max(total, 1)
        self._put(self.err, f"\r\x1b[K{what} {done:,} of {total:,} ({share} %)")
        self._progress_shown = True

    def painted(self, text: str, word: str, stream: TextIO | None = None) -> str:
        """The text in the colour of a word of `COLOURS`, where the stream is a terminal that wants colour."""
        where = stream if stream is not None else self.out
        if not _is_terminal(where) or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            return text
        return f"\x1b[{COLOURS[word]}m{text}\x1b[0m"

    def finish(self) -> bool:
        """Flush both streams; False when standard output could not take what was printed (a full disk)."""
        self._end_progress()
        self._put(self.out, "")
        self._put(self.err, "")
        return self._failed is None

    def _write(self, stream: TextIO | None, text: str) -> None:
        self._end_progress()
        self._put(stream, text)

    def _end_progress(self) -> None:
        if self._progress_shown:
            self._progress_shown = False
            self._put(self.err, "\r\x1b[K")

    def _put(self, stream: TextIO | None, text: str) -> None:
        """Write and flush. A reader that went away (`| head`) is no fault: the work goes on, the words are lost."""
        if stream is None or stream.closed:
            return
        try:
            stream.write(text)
            stream.flush()
        except BrokenPipeError:
            _silence(stream)
        except OSError as error:
            _silence(stream)
            self._failed = error


def _silence(stream: TextIO) -> None:
    """Point a stream that cannot be written at nothing, so that Python's own flush at the end stays quiet."""
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, descriptor)
    os.close(nothing)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def visible(text: str) -> str:
    """Show control characters and text-direction overrides as escapes; line breaks stay."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\n\u00a0\u202f\u00ad\u200c\u200d" else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    return " " if character == "\t" else character.encode("unicode_escape").decode("ascii")
