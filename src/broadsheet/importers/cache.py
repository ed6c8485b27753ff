"""What an importer may keep from one run to the next, one file for each import, and lose at any time.

In: keys (digests) and plain values: None, bool, int, float, str, bytes, tuple, list, dict, set. Out: the values again.
They stay on the disk until they are asked for, so that memory stays flat. A file that is damaged, of another version or
made with something else is taken for empty. Knows no page.
"""

from __future__ import annotations

import marshal
import os
import struct
import sys
import zlib
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

_HEAD = struct.Struct("=II")  # length and checksum of what follows
_LONGEST = 64 << 20


@dataclass(slots=True)
class Cache:
    """Values by key. What was neither asked for nor put in is dropped by `save`. `path` is None where nothing is kept.

    The file is a row of records: key and value, each with its length and checksum; the first says what made it.
    """

    path: Path | None
    made_with: bytes = b""
    _found: dict[str, tuple[int, int]] = field(default_factory=dict)  # place and length of a value in the old file
    _old: BinaryIO | None = None
    _new: BinaryIO | None = None
    _written: set[str] = field(default_factory=set)

    def get(self, key: str) -> Any | None:
        """Return the value of a key, None where there is none."""
        if key not in self._found or self._old is None:
            return None
        data = self._data(key)
        if data is None:
            return None
        self._write(key, data)
        return marshal.loads(data)  # noqa: S302 - our own file, and its checksum is right

    def put(self, key: str, value: Any) -> None:
        """Keep a value under a key, at once on the disk."""
        if self.path is not None:
            self._write(key, marshal.dumps(value))

    def save(self) -> None:
        """Let the new file take the old one's place; what was not used is not in it."""
        if self._old is not None:
            self._old.close()
            self._old = None
        if self._new is not None and self.path is not None:
            self._new.close()
            self._new = None
            os.replace(self._under_way(), self.path)
            for left in self.path.parent.glob(f"{self.path.stem}.*.part"):
                left.unlink(missing_ok=True)  # by a run that was killed

    def _data(self, key: str) -> bytes | None:
        place, length = self._found[key]
        assert self._old is not None  # noqa: S101 - asked by `get`
        self._old.seek(place)
        return _record(self._old, length)

    def _write(self, key: str, data: bytes) -> None:
        if self.path is None or key in self._written:
            return
        if self._new is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._new = self._under_way().open("wb")
            _put(self._new, self.made_with)
        self._written.add(key)
        _put(self._new, key.encode())
        _put(self._new, data)

    def _under_way(self) -> Path:
        assert self.path is not None  # noqa: S101 - only where something is kept
        return self.path.with_suffix(f".{os.getpid()}.part")


def open_cache(folder: Path | None, name: str, made_with: str) -> Cache:
    """Open the cache `name` of a run; `folder` is `Inquiry.cache`. `made_with` stands for the version of the values."""
    version = f"{sys.implementation.cache_tag} {marshal.version} {made_with}"
    cache = Cache(folder / f"{name}.cache" if folder else None, sha256(version.encode()).digest())
    if cache.path is None or not cache.path.exists():
        return cache
    file = cache.path.open("rb")
    if _record(file, _HEAD.size + 32) != cache.made_with:
        file.close()
        return cache
    cache._old, cache._found = file, _places(file)
    return cache


def _places(file: BinaryIO) -> dict[str, tuple[int, int]]:
    """Read the keys and where their values lie, up to the end or the first damage."""
    found: dict[str, tuple[int, int]] = {}
    size = os.fstat(file.fileno()).st_size
    while (key := _record(file)) is not None:
        place = file.tell()
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size or place + _HEAD.size + (length := _HEAD.unpack(head)[0]) > size:
            break
        found[key.decode("utf-8", "replace")] = place, _HEAD.size + length
        file.seek(length, os.SEEK_CUR)
    return found


def _record(file: BinaryIO, at_most: int = _LONGEST) -> bytes | None:
    """Read a record; None at the end, or where it is not as it was written."""
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    length, checksum = _HEAD.unpack(head)
    if length > at_most:
        return None
    data = file.read(length)
    return data if len(data) == length and zlib.crc32(data) == checksum else None


def _put(file: BinaryIO, data: bytes) -> None:
    file.write(_HEAD.pack(len(data), zlib.crc32(data)))
    file.write(data)
