"""The shelf: the folder in which an edition lies for the public, changed whole or not at all.

In: where it is, and a staging folder that has been filled beside it. Out: the new edition in its place, in one step.
Each file on the shelf stands in its manifest beside it (`.web.manifest` for `web`); a file that does not is somebody
else's, and the shelf is then not touched. Knows nothing of what the files are.

Beside the shelf lie, hidden: the manifest, the lock, and while a build runs the staging folder `.web.new-<process>`.
After the exchange the staging folder holds the old edition. Emptied of all that has changed it stays as the *spare*,
`.web.spare`: hard links to the very files on the shelf, so that the next build need not link tens of thousands again.
The spare may be deleted at any time.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from broadsheet.errors import OutputError
from broadsheet.press.exchange import Flush, exchange
from broadsheet.press.memory import Made, Record

LITTER = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
"""What file browsers leave behind wherever they go; it is nobody's, and vanishes with the next edition."""

State = tuple[int, int, int]
"""Inode, size and time of change of a file."""


class Stock(NamedTuple):
    """What lies where: files on the shelf and in the staging ground that are not as `Made` has them.

    `lost` are paths whose file on the shelf is gone or another one; `absent` are paths that the ground lacks; `extra`
    are files in the ground that do not belong there, `hollow` its empty folders. `intact` is whether the shelf holds
    just what was made.
    """

    lost: set[str]
    absent: set[str]
    extra: list[str]
    hollow: list[str]
    intact: bool


class Shelf:
    """One output folder, and what lies hidden beside it."""

    def __init__(self, path: str) -> None:
        self.path = os.path.realpath(path)
        self.parent, self.name = os.path.split(self.path)
        self.spare = self._beside("spare")
        self.staging = self._beside(f"new-{os.getpid()}")
        self.manifest = self._beside("manifest")
        self.lock = self._beside("lock")
        self._flush: Flush | None = None

    def _beside(self, word: str) -> str:
        return os.path.join(self.parent, f".{self.name}.{word}")

    def heal(self) -> None:
        """Put right what a killed build left: half of an exchange, a manifest not yet in place, staging folders.

        Call it with the lock held. The first staging folder found becomes the spare where there is none.
        """
        os.makedirs(self.parent, exist_ok=True)
        for aside in self._left("old-"):
            if os.path.isdir(self.path):
                shutil.rmtree(aside)
            else:
                os.rename(aside, self.path)
        self._settle()
        for left in self._left("new-"):
            self._put_away(left)

    def _settle(self) -> None:
        """Put a coming manifest in place where the shelf is already the folder that it describes, else drop it."""
        coming = f"{self.manifest}.next"
        if os.path.exists(coming):
            if _inode(self.path) == _manifest_inode(coming):
                os.replace(coming, self.manifest)
            else:
                os.unlink(coming)

    def _left(self, word: str) -> list[str]:
        start = f".{self.name}.{word}"
        with os.scandir(self.parent) as entries:
            found = [entry.path for entry in entries if entry.name.startswith(start)]
        return sorted(path for path in found if path.rpartition("-")[2].isdigit())

    def listed(self) -> dict[str, str]:
        """The manifest: path → SHA-256 in hexadecimal; empty where there is none."""
        try:
            with open(self.manifest, encoding="utf-8", errors="surrogateescape") as stream:
                return {line[66:].rstrip("\n"): line[:64] for line in stream if line[64:66] == "  "}
        except FileNotFoundError:
            return {}

    def take_stock(self, made: Made, listed: Collection[str]) -> Stock:
        """Compare the shelf and the spare with what the last build made; `listed` are further files of ours.

        Raises `OutputError` that names one, where the shelf holds a file that is not ours.
        """
        shown = {path: entry.inode() for path, entry in _entries(self.path, [])}
        self._refuse_foreign(path for path in shown if path not in made and path not in listed)
        lost, absent, hollow = set(), set(), list[str]()
        ground = states(self.spare, hollow)
        intact = len(shown) == len(made)
        for path, record in made.items():
            state = (record.inode, record.size, record.mtime)
            intact &= shown.get(path) == record.inode
            if ground.get(path) == state:
                del ground[path]
                continue
            absent.add(path)
            if state_of(f"{self.path}/{path}") != state:
                lost.add(path)
        return Stock(lost, absent, list(ground), hollow, intact and not lost)

    def _refuse_foreign(self, paths: Iterable[str]) -> None:
        for path in paths:
            if path.rpartition("/")[2] not in LITTER:
                raise OutputError(
                    f"“{os.path.join(self.path, path)}” was not made by Broadsheet, so nothing there is touched.",
                    path=self.path,
                    hint="Move that file away, or name an empty folder with --out.",
                )

    def begin(self, stock: Stock, drop: Iterable[str], wanted: Iterable[str]) -> None:
        """Make the staging folder, out of the spare where there is one, freed from what is not to be in it.

        `drop` are paths that go, `wanted` all that are to be: folders for these may be there and empty.
        """
        self._flush = Flush(self.parent)
        if os.path.isdir(self.spare):
            os.rename(self.spare, self.staging)
        os.makedirs(self.staging, exist_ok=True)
        if os.path.isdir(self.path):
            shutil.copymode(self.path, self.staging)
        for path in (*stock.extra, *drop):
            discard(self.staging, path)
        needed = {path.rpartition("/")[0] for path in wanted} if stock.hollow else set()
        for path in stock.hollow:
            if path not in needed:
                _clear(self.staging, path)

    def refuse_other(self, owner: str) -> None:
        """Raise `OutputError` where the edition on the shelf is that of a paper with another id.

        A manifest whose folder has been deleted by hand speaks for nothing.
        """
        theirs = _first_line(self.manifest)[2:3] if os.path.isdir(self.path) else []
        if theirs and theirs != [_word(owner)]:
            raise OutputError(
                f"“{self.path}” holds the edition of another paper, “{theirs[0]}”.",
                path=self.path,
                hint="Name another folder with --out, or delete that one first.",
            )

    def finish(self, made: Made, gone: Iterable[str], owner: str) -> None:
        """Exchange the staging folder with the shelf, flushed before and after.

        `gone` are the paths whose old file is not on the new shelf, removed and changed; `owner` is the paper's id.
        """
        assert self._flush is not None  # noqa: S101 - begin() comes first
        coming = f"{self.manifest}.next"
        _write_manifest(coming, made, f"{_word(owner)} {_inode(self.staging)}")
        self._flush.all()
        aside = self._beside(f"old-{os.getpid()}")
        existed = os.path.isdir(self.path)
        if existed:
            exchange(self.staging, self.path, aside)
        else:
            os.rename(self.staging, self.path)
        os.replace(coming, self.manifest)
        self._flush.folder()
        self._flush.close()
        if existed:
            for path in gone:  # their folders stay: the next edition will hardly do without them
                _remove(f"{self.staging}/{path}")
            self._put_away(self.staging)

    def abandon(self, keep: bool) -> None:
        """Leave the shelf as it is; with `keep` the staging folder becomes the spare, else it is removed."""
        if self._flush is not None:
            self._flush.close()
        self._settle()
        if os.path.isdir(self.staging):
            if keep:
                self._put_away(self.staging)
            else:
                shutil.rmtree(self.staging)

    def _put_away(self, folder: str) -> None:
        """Keep a folder as the spare, or remove it where there is one already."""
        if os.path.lexists(self.spare):
            shutil.rmtree(folder)
        else:
            os.rename(folder, self.spare)

    def shape(self) -> tuple[tuple[str, int, int], ...]:
        """Tell the shelf's folders, two deep, by inode and time: another answer means that it was changed."""
        found = []
        for folder in ["", *self._folders("")]:
            state = os.stat(os.path.join(self.path, folder))
            found.append((folder, state.st_ino, state.st_mtime_ns))
        return tuple(found)

    def _folders(self, folder: str, depth: int = 2) -> Iterator[str]:
        with os.scandir(os.path.join(self.path, folder)) as entries:
            names = sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
        for name in names:
            inner = f"{folder}/{name}" if folder else name
            yield inner
            if depth > 1:
                yield from self._folders(inner, depth - 1)


def same_shape(path: str, shape: tuple[tuple[str, int, int], ...]) -> bool:
    """Whether the folders of a shelf are still those that `Shelf.shape` told."""
    if not shape:
        return False
    path = os.path.realpath(path)
    try:
        for folder, inode, mtime in shape:
            state = os.stat(f"{path}/{folder}")
            if state.st_ino != inode or state.st_mtime_ns != mtime:
                return False
    except OSError:
        return False
    return True


def states(folder: str, hollow: list[str]) -> dict[str, State]:
    """The state of every file below a folder, by path; empty folders are appended to `hollow`."""
    found = {}
    for path, entry in _entries(folder, hollow):
        state = entry.stat(follow_symlinks=False)
        found[path] = (state.st_ino, state.st_size, state.st_mtime_ns)
    return found


def state_of(path: str) -> State | None:
    """The state of a file, None where there is none."""
    try:
        state = os.stat(path, follow_symlinks=False)
    except OSError:
        return None
    return state.st_ino, state.st_size, state.st_mtime_ns


def _entries(folder: str, hollow: list[str]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield every file below a folder by its path with `/` (links and devices are files); none where it is not."""
    folders = [""]
    while folders:
        inside = folders.pop()
        try:
            with os.scandir(f"{folder}/{inside}") as scanned:
                entries = list(scanned)
        except (FileNotFoundError, NotADirectoryError):
            continue
        if inside and not entries:
            hollow.append(inside[:-1])
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{inside}{entry.name}/")
            else:
                yield inside + entry.name, entry


def discard(folder: str, path: str) -> None:
    """Remove one file of ours, if it is there, and the folders that it leaves empty."""
    _remove(f"{folder}/{path}")
    _clear(folder, path.rpartition("/")[0])


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        return


def _clear(folder: str, path: str) -> None:
    """Remove an empty folder and those above it that it leaves empty."""
    while path:
        try:
            os.rmdir(f"{folder}/{path}")
        except OSError:  # it still holds something
            return
        path = path.rpartition("/")[0]


def link(old: str, new: str, record: Record) -> Record:
    """Put the file `old` at `new` as well: as a hard link, as a copy where the file system has none."""
    try:
        os.link(old, new, follow_symlinks=False)
    except FileExistsError:
        os.unlink(new)
        return link(old, new, record)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)
        return record._replace(inode=os.stat(new).st_ino)
    return record


def _inode(path: str) -> int:
    return os.stat(path).st_ino if os.path.isdir(path) else 0


def _first_line(manifest: str) -> list[str]:
    """The words of the first line: `#`, `Broadsheet`, the paper's id, the folder's inode; none where there is none."""
    try:
        with open(manifest, encoding="utf-8", errors="surrogateescape") as stream:
            return stream.readline().split()
    except FileNotFoundError:
        return []


def _word(owner: str) -> str:
    return "-".join(owner.split())


def _manifest_inode(path: str) -> int:
    word = (_first_line(path)[3:] or [""])[0]
    return int(word) if word.isdigit() else -1


def _write_manifest(path: str, made: Made, whose: str) -> None:
    """One line per file, as `sha256sum -c` reads them; the first one says whose edition in which folder it is."""
    with open(path, "w", encoding="utf-8", errors="surrogateescape") as stream:
        stream.write(f"# Broadsheet {whose}\n")
        stream.writelines(f"{made[name].digest.hex()}  {name}\n" for name in sorted(made))
