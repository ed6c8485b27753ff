"""Making one output: its bytes, and the file in the staging folder.

In: outputs by number, the staging folder, the old shelf. Out: plain rows that travel between processes (`Row`). What a
`make` raises becomes a problem at its source; what the disk refuses is an OSError and ends the build. Knows no process.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from broadsheet.editions.edition import Output
from broadsheet.errors import BroadsheetError, FolderError, ThemeError
from broadsheet.forking import show_traceback
from broadsheet.press.kinds import CHANGED_UNDER_WAY, NOT_MADE, TEMPLATE_FAULT
from broadsheet.press.memory import Made, ProblemRow, Record
from broadsheet.press.shelf import link
from broadsheet.problems import Place, Problem, Severity

Row = tuple[int, bytes, int, int, int, tuple[ProblemRow, ...]]
"""Number of the output, digest (b"" where it could not be made), size, time of change, inode, problems."""


@dataclass(slots=True)
class Bench:
    """Where outputs are made: `staging` "" means that nothing is written. `made` is what lies on the `shelf`.

    With `compare` a made file is compared with the one on the shelf byte by byte, for want of a memory.
    """

    outputs: Sequence[Output]
    staging: str
    shelf: str
    made: Made
    lost: set[str]
    compare: bool = False
    _folders: set[str] = field(default_factory=set)

    def put(self, number: int) -> Row:
        """Put one output into the staging folder: the old file where key or bytes are the same, else a new one."""
        output = self.outputs[number]
        record = self.made.get(output.path)
        if record is not None and record.key == output.key and output.path not in self.lost:
            return (number, record.digest, *self._link(output.path, record), record.problems)
        return self._make(number, output)

    def _make(self, number: int, output: Output) -> Row:
        problems: list[Problem] = []
        data = made(output, problems)
        rows = tuple(row_of(problem) for problem in dict.fromkeys(problems)) if problems else ()
        if data is None:
            return (number, b"", 0, 0, 0, rows)
        digest = sha256(data).digest()
        if not self.staging:
            return (number, digest, len(data), 0, 0, rows)
        old = self._old(output.path, digest, data)
        state = self._write(output.path, data) if old is None else self._link(output.path, old)
        return (number, digest, *state, rows)

    def _old(self, path: str, digest: bytes, data: bytes) -> Record | None:
        """The record of the file on the shelf, where it has these very bytes."""
        record = self.made.get(path)
        if record is not None:
            return record if record.digest == digest and path not in self.lost else None
        if not self.compare:
            return None
        try:
            file = os.open(f"{self.shelf}/{path}", os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        except OSError:
            return None
        with open(file, "rb") as stream:
            state = os.fstat(file)
            if state.st_size != len(data) or stream.read() != data:
                return None
        return Record("", digest, state.st_size, state.st_mtime_ns, state.st_ino)

    def _link(self, path: str, record: Record) -> tuple[int, int, int]:
        self._make_folder(path)
        linked = link(f"{self.shelf}/{path}", f"{self.staging}/{path}", record)
        return linked.size, linked.mtime, linked.inode

    def _write(self, path: str, data: bytes) -> tuple[int, int, int]:
        """Write a new file; an old one of that name may be the public's and is never opened."""
        self._make_folder(path)
        target = f"{self.staging}/{path}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        try:
            file = os.open(target, flags, 0o666)
        except FileExistsError:
            os.unlink(target)
            file = os.open(target, flags, 0o666)
        try:
            done = os.write(file, data)
            while done < len(data):
                done += os.write(file, memoryview(data)[done:])
            state = os.fstat(file)
        finally:
            os.close(file)
        return state.st_size, state.st_mtime_ns, state.st_ino

    def _make_folder(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder and folder not in self._folders:
            _folder(f"{self.staging}/{folder}")
            self._folders.add(folder)


def _folder(path: str) -> None:
    """Make a folder, the ones above it as needed; a file in its way is an old one of ours and goes."""
    try:
        os.mkdir(path)
    except FileNotFoundError:
        _folder(os.path.dirname(path))
        _folder(path)
    except FileExistsError:
        if not os.path.isdir(path):
            os.unlink(path)
            os.mkdir(path)
    except NotADirectoryError:
        os.unlink(os.path.dirname(path))
        _folder(path)


def made(output: Output, problems: list[Problem]) -> bytes | None:
    """What the output makes, None with a problem at its source where it raises."""
    try:
        return output.make(problems.append)
    except ThemeError as error:
        facts = {"path": output.path, "reason": str(error), "advice": _sentence(error.hint)}
        problems.append(TEMPLATE_FAULT.at(_in_theme(error), **facts))
    except FolderError as error:
        problems.append(CHANGED_UNDER_WAY.at(Place(error.path, error.line), path=output.path))
    except BroadsheetError as error:
        facts = {"path": output.path, "reason": str(error), "advice": _sentence(error.hint)}
        problems.append(NOT_MADE.at(Place(""), **facts))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - an edition may be a plug-in's, and one page must not take the rest along
        show_traceback()
        reason = f"{type(error).__name__}: {error}".rstrip(": ")
        problems.append(NOT_MADE.at(Place(""), path=output.path, reason=reason, advice=""))
    return None


def _in_theme(error: ThemeError) -> Place:
    """Where a paper's own template would lie; those of the web edition stand in `web/`."""
    inside = "" if "/" in error.template or not error.template.endswith(".html") else "web/"
    return Place(f"theme/{inside}{error.template}", error.line)


def _sentence(hint: str) -> str:
    return hint[:1].upper() + hint[1:] + ("" if not hint or hint.endswith(".") else ".")


def row_of(problem: Problem) -> ProblemRow:
    """A problem as plain values."""
    place = problem.place
    return (problem.name, int(problem.severity), (place.file, place.line, place.column), problem.facts)


def problem_of(row: ProblemRow) -> Problem:
    """The problem that `row_of` wrote."""
    name, severity, place, facts = row
    return Problem(name, Severity(severity), Place(*place), tuple((fact, value) for fact, value in facts))
