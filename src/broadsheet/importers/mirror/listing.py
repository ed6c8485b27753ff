"""The files of a site, sorted by what they are: pages, pictures, files that pages may link to, what serves browsers.

In: an opened source and rules. Out: `Listing`. A page is known by its name or, where the name says nothing (`.php`,
`index.html?x=1`), by its first bytes. Reads no page whole.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from broadsheet.importers.rules import Rules
from broadsheet.importers.source import Source

PAGES = frozenset((".htm", ".html", ".shtml", ".xhtml", ".shtm", ".mht", ".xht"))
PICTURES = frozenset(
    (".gif", ".jpg", ".jpeg", ".jpe", ".png", ".webp", ".svg", ".avif", ".tif", ".tiff", ".bmp", ".ico")
)
MACHINERY: dict[str, str] = {
    ".css": "it is a style sheet",
    ".js": "it is a script",
    ".rss": "it is a feed",
    ".rdf": "it is a feed",
    ".atom": "it is a feed",
    ".xsl": "it is a style sheet",
    ".class": "it is a program",
    ".swf": "it is a film for a player that exists no more",
    ".woff": "it is a typeface",
    ".ttf": "it is a typeface",
    ".map": "it belongs to a script",
    ".db": "another program left it lying about",
}
_MARKS = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|frameset|table|p|h[1-6])[\s>]", re.IGNORECASE)
_SNIFFED = frozenset(("", ".php", ".php3", ".asp", ".aspx", ".jsp", ".cfm", ".cgi", ".pl", ".do", ".inc"))
_FIRST = 2048


@dataclass(slots=True)
class Listing:
    """The files by what they are, each in the order of paths; `left` has the reason for each file that is none."""

    pages: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    left: dict[str, str] = field(default_factory=dict)

    @property
    def all(self) -> list[str]:
        """Every file."""
        return [*self.pages, *self.pictures, *self.attachments, *self.left]


def list_files(source: Source, rules: Rules) -> Listing:
    """Sort the files of a source."""
    listing = Listing()
    for file in source.files:
        path, suffix = file.path, suffix_of(file.path)
        if reason := file.fault or MACHINERY.get(suffix, ""):
            listing.left[path] = reason
        elif rules.of("source.kind", path) == "html" or suffix in PAGES:
            listing.pages.append(path)
        elif suffix in PICTURES:
            listing.pictures.append(path)
        elif _may_be_page(path, suffix) and _is_html(source, path):
            listing.pages.append(path)
        else:
            listing.attachments.append(path)
    return listing


def suffix_of(path: str) -> str:
    """Return the suffix in lower case; a query that a mirror keeps in the name is none of it."""
    return posixpath.splitext(path.partition("?")[0])[1].lower()


def _may_be_page(path: str, suffix: str) -> bool:
    return suffix in _SNIFFED or "?" in path


def _is_html(source: Source, path: str) -> bool:
    try:
        with source.open(path) as stream:
            return bool(_MARKS.search(stream.read(_FIRST)))
    except OSError:
        return False
