"""Paths with places in them, as a rules file has them: `issue{number}/**`, `{year}/{number}/**`, `{lang}/{rest}`.

In: such a path, and paths of a source. Out: what stands at its places. `*` fits within a folder, `**` over folders;
`{number}`, `{volume}`, `{whole}`, `{year}`, `{month}` and `{day}` are digits, `{lang}` is a language's tag, `{rest}` is
whatever is left, and any other word is one folder or a part of its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from broadsheet.importers.ruling.patterns import Pattern, TooSlowError

_PLACE = re.compile(r"\{([^{}]*)\}|(\*\*/?)|(\*)|(\?)")
_DIGITS = {"number": r"\d{1,5}(?:[-_]\d{1,5})?", "year": r"\d{4}", "month": r"\d{1,2}", "day": r"\d{1,2}"}
_DIGITS |= dict.fromkeys(("volume", "whole"), r"\d{1,5}")
_OTHERS = {"lang": r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?", "rest": r".+"}
MOST = 8
"""A path may have so many places."""
SECONDS = 0.5
"""A path that takes longer, because somebody made it so, does not fit."""


class BadPathError(ValueError):
    """The text is no such path; the message says why."""


@dataclass(frozen=True, slots=True)
class PathPattern:
    """A path with places in it."""

    written: str

    def check(self) -> None:
        """Raise `BadPathError` where it cannot be used."""
        _compiled(self.written)

    def read(self, path: str) -> dict[str, str] | None:
        """Return what stands at the places of a path of the source, None where it does not fit."""
        try:
            found = _compiled(self.written).search(path, SECONDS)
        except TooSlowError:
            return None
        return {name: text for name, text in found.items() if name} if found else None


@lru_cache(maxsize=256)
def _compiled(written: str) -> Pattern:
    parts: list[str] = []
    seen: set[str] = set()
    last = 0
    for found in _PLACE.finditer(written):
        parts += [re.escape(written[last : found.start()]), _part(found, seen)]
        last = found.end()
    parts.append(re.escape(written[last:]))
    if len(parts) > 2 * MOST + 1:
        raise BadPathError(f"it has more than {MOST} places")
    return Pattern(rf"(?s)\A(?:.*/)??{''.join(parts)}\Z")


def _part(found: re.Match[str], seen: set[str]) -> str:
    if found[2]:
        return "(?:.*/)?" if found[2].endswith("/") else ".*"
    if found[3] or found[4]:
        return "[^/]*" if found[3] else "[^/]"
    name = found[1]
    if not name.isidentifier():
        raise BadPathError("{} must have a word in it")
    if name in seen:
        return f"(?P={name})"
    seen.add(name)
    return f"(?P<{name}>{_DIGITS.get(name) or _OTHERS.get(name) or '[^/]+'})"
