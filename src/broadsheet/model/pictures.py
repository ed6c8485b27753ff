"""What a picture file is to the paper: where it lies, how big it is, what its own file says of it.

In: what `folder.read` found. Out: frozen `Picture` values. What an *article* says of a picture (alternative text,
caption, focus) stands in the article's document (`text.nodes.Picture`), not here. Nothing here opens a file.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file of the folder.

    `file` is the path from the paper's root with `/`; `stamp` changes when the file's bytes may have (size and time of
    change); `name` is the path by which articles may call it, relative to the folder it was found in.
    """

    file: str
    name: str
    stamp: str
