"""What an article's matter needs of the paper around it.

In: functions that `composing` has; each knows the article's file. Out: nothing of its own. The rooms of measuring open
no file and know no publication.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from broadsheet.editions.print.matter import Run
from broadsheet.problems import Place, Problem
from broadsheet.text.nodes import Picture


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture that can be set: its file from the paper's root, its pixels as shown, where a cut keeps (parts of one
    from the left and the top), and what the file itself says. `art`: it is drawn, not photographed."""

    file: str
    width: int
    height: int
    focus: tuple[float, float] = (0.5, 0.5)
    caption: str = ""
    credit: str = ""
    alt: str = ""
    art: bool = False


def silent(problem: Problem) -> None:
    """Drop a problem that is told elsewhere."""


def nowhere(target: str, at: int) -> str:
    """Lead no link anywhere."""
    return ""


def unseen(picture: Picture) -> Drawn | None:
    """Find no picture."""
    return None


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds one article.

    `link` turns a target into an address, `article:<id>` or ""; `picture` finds a file or reports why there is none;
    `place` turns a node's `at` into a place. `byline` are the names as printed, `corrections` what is to be said in a
    box of its own, `series` the line of its series, `short_link` an address to be printed below, `short_href` where it
    leads, `code` the QR code of that, `notes` the heading of the notes; `link_notes` says that the addresses of links
    are printed among these.
    """

    link: Callable[[str, int], str] = nowhere
    picture: Callable[[Picture], Drawn | None] = unseen
    place: Callable[[int], Place] = field(default=lambda at: Place(""))
    report: Callable[[Problem], None] = silent
    byline: tuple[str, ...] = ()
    corrections: tuple[tuple[Run, ...], ...] = ()
    series: str = ""
    short_link: str = ""
    short_href: str = ""
    code: tuple[str, ...] = ()
    notes: str = "Notes"
    link_notes: bool = False
