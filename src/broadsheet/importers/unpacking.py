"""Archives that people send: zip, tar, single compressed files. Unpacked into a folder where no name means anything.

In: an archive and an empty folder. Out: `SourceFile` values and the places of their bytes, numbered files in that
folder: so no name in an archive can lead anywhere. What is refused (names that lead out, links, devices, encrypted or
damaged entries, bombs) is a file with a fault like any other. Raises `UsageError` for a file that is no archive at all.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import posixpath
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, Any

from broadsheet.errors import OutputError, UsageError
from broadsheet.importers.listing import SourceFile, fault_of_size, spoken

MOST = 200_000
"""An archive with more entries than this is taken for a bomb; the further ones have one line together."""
WHOLE = 8 << 30
"""So many bytes may come of one archive."""
STEEP = 200
"""An entry, or a whole archive, that grows by more than this factor is a bomb (text grows tenfold, blank pages a
hundredfold); small ones do no harm."""
HARMLESS = 8 << 20
PIECE = 1 << 20

SUFFIXES = (".zip", ".tar", ".tgz", ".tar.gz", ".tbz2", ".tar.bz2", ".txz", ".tar.xz", ".gz", ".bz2", ".xz")
_SINGLE: dict[str, Any] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_DAMAGES = (zipfile.BadZipFile, tarfile.TarError, EOFError, zlib.error, lzma.LZMAError, OSError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of an archive: `fault` where it is refused at once, `packed` its size there, 0 where nobody knows."""

    name: str
    fault: str
    packed: int
    open: Callable[[], IO[bytes] | None]


@dataclass(slots=True)
class _Room:
    """The folder that is filled, and how much more may come."""

    folder: Path
    archive: int
    used: int = 0
    files: dict[str, tuple[SourceFile, str]] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)


def is_archive(path: Path) -> bool:
    """Whether a file is called as archives are."""
    return path.name.lower().endswith(SUFFIXES)


def unpacked(archive: Path, folder: Path) -> list[tuple[SourceFile, str]]:
    """Unpack an archive; return its files with their places. One folder around all of them is left away."""
    room = _Room(folder, max(1, archive.stat().st_size))
    try:
        for number, entry in enumerate(_entries(archive)):
            if number >= MOST:
                _refuse(room, archive.name, f"it has more than {MOST:,} entries; the further ones were left out")
                break
            _take(room, entry, number)
    except _DAMAGES as error:
        if not room.files:
            raise UsageError(f"“{archive}” cannot be opened: {_said(error)}.") from error
        _refuse(room, archive.name, f"the archive is damaged from here on: {_said(error)}")
    return _without_common_folder(list(room.files.values()))


def _entries(archive: Path) -> Iterator[_Entry]:
    name = archive.name.lower()
    if name.endswith(".zip"):
        return _zip_entries(archive)
    single = next((suffix for suffix in _SINGLE if name.endswith(suffix)), "")
    if single and not name.endswith("tar" + single):
        return iter(
            [_Entry(archive.name[: -len(single)], "", archive.stat().st_size, partial(_single, archive, single))]
        )
    return _tar_entries(archive)


def _single(archive: Path, suffix: str) -> IO[bytes]:
    opened: IO[bytes] = _SINGLE[suffix](archive)
    return opened


def _zip_entries(archive: Path) -> Iterator[_Entry]:
    with zipfile.ZipFile(archive) as opened:
        for info in opened.infolist():
            if info.is_dir():
                continue
            kind = info.external_attr >> 28
            fault = "it is encrypted" if info.flag_bits & 1 else "it is a link" if kind == 0xA else ""
            yield _Entry(_name_in_zip(info), fault, info.compress_size, partial(opened.open, info))


def _name_in_zip(info: zipfile.ZipInfo) -> str:
    """Old programs write names without saying in what encoding: UTF-8 where it can be, else that of DOS."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode()
    except UnicodeError:
        return info.filename


def _tar_entries(archive: Path) -> Iterator[_Entry]:
    with tarfile.open(archive, "r|*", errorlevel=1) as opened:
        for info in opened:
            if not info.isdir():
                yield _Entry(info.name, _fault_in_tar(info), 0, partial(opened.extractfile, info))


def _fault_in_tar(info: tarfile.TarInfo) -> str:
    if info.issym() or info.islnk():
        return "it is a link"
    return "" if info.isreg() and not info.issparse() else "it is no plain file"


def _take(room: _Room, entry: _Entry, number: int) -> None:
    """Copy one entry, or say why not."""
    path = entry.name.removeprefix("./")
    fault = entry.fault or _fault_of_name(path)
    if fault:
        _refuse(room, path, fault)
        return
    target = room.folder / str(number)
    try:
        size = _copied(room, entry, target)
    except _Bomb as bomb:
        target.unlink(missing_ok=True)
        _refuse(room, path, str(bomb))
        return
    except (*_DAMAGES, RuntimeError) as error:
        if isinstance(error, OSError) and error.filename == str(target):
            raise OutputError(error.strerror or str(error), path=str(room.folder)) from error
        target.unlink(missing_ok=True)
        _refuse(room, path, f"it is damaged: {_said(error)}")
        if isinstance(error, EOFError | tarfile.TarError):
            raise  # of a stream nothing can follow
        return
    _enter(room, SourceFile(spoken(path), _hidden(path) or fault_of_size(size), size), str(target))


def _fault_of_name(path: str) -> str:
    plain = path.replace("\\", "/")
    if plain.startswith("/") or plain[1:2] == ":" or ".." in plain.split("/"):
        return "its name leads out of the archive"
    return "" if plain.strip("/.") else "it has no name"


def _hidden(path: str) -> str:
    parts = path.split("/")
    if parts[-1].startswith("."):
        return "it is a hidden file"
    return "it lies in a hidden folder" if any(p.startswith(".") or p == "__MACOSX" for p in parts[:-1]) else ""


class _Bomb(Exception):  # noqa: N818 - it is no error of ours, and never leaves this module
    """An entry grows beyond what may be."""


def _copied(room: _Room, entry: _Entry, target: Path) -> int:
    stream = entry.open()
    if stream is None:
        raise tarfile.TarError("it holds nothing")
    size = 0
    with stream, target.open("wb") as file:
        while piece := stream.read(PIECE):
            size += len(piece)
            room.used += len(piece)
            if entry.packed and size > HARMLESS and size > STEEP * entry.packed:
                raise _Bomb(f"it would grow by more than {STEEP} times")
            if room.used > WHOLE or (room.used > 8 * HARMLESS and room.used > STEEP * room.archive):
                raise _Bomb("the archive would grow beyond all measure")
            file.write(piece)
    return size


def _refuse(room: _Room, path: str, fault: str) -> None:
    _enter(room, SourceFile(spoken(path) or "(no name)", fault), "")


def _enter(room: _Room, file: SourceFile, place: str) -> None:
    """Enter a file; of several with one name the last counts, as when an archive is unpacked."""
    key = file.path
    if key in room.files:
        room.seen[key] += 1
        former, _ = room.files.pop(key)
        older = SourceFile(f"{key} ({room.seen[key]})", former.fault or "the archive holds a later file of this name")
        room.files[older.path] = (older, "")
    room.files[key] = (file, place)


def _without_common_folder(files: list[tuple[SourceFile, str]]) -> list[tuple[SourceFile, str]]:
    """Take away a folder that stands around all files that can be read."""
    heads = {posixpath.dirname(file.path).partition("/")[0] for file, place in files if place}
    if len(heads) != 1 or "" in heads:
        return files
    prefix = f"{heads.pop()}/"
    found = [(SourceFile(file.path.removeprefix(prefix), file.fault, file.size), place) for file, place in files]
    return found if len({file.path for file, _ in found}) == len(found) else files


def _said(error: BaseException) -> str:
    return (str(error) or type(error).__name__).rstrip(".")


def remove(folder: str, owner: int) -> None:
    """Remove what was unpacked; only the process that made it does so."""
    if os.getpid() == owner:
        import shutil

        shutil.rmtree(folder, ignore_errors=True)
