"""What the press remembers between builds, in the paper's `.broadsheet/`. It may be deleted at any time.

In: plain values. Out: the same values, or None when there is nothing, or nothing that can be trusted: another format,
another program, a torn file. Two files per output folder: the small one (`Seen`) answers "nothing changed" before any
room is entered; the large one (`Made`) holds what was made under which key.

Standard library only, and little of it: a build with nothing to do imports this and hardly more.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from functools import partial
from typing import Any, NamedTuple

FOLDER = ".broadsheet"
MAGIC = b"Broadsheet memory 1\n"

ProblemRow = tuple[str, int, tuple[str, int, int], tuple[tuple[str, str | int], ...]]
"""A problem as plain values: name, severity, place, facts."""


class Record(NamedTuple):
    """What is on the shelf at a path: made under `key`, with these bytes, as this very file; and what was met."""

    key: str
    digest: bytes
    size: int
    mtime: int
    inode: int
    problems: tuple[ProblemRow, ...] = ()


Made = dict[str, Record]
_record = partial(tuple.__new__, Record)  # what `Record._make` does, in a third of its time


class Seen(NamedTuple):
    """The state of everything that a build depends on, and what it said.

    `void_from` is the instant (seconds since 1970) from which the answer may be another, 0 for never; `after` the
    instant for which it was given. `shape` tells whether the shelf is still as it was left. `account` is for printing.
    """

    stamp: str
    program: str
    options: tuple[str | bool, ...]
    after: float
    void_from: float
    shape: tuple[tuple[str, int, int], ...]
    problems: tuple[ProblemRow, ...]
    account: dict[str, Any]


class Memory:
    """The memory of one output folder of one paper; `fault` says why it could not be written, else ""."""

    def __init__(self, root: str, out: str) -> None:
        self.folder = os.path.join(root, FOLDER)
        mark = zlib.crc32(os.fsencode(os.path.realpath(out)))
        self._stem = os.path.join(self.folder, f"{os.path.basename(out) or 'out'}-{mark:08x}")
        self.fault = ""

    def seen(self) -> Seen | None:
        """The state that the last build saw, None when not known."""
        value = _load(f"{self._stem}.seen")
        return Seen(*value) if isinstance(value, tuple) and len(value) == len(Seen._fields) else None

    def made(self, program: str) -> Made:
        """What the last build made, empty when not known or made by another program than `program`."""
        value = _load(f"{self._stem}.made")
        if not isinstance(value, tuple) or len(value) != 2 or value[0] != program:
            return {}
        return dict(zip(value[1], map(_record, value[1].values()), strict=True))

    def keep(self, seen: Seen, made: Made | None, program: str) -> None:
        """Write both; `made` None leaves it as it is. A folder that cannot be written is told in `fault`."""
        try:
            os.makedirs(self.folder, exist_ok=True)
            _ignore(self.folder)
            if made is not None:
                self.forget()
                _store(f"{self._stem}.made", (program, {path: tuple(row) for path, row in made.items()}))
            _store(f"{self._stem}.seen", tuple(seen))
        except OSError as error:
            self.fault = error.strerror or str(error)

    def forget(self) -> None:
        """Drop the answer "nothing changed"."""
        try:
            os.unlink(f"{self._stem}.seen")
        except FileNotFoundError:
            pass
        except OSError as error:
            self.fault = error.strerror or str(error)


def _ignore(folder: str) -> None:
    """Keep the cache out of the paper's version control, whatever its own settings say."""
    path = os.path.join(folder, ".gitignore")
    if not os.path.exists(path):
        with open(path, "w", encoding="utf-8") as stream:
            stream.write("*\n")


def _store(path: str, value: Any) -> None:
    payload = marshal.dumps(value, 2)  # later ones look for what stands twice, which takes longer than it saves
    temporary = f"{path}.{os.getpid()}"
    try:
        with open(temporary, "wb") as stream:
            stream.write(MAGIC + _python() + zlib.crc32(payload).to_bytes(4, "big") + payload)
        os.replace(temporary, path)
    except OSError:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise


def _load(path: str) -> object:
    """The value in a file, None when the file is missing, unreadable, torn or of another kind."""
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except OSError:
        return None
    head = MAGIC + _python()
    start = len(head) + 4
    if not data.startswith(head) or zlib.crc32(data[start:]) != int.from_bytes(data[len(head) : start], "big"):
        return None
    value: object = marshal.loads(data[start:])  # noqa: S302 - our own bytes, by their checksum
    return value


def _python() -> bytes:
    return f"{sys.implementation.cache_tag} {marshal.version}\n".encode()


def program_stamp() -> str:
    """A word that changes with the program: its version, its files, Python, and the packages installed beside it."""
    from broadsheet import __version__

    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    total = 0
    folders = [package]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in ("__pycache__", "demo"):
                        folders.append(entry.path)
                elif not entry.name.endswith(".pyc"):
                    state = entry.stat()
                    total = zlib.crc32(f"{entry.path}{state.st_size}{state.st_mtime_ns}".encode(), total)
    for place in sys.path:  # an installed or removed plug-in changes the time of its folder
        if place.endswith(("site-packages", "dist-packages")) and os.path.isdir(place):
            total = zlib.crc32(f"{place}{os.stat(place).st_mtime_ns}".encode(), total)
    return f"{__version__} {sys.version_info[:3]} {total:08x}"
