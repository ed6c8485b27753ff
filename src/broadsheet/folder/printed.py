"""What an issue's `printed/` folder says.

In: its listing. Out: a `Printed`, the problems `bad-json`, `bad-value`. Knows nothing of how a page is printed.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256

from broadsheet.folder import kinds
from broadsheet.folder.context import read_bytes
from broadsheet.folder.keys import bad_value
from broadsheet.folder.types import UnfitError
from broadsheet.folder.walk import Listing, stamp_of, unreadable
from broadsheet.model.issue import Printed
from broadsheet.problems import Place, Report

_FILE = "pages.json"
_PAGE = re.compile(r"page-([0-9]+)\.[a-z]+", re.I)


def read_printed(listing: Listing, issue: str, report: Report) -> Printed | None:
    """Read what was printed of an issue; None where there is neither a pages.json, a PDF nor a page picture."""
    pdfs = [entry.name for entry in listing.others if entry.name.lower().endswith(".pdf")]
    wanted = f"{issue}.pdf"
    pdf = wanted if wanted in pdfs else pdfs[0] if len(pdfs) == 1 else ""
    pages = sorted((int(found[1]), entry.name) for entry in listing.pictures if (found := _PAGE.fullmatch(entry.name)))
    said = _pages(listing, report)
    if said is None and not pdf and not pages:
        return None
    said = said or {}
    place = Place(f"{listing.folder}/{_FILE}")
    count = said.get("pages", len(pages))
    if not isinstance(count, int) or isinstance(count, bool) or count < 0:
        report(bad_value("pages", count, UnfitError("a whole number"), place))
        count = len(pages)
    return Printed(
        pages=count,
        articles=_articles(said.get("articles", {}), place, report),
        pdf=f"{listing.folder}/{pdf}" if pdf else "",
        covers=tuple(f"{listing.folder}/{name}" for _, name in pages),
        stamp=_stamp(listing, {pdf, *(name for _, name in pages)}),
    )


def _stamp(listing: Listing, names: set[str]) -> str:
    stamps = [stamp_of(listing, entry) for entry in listing.files() if entry.name in names]
    return sha256(repr(stamps).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _pages(listing: Listing, report: Report) -> dict[str, object] | None:
    entry = next((entry for entry in listing.others if entry.name == _FILE), None)
    if entry is None:
        return None
    path = listing.path(entry)
    try:
        said = json.loads(read_bytes(entry.path)[0].decode("utf-8-sig"))
    except OSError as fault:
        report(unreadable(path, fault))
    except json.JSONDecodeError as fault:
        report(kinds.BAD_JSON.at(Place(path, fault.lineno, fault.colno), reason="it is not JSON"))
    except UnicodeDecodeError:
        report(kinds.BAD_JSON.at(Place(path), reason="it is not UTF-8"))
    except RecursionError:
        report(kinds.BAD_JSON.at(Place(path), reason="it has lists within lists, too deep"))
    else:
        if isinstance(said, dict):
            return said
        report(kinds.BAD_JSON.at(Place(path, 1, 1), reason="it is not a table “{…}”"))
    return None


def _articles(said: object, place: Place, report: Report) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read which article stands on which pages; ids lose their issue."""
    if not isinstance(said, dict):
        report(bad_value("articles", said, UnfitError("a table of slugs and page labels"), place))
        return ()
    found = []
    for name, labels in said.items():
        if not isinstance(labels, list) or not all(isinstance(label, str | int) for label in labels):
            report(bad_value(name, labels, UnfitError("a list of page labels, as in [1, 4]"), place))
            continue
        found.append((name.rpartition("/")[2], tuple(str(label) for label in labels)))
    return tuple(found)
