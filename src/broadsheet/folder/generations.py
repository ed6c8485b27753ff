"""The `printed/` folder of an issue, written whole or not at all, and what was printed before.

In: the paper's root, the issue's folder, files by name. Out: `printed/` with these files; older generations in
`printed/1/`, `printed/2/` … in the order in which they went to paper. Knows nothing of what the files hold, nor when a
generation is to be kept: that is the press's question.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from broadsheet.folder.issues import PRINTED
from broadsheet.folder.write import flush_folder, inside, write_new

_OURS = re.compile(r".+\.pdf|page-[0-9]+\.webp|pages\.json|plan\.json|report\.json|flatplan\.svg")
"""What a generation consists of; other files of the folder are somebody else's and stay."""


def store_printed(root: Path, issue: str, files: Mapping[str, bytes], *, keep: bool) -> bool:
    """Put files into the `printed/` of the issue in the folder `issue`; return whether anything changed.

    With `keep` what was there becomes the next numbered generation, else it goes. A reader sees the old folder or the
    new one; only a crash between two renames leaves it aside, and the next call puts it back. Raises `FolderError` for
    a path outside the paper.
    """
    target = inside(root, f"{issue}/{PRINTED}")
    _heal(target)
    if _same(target, files):
        return False
    staging = target.with_name(f".{PRINTED}.new-{os.getpid()}")
    try:
        for name, data in files.items():
            write_new(_made(staging / name), data)
        _carry_over(target, staging, files, keep)
        flush_folder(staging)
        _exchange(staging, target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return True


def generations(folder: Path) -> list[int]:
    """Name the older generations of a `printed/` folder, ascending."""
    if not folder.is_dir():
        return []
    return sorted(int(entry.name) for entry in folder.iterdir() if entry.name.isdigit() and entry.is_dir())


def _heal(target: Path) -> None:
    for left in sorted(target.parent.glob(f".{PRINTED}.*")):
        if left.name.startswith(f".{PRINTED}.old-") and not target.exists():
            left.rename(target)
        else:
            shutil.rmtree(left)


def _same(target: Path, files: Mapping[str, bytes]) -> bool:
    if not target.is_dir():
        return False
    ours = {entry.name for entry in target.iterdir() if entry.is_file() and _OURS.fullmatch(entry.name)}
    return ours == set(files) and all((target / name).read_bytes() == data for name, data in files.items())


def _carry_over(target: Path, staging: Path, files: Mapping[str, bytes], keep: bool) -> None:
    """Link what stays: older generations, the last one with `keep`, and files that are not ours."""
    if not target.is_dir():
        return
    number = max(generations(target), default=0) + 1
    for entry in sorted(target.iterdir()):
        if entry.is_dir():
            shutil.copytree(entry, staging / entry.name, copy_function=_link)
        elif _OURS.fullmatch(entry.name) or entry.name in files:
            if keep:
                _link(entry, _made(staging / str(number) / entry.name))
        else:
            _link(entry, staging / entry.name)


def _link(old: str | Path, new: str | Path) -> str:
    try:
        os.link(old, new)
    except OSError:  # a file system without hard links
        shutil.copy2(old, new)
    return str(new)


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _exchange(staging: Path, target: Path) -> None:
    aside = target.with_name(f".{PRINTED}.old-{os.getpid()}")
    if target.exists():
        target.rename(aside)
    staging.rename(target)
    flush_folder(target.parent)
    shutil.rmtree(aside, ignore_errors=True)
