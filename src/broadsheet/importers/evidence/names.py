"""What the name of a folder or a file says of an issue: `v53n21`, `issue70`, `2003/21`, `2003-05-01`, `heft_3`.

In: a path of the source, with `/`. Out: findings. Years with a number behind them are the year and the number; whether
such numbers are months, only all of them together can tell. Words before numbers are read by `finding` itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.importers.evidence.dates import in_path, value_of
from broadsheet.importers.evidence.findings import Finding, Where

_VOLUME_NUMBER = re.compile(
    r"(?<![^\W_])v(?:ol(?:ume)?)?[._ -]?(\d{1,4})[._ /-]?(?:n|no|nr|num|i|iss|issue)[._ -]?"
    r"(\d{1,4}(?:[-_]\d{1,4})?)(?!\d)",
    re.IGNORECASE,
)
_YEAR_NUMBER = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/_-](?:n|no|nr|issue)?[._-]?(\d{1,3})(?=/|$|\.\w{1,5}$)", re.IGNORECASE
)
_YEAR = re.compile(r"(?:^|/)((?:19|20)\d\d)(?=/|$)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?(?!\d)")
_GLUED = re.compile(
    r"(?:^|[/_ -])(?:issue|number|num|no|nr|heft|ausgabe|lg|n)[._ -]?(\d{1,4})(?=$|[/_. -])", re.IGNORECASE
)


def in_name(path: str, where: Where) -> Iterator[Finding]:
    """Yield what a path says; the nearest folder goes before those above it."""
    day = in_path(f"{path}/")
    value = day.isoformat() if day else _compact(path)
    if value:
        yield Finding("date", value, where, path[-80:])
        return
    found = _last(_VOLUME_NUMBER, path)
    if found:
        yield Finding("volume", str(int(found[1])), where, found[0])
        yield Finding("number", _number(found[2]), where, found[0])
        return
    found = _last(_YEAR_NUMBER, path)
    if found and int(found[2]) > 0:
        yield Finding("date", found[1], where, found[0])
        yield Finding("number", str(int(found[2])), where, found[0])
        return
    found = _last(_GLUED, path)
    if found and int(found[1]) > 0:
        yield Finding("number", str(int(found[1])), where, found[0].strip("/_ -"))
    found = _last(_YEAR, path)
    if found:
        yield Finding("date", found[1], where, found[0].strip("/"))


def _compact(path: str) -> str:
    """Read `20030501` and `200305`; six digits that end in more than 12 are no month."""
    found = _last(_COMPACT, path)
    return value_of(int(found[1]), int(found[2]), int(found[3] or 0)) if found else ""


def _last(pattern: re.Pattern[str], path: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(path):  # noqa: B007 - the last one is wanted
        pass
    return found


def _number(text: str) -> str:
    first, _, last = text.replace("_", "-").partition("-")
    return f"{int(first)}-{int(last)}" if last and int(last) > int(first) else str(int(first))
