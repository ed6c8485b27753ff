"""Whether anything in a paper's folder has changed, and where, told without opening a file.

In: the paper's root. Out: a stamp over name, size and time of change of every file that could matter. It knows nothing
of what a file means and so looks at all of them, but for hidden ones, `out/` and `office/`.
"""

from __future__ import annotations

import marshal
import os
import zlib
from typing import Any, NamedTuple

LEFT_OUT = ("out", "office")
SETTLED = 50_000_000
"""Nanoseconds for which a file must have stood still: a second change within one tick of its clock would not show."""

Row = tuple[str, int, int]


class Stamp(NamedTuple):
    """The state of a paper's files.

    `parts` tells every folder by its path from the root, and every file of the root itself; `newest` is the latest time
    of change, in nanoseconds; `word` is one word for all.
    """

    word: str
    newest: int
    parts: dict[str, int]


def stamp(root: str) -> Stamp:
    """Take the stamp of a paper; a folder that cannot be looked into is told by the system's reason."""
    newest, parts = 0, {}
    folders = [""]
    while folders:
        folder = folders.pop()
        rows = _rows(root, folder, folders)
        newest = max(newest, max([row[1] for row in rows], default=0))
        if folder:
            parts[folder] = _mark(rows)
        else:
            parts.update((row[0], _mark([row])) for row in rows)
    everything = _bytes(sorted(parts.items()))
    return Stamp(f"{zlib.crc32(everything):08x}{zlib.adler32(everything):08x}", newest, parts)


def _rows(root: str, folder: str, folders: list[str]) -> list[Row]:
    """The files of a folder by name with time and size; its folders are appended to `folders`."""
    start = f"{folder}/" if folder else ""
    rows = []
    try:
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                name = entry.name
                if name[0] == "." or (not folder and name in LEFT_OUT):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(start + name)
                else:
                    state = entry.stat(follow_symlinks=False)
                    rows.append((name, state.st_mtime_ns, state.st_size))
    except OSError as error:
        rows.append((str(error), 0, 0))
    rows.sort()
    return rows


def _mark(rows: list[Row]) -> int:
    return zlib.crc32(_bytes(rows))


def _bytes(rows: list[Any]) -> bytes:
    return marshal.dumps(rows, 0)  # the oldest spelling tells equal values alike, whoever else holds them


def differing(one: dict[str, int], other: dict[str, int]) -> set[str]:
    """The paths whose mark is another, or that only one of the two has."""
    return {path for path, _ in one.items() ^ other.items()}
