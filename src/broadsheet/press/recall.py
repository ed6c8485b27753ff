"""Reading a paper by what changed: the last reading is kept in the cache, and only changed folders are read again.

In: the paper's root and its stamp. Out: what `folder.read.read` would return. The cache is believed only as far as its
checksum, the program, the Python and the paths go; and because it lies in a folder that may have come from a stranger,
nothing is made of it but the values that a reading consists of. It is a pickle of what stands around the issues and of
the lengths of the parcels, which follow it (`readers.pack`).
"""

from __future__ import annotations

import gc
import io
import marshal
import os
import pickle
import sys
import time
import zlib
from collections.abc import Sequence
from typing import Any

from broadsheet.folder.context import Context
from broadsheet.folder.grouping import Groups
from broadsheet.folder.paper import PaperReading
from broadsheet.folder.read import Reading, Survey, assemble, reread
from broadsheet.press.memory import FOLDER
from broadsheet.press.readers import pack, read_shared, unpacked
from broadsheet.press.stamp import SETTLED, Stamp, differing

NAME = "reading"
MAGIC = b"Broadsheet reading 3\n"
FEW = 40
"""Changed folders up to which the cache is left as it is: reading them again costs less than writing it."""

ROOMS = ("broadsheet.model.", "broadsheet.folder.", "broadsheet.problems")
OUTSIDE = {
    "datetime": ("date", "datetime", "time", "timedelta", "timezone"),
    "builtins": ("frozenset", "set"),
}
"""What Python's own modules may give."""


def recalled(root: str, now: Stamp, program: str, *, keep: bool = True, jobs: int = 0) -> Reading:
    """Read the paper, whose stamp was taken just `now`; the cache is used and, with `keep`, renewed.

    `jobs` is the number of processes that may read, 0 for one per core.
    What is read stays, so the collector of cycles is kept from it: on a large paper it would cost as much again.
    """
    settled = now.newest < time.time_ns() - SETTLED
    was_on = gc.isenabled()
    gc.disable()
    try:
        return _recalled(root, now, program, keep and settled, jobs)
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def _recalled(root: str, now: Stamp, program: str, keep: bool, jobs: int) -> Reading:
    known = _load(root, program)
    if known is None:
        reading, parcels = read_shared(root, jobs, keep=keep)
    else:
        reading, parts = known
        changed = differing(parts, now.parts)
        reading = reread(reading, changed) if changed else reading
        keep = keep and len(changed) > FEW
        parcels = [pack(list(reading.folders.values()))] if keep else []
    if keep:
        _store(root, program, (reading.context, reading.paper, now.parts), parcels)
    return reading


def _load(root: str, program: str) -> tuple[Reading, dict[str, int]] | None:
    """The last reading and its stamp's parts; None when there is none that can be believed."""
    try:
        with open(os.path.join(root, FOLDER, NAME), "rb") as stream:
            data = stream.read()
    except OSError:
        return None
    head = _head(root, program)
    start = len(head) + 4
    if not data.startswith(head) or zlib.crc32(memoryview(data)[start:]) != int.from_bytes(
        data[len(head) : start], "big"
    ):
        return None
    values = io.BytesIO(data)
    values.seek(start)
    try:
        return _unpacked(_Values(values).load(), memoryview(data)[values.tell() :])
    except (
        pickle.UnpicklingError,
        AttributeError,
        ArithmeticError,
        TypeError,
        ValueError,
        LookupError,
        EOFError,
        ImportError,
    ):
        return None


def _unpacked(value: object, rest: memoryview) -> tuple[Reading, dict[str, int]] | None:
    match value:
        case (Context() as context, PaperReading() as paper, dict() as parts, list() as lengths):
            folders = []
            for length in lengths:
                folders += unpacked(rest[:length])
                rest = rest[length:]
            return assemble(Survey(context, paper, Groups()), folders), parts
        case _:
            return None


def _store(root: str, program: str, value: tuple[Any, ...], parcels: Sequence[bytes]) -> None:
    """Write the cache, where it can be written: without it the next build reads everything."""
    lengths = [len(parcel) for parcel in parcels]
    pieces = [pickle.dumps((*value, lengths), pickle.HIGHEST_PROTOCOL), *parcels]
    check = 0
    for piece in pieces:
        check = zlib.crc32(piece, check)
    path = os.path.join(root, FOLDER, NAME)
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "wb") as stream:
            stream.writelines((_head(root, program), check.to_bytes(4, "big"), *pieces))
        os.replace(temporary, path)
    except OSError:  # told by the memory, which lies beside it
        return


def _head(root: str, program: str) -> bytes:
    """What the cache begins with; the spelling of the parcels is that of one version of Python."""
    python = f"{sys.implementation.cache_tag} {marshal.version}"
    return MAGIC + f"{program}\n{python}\n{os.path.realpath(root)}\n".encode("utf-8", "surrogateescape")


class _Values(pickle.Unpickler):
    """Makes nothing but values: classes of the rooms that a reading consists of, and a few of Python's own."""

    def find_class(self, module: str, name: str) -> Any:
        """Return the class, or refuse; functions are always refused."""
        if name in OUTSIDE.get(module, ()) or f"{module}.".startswith(ROOMS):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value")
