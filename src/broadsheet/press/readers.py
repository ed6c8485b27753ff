"""Reading a paper's issues with several processes.

In: the paper's root. Out: what `folder.read.read` returns, and on demand the same in parcels: bytes, as other processes
hand over their share and as the cache keeps it. An issue is a pure function of its folder, so whoever reads it, and in
what order, makes no difference.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial

from broadsheet.folder.context import Context
from broadsheet.folder.grouping import Groups
from broadsheet.folder.issues import FolderReading
from broadsheet.folder.read import Reading, assemble, plain_folders, read_issues, read_without_texts, survey
from broadsheet.folder.rows import reading_of, row_of
from broadsheet.forking import cores, may_fork
from broadsheet.press.aside import Aside

MANY = 2000
"""Articles from which on a second process brings more than it costs."""


def read_shared(root: str, jobs: int = 0, *, keep: bool = True) -> tuple[Reading, list[bytes]]:
    """Read the whole folder, over as many processes as are worth it; return it, and with `keep` all of it in parcels.

    `jobs` 0 is one process per core. Raises `FolderError` where the folder is no paper.
    """
    found = survey(root)
    first, *others = shares(found.groups, _processes(found.groups, jobs))
    with ExitStack() as stack:
        sides = [stack.enter_context(Aside(partial(_parcel, found.context, share), fork=True)) for share in others]
        read = read_without_texts if others else read_issues
        mine = [*plain_folders(found.groups), *read(found.context, first)]
        kept = [pack(mine)] if keep else []  # now, while the others still read or pack
        parcels: list[bytes] = [side.result() for side in sides]
    theirs = [part for parcel in parcels for part in unpacked(parcel)]
    return assemble(found, [*mine, *theirs]), kept + parcels if keep else []


def pack(parts: Sequence[FolderReading]) -> bytes:
    """Make a parcel. The texts stay behind; what they refer to goes along."""
    return marshal.dumps([row_of(part) for part in parts])


def unpacked(parcel: bytes | memoryview) -> list[FolderReading]:
    """Open a parcel that this very Python has packed. Of bytes that are none nothing but plain values can come; errors
    as in `folder.rows`, EOFError too.
    """
    return [reading_of(row) for row in marshal.loads(parcel)]  # noqa: S302 - plain values, whoever packed them


def shares(groups: Groups, count: int) -> list[Groups]:
    """Cut the issues into runs of neighbours, with about as many articles in each; there is always a first."""
    total = _articles(groups)
    cut: list[Groups] = [Groups() for _ in range(count)]
    before = 0
    for folder, listings in groups.issues.items():
        cut[min(before * count // (total or 1), count - 1)].issues[folder] = listings
        before += len(listings[0].articles)
    return cut


def _processes(groups: Groups, jobs: int) -> int:
    """How many processes are to read; one where a fork is not possible or not wanted (BROADSHEET_START, for tests)."""
    start = os.environ.get("BROADSHEET_START", "fork")
    if start != "fork" or _articles(groups) < MANY or not may_fork():
        return 1
    return jobs or cores()


def _articles(groups: Groups) -> int:
    return sum(len(listings[0].articles) for listings in groups.issues.values())


def _parcel(context: Context, share: Groups) -> bytes:
    return pack(read_without_texts(context, share))
