"""The header that most articles have, read without a YAML parser in a tenth of the time.

In: a header's text. Out: its keys and values, or None as soon as anything in it could mean something else to YAML than
what it looks like: then the parser decides. A plain header has on every line a key, a colon and one of

    headline: "Text without quotation marks or backslashes"
    section: Text that begins with a letter or digit, without ": " and "#"
    byline: ["A list", "of such quoted texts"]

Reports nothing: what is odd, and be it only a key that stands twice, is left to `header`.
"""

from __future__ import annotations

import re
from typing import Any

LONGEST = 4000
"""Characters up to which a header is plain: a longer one is rare, and worth the parser."""
# What may not stand in a value: control characters and line breaks in YAML's sense, the tab among them, and what its
# readers refuse.
_NEVER = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_QUOTED = rf'"[^"\\{_NEVER}]*"'
# Each match is one line, from its start to its end.
_LINE = re.compile(
    rf"""^([a-z_]+):[ ]+(?:
        "([^"\\{_NEVER}]*)"[ ]*
        | (\[(?:{_QUOTED}(?:,[ ]*{_QUOTED})*)?\])[ ]*
        | ([^\W_](?:[^:\#{_NEVER}] | :(?![ \n]|$))*)
    )$""",
    re.MULTILINE | re.VERBOSE,
)
_ITEM = re.compile('"([^"]*)"')


def read_plain(text: str) -> dict[str, Any] | None:
    """Return a plain header's texts and lists of texts, key by key and line by line; None when it is not plain."""
    if len(text) > LONGEST:
        return None
    rows = _LINE.findall(text)
    if len(rows) != text.count("\n") + 1:
        return None
    values: dict[str, Any] = {}
    for key, quoted, items, bare in rows:
        values[key] = quoted or (_ITEM.findall(items) if items else bare.rstrip(" "))
    return values if len(values) == len(rows) else None
