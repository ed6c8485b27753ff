"""Which rare signs a text may hold: one pass over its bytes in the place of many.

In: UTF-8. Out: what is left of it without its frequent bytes, a fiftieth as a rule. Most texts hold none of the signs
that somebody has to look for, and here that costs next to nothing to say. Knows no Markdown.

What stands side by side in a text still does among its rare bytes, if it is rare itself: a text whose rare bytes do
not hold `:::` does not hold it either. One whose rare bytes hold it has yet to be searched: something frequent may lie
between. Capitals count as rare, so that they keep the full stops of sentences apart.
"""

from __future__ import annotations

# Small letters, digits, spaces, signs that nobody looks for, and of UTF-8 what begins a letter from U+00C0 to U+02FF or
# follows a first byte. Rare are control characters, first bytes of all else, and what ends a mark of direction.
_DIRECTIONS = (0x81, *range(0xAA, 0xAF))
_FREQUENT = b"\t\n !#$%()*+,/0123456789;=?@[\\]_`|~" + bytes(
    [*range(97, 123), *sorted({*range(0x80, 0xC0)}.difference(_DIRECTIONS)), *range(0xC3, 0xCC)]
)


def rare(data: bytes) -> bytes:
    """Return the rare bytes of a text in the order in which they stand."""
    return data.translate(None, _FREQUENT)
