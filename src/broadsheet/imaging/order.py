"""What is asked of the darkroom: the files to make of one picture, or a card, and under which names they are kept.

In: a picture's digest and variants, or the words of a card. Out: names, and orders: plain values that travel between
processes.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple, TypeAlias

from broadsheet.imaging.variants import VERSION, Variant


class PictureOrder(NamedTuple):
    """The variants to make of a file (an absolute path) with these bytes (SHA-256), and the folder that keeps them.

    With no variants the picture's focus is asked for.
    """

    file: str
    digest: str
    cache: str
    variants: tuple[Variant, ...] = ()


class CardOrder(NamedTuple):
    """A card for sharing to be drawn, and the folder that keeps it. `font` is a font file with the `family`, or ""."""

    cache: str
    nameplate: str
    headline: str
    line: str = ""
    rtl: bool = False
    font: str = ""
    family: str = ""


Order: TypeAlias = PictureOrder | CardOrder


def card_name(card: CardOrder) -> str:
    """The name of a card: a digest of all words on it; of the font file only the name counts, not where it lies."""
    words = (
        VERSION,
        card.nameplate,
        card.headline,
        card.line,
        str(card.rtl),
        card.font.rpartition("/")[2],
        card.family,
    )
    return f"{blake2b(chr(0).join(words).encode(), digest_size=10).hexdigest()}.png"


def name_of(digest: str, variant: Variant) -> str:
    """The name of a variant: a digest of all that goes into it, and its suffix. Forms of one width share the digest."""
    made_of = f"{digest} {VERSION} {variant.width} {variant.how}".encode()
    return f"{blake2b(made_of, digest_size=10).hexdigest()}.{variant.form}"


def focus_name(digest: str) -> str:
    """The name under which a picture's focus is kept."""
    return f"{blake2b(f'{digest} {VERSION}'.encode(), digest_size=10).hexdigest()}.focus"
