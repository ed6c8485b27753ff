"""Which fonts the typesetter may use: those that came with a theme, and the paper's own.

In: folders. Out: the folders that are there, in the order in which a face is looked for. The typesetter reads folders,
not files: a folder holds each face once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib import resources


def built_in(theme: str) -> str:
    """The folder of fonts of a built-in theme."""
    return str(resources.files("broadsheet") / "themes" / theme / "print" / "fonts")


def folders(theme: str, own: Iterable[str] = ()) -> tuple[str, ...]:
    """The paper's own folders of fonts that are there, and that of the theme."""
    return (*(folder for folder in own if os.path.isdir(folder)), built_in(theme))
