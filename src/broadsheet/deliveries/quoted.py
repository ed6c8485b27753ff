"""Text as quoted-printable (RFC 2045, section 6.7), in which certain words are never cut by a soft line break.

In: text with LF line ends, and words that must stay whole. Out: ASCII bytes with CRLF, no line over 76 octets, nothing
that a relay could change: no space at a line's end, no line that begins with "From " or consists of a dot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

WIDEST = 76
_SAFE = frozenset(b" \t" + bytes(range(33, 61)) + bytes(range(62, 127)))


def quoted(text: str, whole: Sequence[str] = ()) -> bytes:
    """Encode a text. A word of `whole` must be ASCII without "=" and shorter than a line."""
    cutter = re.compile("(" + "|".join(map(re.escape, whole)) + ")") if whole else None
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return b"".join(_line(line, cutter) for line in lines)


def _line(line: str, cutter: re.Pattern[str] | None) -> bytes:
    tokens = list(_tokens(line, cutter))
    if tokens and tokens[-1] in (b" ", b"\t"):
        tokens[-1] = b"=%02X" % tokens[-1][0]
    pieces, width = [], 0
    for at, token in enumerate(tokens):
        # The last token of a line may use the column that a soft break would need.
        room = WIDEST if at == len(tokens) - 1 else WIDEST - 1
        if width + len(token) > room:
            pieces.append(b"=\r\n")
            width = 0
        if width == 0 and (token == b"." or (token == b"F" and tokens[at + 1 : at + 5] == [b"r", b"o", b"m", b" "])):
            token = b"=%02X" % token[0]
        pieces.append(token)
        width += len(token)
    return b"".join(pieces) + b"\r\n"


def _tokens(line: str, cutter: re.Pattern[str] | None) -> Iterator[bytes]:
    """Yield what must not be cut: a whole word, or the octets of one sign."""
    for index, piece in enumerate(cutter.split(line) if cutter else (line,)):
        if index % 2:
            yield piece.encode("ascii")
        else:
            yield from (bytes((octet,)) if octet in _SAFE else b"=%02X" % octet for octet in piece.encode())
