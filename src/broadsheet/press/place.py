"""Where an edition may be put.

In: the output folder asked for, the paper's root. Out: nothing, or `UsageError`: the folder would swallow the paper or
somebody's home. Whether the folder is ours is the shelf's question.
"""

from __future__ import annotations

import os

from broadsheet.errors import UsageError

OUT = "out"


def refuse_bad_place(out: str, root: str) -> None:
    """Raise `UsageError` for an output folder that is the paper, holds it, lies among its articles, or is a home."""
    place, paper = os.path.realpath(out), os.path.realpath(root)
    hint = "Name an empty folder with --out, or leave it out: then it is out/ in the paper."
    if place == os.path.dirname(place):
        raise UsageError(f"“{out}” is the root of the file system.", hint=hint)
    if place == os.path.realpath(os.path.expanduser("~")):
        raise UsageError(f"“{out}” is your home folder.", hint=hint)
    if _holds(place, paper):
        raise UsageError(f"“{out}” is the paper's own folder, or holds it.", hint=hint)
    if _holds(paper, place) and not _holds(os.path.join(paper, OUT), os.path.dirname(place)):
        raise UsageError(f"“{out}” lies inside the paper, among its articles.", hint=hint)


def _holds(folder: str, path: str) -> bool:
    """Whether a path is the folder or lies in it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
