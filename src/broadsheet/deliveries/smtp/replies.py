"""Replies of a mail server: read from bytes, with their enhanced codes.

In: bytes as they come. Out: `Reply` values. A reply has a limit; whoever sends more is no mail server. RFC 5321,
section 4.2; RFC 2034 and 3463 for the enhanced codes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_LINE = 2048
"""Octets; RFC 5321 allows 512, some servers write more."""
MOST_LINES = 200
KEPT = 120
"""Characters of a reply's text that are kept."""

_LINE = re.compile(rb"([2-5]\d\d)([ -]?)(.*)", re.DOTALL)
_ENHANCED = re.compile(r"([245]\.\d{1,3}\.\d{1,3})(?:\s|$)")


class ReplyError(Exception):
    """What came is no reply of a mail server."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply: its code, its enhanced code ("5.1.1", "" where there is none), its lines."""

    code: int
    lines: tuple[str, ...] = ()

    @property
    def enhanced(self) -> str:
        """The enhanced status code of the first line."""
        found = _ENHANCED.match(self.lines[0]) if self.lines else None
        return found[1] if found else ""

    @property
    def text(self) -> str:
        """The reply as one line to be kept and shown; signs that could spoil a log are question marks."""
        joined = " ".join(self.lines)
        return "".join(sign if sign.isprintable() else "?" for sign in joined)[:KEPT]

    @property
    def is_good(self) -> bool:
        """Whether it is a 2xx or 3xx."""
        return self.code < 400

    @property
    def is_for_ever(self) -> bool:
        """Whether it is a 5xx: asking again will not help."""
        return self.code >= 500


class Replies:
    """Cuts a stream of bytes into replies."""

    def __init__(self) -> None:
        self._rest = b""
        self._lines: list[str] = []

    def feed(self, data: bytes) -> list[Reply]:
        """Take bytes in; return the replies that they complete. Raise `ReplyError`."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        if len(self._rest) > LONGEST_LINE:
            raise ReplyError("a line without end")
        return [reply for line in lines if (reply := self._line(line.rstrip(b"\r"))) is not None]

    @property
    def is_between(self) -> bool:
        """Whether no part of a reply has come in: nothing may stand before TLS begins (RFC 3207, section 6)."""
        return not self._rest and not self._lines

    def _line(self, line: bytes) -> Reply | None:
        found = _LINE.fullmatch(line)
        if found is None or len(line) > LONGEST_LINE or len(self._lines) >= MOST_LINES:
            raise ReplyError(f"{line[:KEPT]!r}")
        self._lines.append(found[3].decode("utf-8", "replace"))
        if found[2] == b"-":
            return None
        reply = Reply(int(found[1]), tuple(self._lines))
        self._lines = []
        return reply
