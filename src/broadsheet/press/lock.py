"""One build at a time: a lock that dies with its owner.

In: the path of a lock file. Out: the lock, held until closed, or `BusyError` with the owner's process id. The file
holds that id and the owner's start time for whoever has to wait; it is the system's lock on it that counts, so a file
left by a dead process, or an id used again, locks nothing. The file itself stays.
"""

from __future__ import annotations

import os
import sys
import time

from broadsheet.errors import BusyError

ORPHANS = 5.0  # seconds for which a dead owner's workers may still hold the lock


class Lock:
    """Holds the lock from `Lock(path)` to `close()`; a forked child holds it with its parent.

    `what` is what only one process may do at a time, as it is said to the other.
    """

    def __init__(self, path: str, what: str = "build") -> None:
        self._what = what
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            self._take(path)
        except BaseException:
            os.close(self._file)
            raise
        os.ftruncate(self._file, 0)
        os.set_inheritable(self._file, True)  # workers hold it as well: see `spawn`
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, f"{os.getpid()} {time.time():.0f}\n".encode())

    def _take(self, path: str) -> None:
        until = time.monotonic() + ORPHANS
        while not _locked(self._file):
            owner = _owner(self._file)
            if _alive(owner) or time.monotonic() > until:
                raise BusyError(
                    f"Another {self._what} of this paper is under way (process {owner or 'unknown'}).",
                    owner=owner,
                    hint=f"Wait until it has finished. The lock is {path}.",
                )
            time.sleep(0.02)

    def close(self) -> None:
        """Give the lock back."""
        os.close(self._file)


def _locked(file: int) -> bool:
    """Try to take the system's lock on an open file."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _owner(file: int) -> int:
    os.lseek(file, 0, os.SEEK_SET)
    words = os.read(file, 64).split()
    return int(words[0]) if words and words[0].isdigit() else 0


def _alive(process: int) -> bool:
    """Whether a process with that id runs (0 is nobody). A zombie counts as alive until its parent has looked."""
    if process <= 0:
        return False
    if sys.platform == "win32":  # signal 0 is Ctrl-C there
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
