"""The problems that making pages names: copy that is short or over, and what had to be left out.

In: nothing. Out: rows for the table of problems. Those of texts are `measure.kinds`, those of the finished PDF
`proof.kinds`.
"""

from __future__ import annotations

from broadsheet.problems import Kind, Severity

COPY_SHORT = Kind(
    "copy-short",
    Severity.NOTE,
    "{issue} is {lines} lines short of {pages} pages.",
    "{advice}",
)
COPY_OVER = Kind(
    "copy-over",
    Severity.WARNING,
    "{issue} is {lines} lines over {pages} pages.",
    "{advice}",
)
NO_PAGES = Kind(
    "no-pages",
    Severity.ERROR,
    "{issue} cannot be made up: {lines} lines of copy for {room} lines on {pages} pages.",
    "{advice}",
)
NOT_PRINTED = Kind(
    "not-printed",
    Severity.WARNING,
    "“{piece}” does not fit and is not printed.",
    "Choose more pages, shorten something, or keep it for the next issue.",
)
PICTURE_NOT_PRINTED = Kind(
    "picture-not-printed",
    Severity.NOTE,
    "Picture {number} of “{piece}” does not fit and is not printed.",
    'Write picture = "large" or "small" for it in print.toml, or choose more pages.',
)
PAGE_NOT_KNOWN = Kind(
    "page-not-known",
    Severity.WARNING,
    "Page {page} cannot be kept: it was not printed before with this design, size and number of pages.",
    "Take it out of keep in print.toml, or give pages, design and format the values of the last time.",
)
PAGE_WITHOUT_PIECE = Kind(
    "page-without-piece",
    Severity.WARNING,
    "Page {page} is not kept: “{piece}” stood on it and is not printed any more.",
    "Take the page out of keep in print.toml, or bring the article back.",
)
PAGE_CHANGED = Kind(
    "page-changed",
    Severity.WARNING,
    "Page {page} is not kept: “{piece}” has changed and does not go into its place there.",
    "Give the article its old length, or take the page out of keep in print.toml.",
)
PAGE_BESIDE_OTHERS = Kind(
    "page-beside-others",
    Severity.WARNING,
    "Page {page} is not kept: the other pages cannot be made beside it.",
    "Take it out of keep in print.toml, or change the number of pages or what stands on the others.",
)
NOTHING_TO_PRINT = Kind(
    "nothing-to-print",
    Severity.ERROR,
    "{issue} has no articles that could be printed.",
    "Articles of status draft, held and spiked, embargoed ones and those with “print: false” are not printed.",
)

KINDS: tuple[Kind, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Kind))
