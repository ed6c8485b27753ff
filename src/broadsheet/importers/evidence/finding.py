"""Find what a text says of an issue: volume, number, whole number, date, supplement, part, in the papers' languages.

In: the text of one block, a title, a name. Out: `Finding` values. Own patterns and the month names of CLDR; nothing is
completed and nothing is invented: `03/04/2001` is reported with both its readings and no value. Knows no page.
"""

from __future__ import annotations

from broadsheet.importers.evidence.findings import Finding, Where


def find(text: str, where: Where, language: str = "") -> tuple[Finding, ...]:
    """Return what a text says, in the order of the text; () where it has no digits and no numerals.

    `language` is a BCP 47 tag, "" where it is not known: then all languages are tried.
    """
    return ()
