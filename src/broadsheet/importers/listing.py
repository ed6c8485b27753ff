"""The files of a folder as an import lists them: every one with its key, and the reason where it cannot be read.

In: a folder. Out: `SourceFile` values by path, and where the bytes of each lie. Nothing outside the folder is read,
nothing is followed that is no plain file; a folder that is passed over has one line that says how many files are in it.
Knows no rules, and of formats only by which suffix a picture goes.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass

LARGEST = 64 << 20
"""Files above this many bytes are read only by those who stream them."""
PICTURES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"))
"""Suffixes of pictures that a paper shows as they are."""
_TOO_LARGE = f"it is larger than {LARGEST >> 20} MB"
_UNSPEAKABLE = re.compile("[\x00-\x1f#\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the source: `path` from its root with `/`; `fault` says why it is not read, "" if it is."""

    path: str
    fault: str = ""
    size: int = 0

    @property
    def stem(self) -> str:
        """The name without folders and suffix."""
        return os.path.splitext(os.path.basename(self.path))[0]

    @property
    def suffix(self) -> str:
        """The suffix in lower case, with its dot."""
        return os.path.splitext(self.path)[1].lower()

    @property
    def folder(self) -> str:
        """The folder's path, "" for the root."""
        return os.path.dirname(self.path)

    @property
    def is_large(self) -> bool:
        """Whether it can be read, but only by a reader that streams it."""
        return self.fault == _TOO_LARGE


def spoken(name: str) -> str:
    """Return a name that can be a key: `#`, control characters and bytes that are no UTF-8 as %23 and so on."""
    return _UNSPEAKABLE.sub(_percent, name)


def _percent(found: re.Match[str]) -> str:
    handling = "surrogateescape" if _is_byte(found[0]) else "replace"
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", handling))


def _is_byte(sign: str) -> bool:
    return "\udc80" <= sign <= "\udcff"


def fault_of_size(size: int) -> str:
    """Say that a file is too large to be read whole, "" where it is not."""
    return _TOO_LARGE if size > LARGEST else ""


def listed(root: str, passed_over: Collection[str] = ()) -> Iterator[tuple[SourceFile, str]]:
    """Yield the files of a folder with their places on the disk, in no order.

    `passed_over` are names of folders at the root that hold what other programs made. Depth costs no stack.
    """
    real_root = os.path.realpath(root)
    waiting = [("", root)]
    while waiting:
        within, folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            yield SourceFile(spoken(within) or ".", f"the folder cannot be opened: {error.strerror}"), folder
            continue
        for entry in entries:
            path = f"{within}/{entry.name}" if within else entry.name
            if not entry.is_dir(follow_symlinks=False):
                yield _file(path, entry, real_root), entry.path
            elif reason := _passed_over(entry.name, within, passed_over):
                count = sum(len(files) for _, _, files in os.walk(entry.path))
                yield SourceFile(f"{spoken(path)}/", f"{reason} ({count} files)"), entry.path
            else:
                waiting.append((path, entry.path))


def _passed_over(name: str, within: str, passed_over: Collection[str]) -> str:
    if name.startswith(".") or name == "__MACOSX":
        return "it is a hidden folder"
    return "other programs made what is in it" if not within and name in passed_over else ""


def _file(path: str, entry: os.DirEntry[str], real_root: str) -> SourceFile:
    key = spoken(path)
    if entry.name.startswith("."):
        return SourceFile(key, "it is a hidden file")
    try:
        found = entry.stat()
        real = os.path.realpath(entry.path) if entry.is_symlink() else ""
    except OSError as error:
        return SourceFile(key, (error.strerror or "it cannot be opened").lower())
    if real and not real.startswith(real_root + os.sep):
        return SourceFile(key, "it is a link to a place outside the source")
    if not stat.S_ISREG(found.st_mode):
        return SourceFile(key, "it is no plain file")
    if not os.access(entry.path, os.R_OK):
        return SourceFile(key, "permission denied")
    return SourceFile(key, fault_of_size(found.st_size), found.st_size)
