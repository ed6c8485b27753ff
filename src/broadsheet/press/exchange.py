"""The one step by which a new folder takes the place of an old one, and the flush before it.

In: two paths in one folder. Out: they have changed places, at once where the system can (Linux, macOS), else by two
renames that `shelf.heal` completes after a crash. Knows nothing of what the folders hold.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys

AT_FDCWD = -100
RENAME_EXCHANGE = 2  # linux/fs.h
RENAME_SWAP = 2  # macOS sys/stdio.h
UNSUPPORTED = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)


def exchange(new: str, old: str, aside: str) -> bool:
    """Put `new` in the place of `old` and `old` in the place of `new`; return whether it was one step.

    `aside` is a free name beside them that the two-step way uses: old → aside, new → old, aside → new.
    """
    if _in_one_step(new, old):
        return True
    os.rename(old, aside)
    os.rename(new, old)
    os.rename(aside, new)
    return False


def _in_one_step(new: str, old: str) -> bool:
    if os.environ.get("BROADSHEET_EXCHANGE") == "renames" or sys.platform not in ("linux", "darwin"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "linux":
            failed = library.renameat2(AT_FDCWD, os.fsencode(new), AT_FDCWD, os.fsencode(old), RENAME_EXCHANGE)
        else:
            failed = library.renamex_np(os.fsencode(new), os.fsencode(old), RENAME_SWAP)
    except AttributeError:  # a C library older than glibc 2.28
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), old)


class Flush:
    """Flushes a file system, and tells of write errors that happened since it was opened (Linux 5.8 and later)."""

    def __init__(self, folder: str) -> None:
        self._folder = os.open(folder, os.O_RDONLY) if hasattr(os, "O_DIRECTORY") else -1

    def all(self) -> None:
        """Wait until everything written to the file system of the folder is on the disk; raise OSError if it is not."""
        if sys.platform == "linux" and self._folder >= 0:
            library = ctypes.CDLL(None, use_errno=True)
            if library.syncfs(self._folder):
                number = ctypes.get_errno()
                raise OSError(number, os.strerror(number))
        elif hasattr(os, "sync"):
            os.sync()

    def folder(self) -> None:
        """Wait until the folder's own entries are on the disk, where the system can say so."""
        if self._folder >= 0:
            os.fsync(self._folder)

    def close(self) -> None:
        """Let go of the folder."""
        if self._folder >= 0:
            os.close(self._folder)
            self._folder = -1
