"""What the metadata of a page say of its issue: `<meta>`, the header of a mail, the properties of a Word file.

In: names in lower case with their values. Out: findings, and notes on dates that are not written as dates usually are.
The names are those of Highwire Press (`citation_volume`), PRISM, Dublin Core, Open Graph, and plain ones. Dates of
changes, and of the file itself, are left alone. Knows no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from broadsheet.importers.evidence import dates
from broadsheet.importers.evidence.finding import find
from broadsheet.importers.evidence.findings import Fact, Finding
from broadsheet.importers.evidence.kinds import AMBIGUOUS
from broadsheet.importers.evidence.plain import plain, roman
from broadsheet.importers.kinds import DATE_UNUSUAL
from broadsheet.problems import Place, Problem

VOLUMES = ("citation_volume", "prism.volume", "volume", "volume_num", "jahrgang")
NUMBERS = ("citation_issue", "prism.number", "prism.issueidentifier", "issue", "issue_num", "number", "issue_number")
DATES = (
    *("citation_publication_date", "citation_date", "prism.publicationdate", "article:published_time"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "date", "pubdate", "publication_date", "published", "issue_date"),
)
"""Names, the best first: of dates the first that can be read is taken."""
LABELS = ("issue_line", "citation_issue_line", "dc.source")
"""Names whose value is a line of words."""
_LABEL = re.compile(r"\s*0*(\d{1,5})(?:\s*[-–/&]\s*0*(\d{1,5}))?\s*")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?=$|[T\s])")


_USUAL = re.compile(r"\d{4}(?:[-/]\d\d){0,2}(?:$|[T ])|[^\d]*[^\W\d_]{3}|\d{1,2}\.? ")
"""The year first with zeros, perhaps a time behind it, or words."""


def find_meta(meta: Mapping[str, str], names: Iterable[str] = (), language: str = "") -> tuple[Finding, ...]:
    """Return what metadata say; `names` are further ones that a person knows, with lines of words or bare numbers.

    A number beside a volume that cannot be read (`58d`) counts something else and is left.
    """
    found: list[Finding] = []
    found.extend(_numbers("volume", VOLUMES, meta))
    if found or not any(meta.get(name) for name in VOLUMES):
        found.extend(_numbers("number", NUMBERS, meta))
    found.extend(_first_date(meta, language))
    for name in (*LABELS, *(name.lower() for name in names)):
        text = meta.get(name, "")
        label = _LABEL.fullmatch(text)
        if label:
            found.append(Finding("number", _joined(label), "meta", f"{name}={text}"[:80]))
        else:
            found.extend(find(text, "meta", language))
    return tuple(dict.fromkeys(found))


def _numbers(fact: Fact, names: Iterable[str], meta: Mapping[str, str]) -> Iterator[Finding]:
    for name in names:
        if not meta.get(name):
            continue
        text = plain(meta[name])
        label = _LABEL.fullmatch(text)
        value = _joined(label) if label else str(roman(text.strip()) or "")
        if value and value != "0":
            yield Finding(fact, value, "meta", f"{name}={text}"[:80])
            return


def _joined(label: re.Match[str]) -> str:
    first, last = int(label[1]), int(label[2] or 0)
    return f"{first}-{last}" if first < last <= first + 12 else str(first)


def _first_date(meta: Mapping[str, str], language: str) -> Iterator[Finding]:
    for name in DATES:
        found = _date(meta.get(name, ""), language)
        if found:
            yield Finding("date", found.value, "meta", f"{name}={meta[name]}"[:80], found.rivals)
            return


def _date(text: str, language: str) -> Finding | None:
    """Read a date of metadata: with the year first, also without zeros or a day; else as text has it."""
    if not text:
        return None
    written = plain(text).strip()
    first = _YEAR_FIRST.match(written)
    if first:
        value = dates.value_of(int(first[1]), int(first[2]), int(first[3] or 0))
        return Finding("date", value, "meta") if value else None
    said = [finding for finding in find(written, "meta", language) if finding.fact == "date"]
    return said[0] if said else None


def odd_dates(meta: Mapping[str, str], source: str, language: str = "") -> tuple[Problem, ...]:
    """Return what is to be told of the date of a page's metadata.

    `import-date-unusual` where it was read, but is not written as dates of metadata are; `import-date-ambiguous` where
    it can be read in two ways.
    """
    for name in DATES:
        text = meta.get(name, "").strip()
        found = _date(text, language)
        if found and found.rivals:
            first, second = found.rivals
            return (AMBIGUOUS.at(Place(source), written=text, first=first, second=second),)
        if found:
            return () if _USUAL.match(text) else (DATE_UNUSUAL.at(Place(source), written=text, date=found.value),)
    return ()
