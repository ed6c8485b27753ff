"""What nobody can see in a header, and what deceives the eye there (Unicode Technical Report 36, sections 2.9 and 3).

In: a header's fields. Out: the same fields without it, and the problems `control-characters-in-file` and
`control-characters-in-field`. Bylines and topics go into pages and feeds as they are written, so that a mark that turns
the reading order round must not come so far. Knows no key's meaning but whether it becomes an address.
"""

from __future__ import annotations

import re

from broadsheet.folder import kinds
from broadsheet.folder.decode import code_point, control_in_field, first_control
from broadsheet.folder.fields import STRICT
from broadsheet.folder.header import Field, Value
from broadsheet.problems import Place, Report
from broadsheet.text.cleaning import clean

# Signs without width behind a letter of scripts that never need them: they make two names of one. Other scripts break
# lines and join letters by them, and so do emoji; the non-joiner stays, since German sets words with it.
_WIDTHLESS = re.compile("(?<=[0-9A-Za-z\u00c0-\u052f\u1e00-\u1fff])[\u200b\u200d\u2060-\u2064]+")
_SUSPECT = re.compile("[\u200b\u200d\u202a-\u202e\u2060-\u2069\U000e0000-\U000e007f]")


def may_hold_unseen(text: str) -> bool:
    """Whether a header is worth a closer look; nearly none is."""
    return "\\" in text or (not text.isascii() and _SUSPECT.search(text) is not None)


def take_out_unseen(fields: dict[str, Field], file: str, report: Report) -> None:
    r"""Take unseen characters out of the fields, those written as escapes (`"\u0001"`) among them.

    A control character in a headline, or in what becomes an address, is an error; all else is a warning.
    """
    for name, field in fields.items():
        found: list[str] = []
        value = _seen(field.value, found)
        if not found:
            continue
        field.value = value
        place = Place(file, field.line, field.column)
        control = first_control("".join(found))
        if control and name in STRICT:
            report(control_in_field(name, control, place))
        else:
            report(kinds.CONTROL_CHARACTERS.at(place, count=len(found), character=code_point(found[0])))


def _seen(value: Value, found: list[str]) -> Value:
    """Return a text, or a list of texts, without what is unseen, which is appended to `found`."""
    if isinstance(value, list):
        return [_seen(item, found) for item in value]
    if not isinstance(value, str):
        return value
    text, taken = clean(value)
    found += taken
    widthless = _WIDTHLESS.findall(text)
    found += [sign for run in widthless for sign in run]
    return _WIDTHLESS.sub("", text) if widthless else text
