"""The problems that the proof room can name.

In: nothing. Out: rows for the table of problems. An *error* says that the pages are not what was planned, which is
never the editor's fault but must never go out; a warning is for the editor.
"""

from __future__ import annotations

from broadsheet.problems import Kind, Severity

REPORT = "Nothing was written. This is a fault of the program: please report it with the issue."

PAGES_DIFFER = Kind(
    "printed-pages-differ",
    Severity.ERROR,
    "{found} pages were set where {planned} were planned.",
    REPORT,
)
ARTICLE_MISSING = Kind(
    "printed-article-missing",
    Severity.ERROR,
    "“{article}” stands on no page.",
    REPORT,
)
LINE_LOST = Kind(
    "printed-line-lost",
    Severity.ERROR,
    "On page {page} a line of “{article}” is missing: “{text}”.",
    REPORT,
)
LINE_DOUBLED = Kind(
    "printed-line-doubled",
    Severity.ERROR,
    "On page {page} a line of “{article}” stands twice: “{text}”.",
    REPORT,
)
TEXT_DIFFERS = Kind(
    "printed-text-differs",
    Severity.ERROR,
    "On page {page} the {what} of “{article}” is not what was planned: “{text}”.",
    REPORT,
)
TEXT_STRAY = Kind(
    "printed-text-stray",
    Severity.ERROR,
    "On page {page} text stands where none was planned: “{text}”.",
    REPORT,
)
TEXT_OUTSIDE = Kind(
    "printed-text-outside",
    Severity.ERROR,
    "On page {page} a line of “{article}” runs out of its room: “{text}”.",
    REPORT,
)
TEXT_SHIFTED = Kind(
    "printed-text-shifted",
    Severity.ERROR,
    "On page {page} a column of “{article}” stands {points} points off its place.",
    REPORT,
)
OVERLAP = Kind(
    "printed-overlap",
    Severity.ERROR,
    "On page {page} two things are printed over each other: “{text}”.",
    REPORT,
)
PICTURE_MISSING = Kind(
    "printed-picture-missing",
    Severity.ERROR,
    "On page {page} picture {number} of “{article}” is missing.",
    REPORT,
)
JUMP_BROKEN = Kind(
    "printed-jump-broken",
    Severity.ERROR,
    "“{article}” jumps from page {page} to page {to}, but the two places do not lead to each other.",
    REPORT,
)
LOW_RESOLUTION = Kind(
    "printed-low-resolution",
    Severity.WARNING,
    "On page {page} picture {number} of “{article}” has only {resolution} pixels per inch.",
    "Give a larger file, or a smaller picture in print.toml.",
)
JUMPS_TWICE = Kind(
    "printed-jumps-twice",
    Severity.WARNING,
    "“{article}” is continued more than once.",
    "Shorten it, or give it a page of its own in print.toml.",
)
UNSET_LINES = Kind(
    "printed-unset-lines",
    Severity.WARNING,
    "On page {page} {percent} % of the lines are empty.",
    "Add a brief, or lengthen an article of this page by some lines.",
)
WHITE_RECTANGLE = Kind(
    "printed-white-rectangle",
    Severity.WARNING,
    "Page {page} has a hole of {width} × {height} mm.",
    "Add a brief, or lengthen an article of this page by some lines.",
)
KINDS: tuple[Kind, ...] = (
    PAGES_DIFFER,
    ARTICLE_MISSING,
    LINE_LOST,
    LINE_DOUBLED,
    TEXT_DIFFERS,
    TEXT_STRAY,
    TEXT_OUTSIDE,
    TEXT_SHIFTED,
    OVERLAP,
    PICTURE_MISSING,
    JUMP_BROKEN,
    LOW_RESOLUTION,
    JUMPS_TWICE,
    UNSET_LINES,
    WHITE_RECTANGLE,
)
