"""Cards for sharing: nameplate, headline and issue line on a small page, as links are shown elsewhere (Open Graph).

In: the words, and a font file or none. Out: a PNG of 1200 by 630 pixels. Starts the imaging library, so see `develop`
about processes. Which glyphs there are depends on the fonts of the machine unless a file is given.
"""

from __future__ import annotations

from html import escape

import pyvips

from broadsheet.imaging.develop import PNG
from broadsheet.imaging.order import CardOrder

WIDTH, HEIGHT = 1200, 630
EDGE = 72
INK, PAPER, SPOT = (23, 22, 20), (255, 255, 255), (156, 28, 34)
RULE_AT, RULE = 150, 6
HEAD_AT, HEAD_HEIGHT = 196, 320
HEAD_SIZES = (84, 72, 60, 50, 42, 34)
LINE_AT = 552
FAMILY = "Serif"


def draw(card: CardOrder) -> bytes:
    """Draw a card; of words too long for it the end is cut."""
    page = pyvips.Image.black(WIDTH, HEIGHT, bands=3) + list(PAPER)
    page = page.cast("uchar").copy(interpretation="srgb")
    page = page.draw_rect(list(INK), EDGE, RULE_AT, WIDTH - 2 * EDGE, RULE, fill=True)
    page = _set(page, _fitted(card, card.nameplate, (64, 52, 42, 32), 90), card, 48, INK)
    page = _set(page, _fitted(card, card.headline, HEAD_SIZES, HEAD_HEIGHT), card, HEAD_AT, INK)
    if card.line:
        page = _set(page, _fitted(card, card.line, (30,), 60), card, LINE_AT, SPOT)
    return bytes(page.pngsave_buffer(keep="none", palette=True, Q=90, dither=0, **PNG))


def _fitted(card: CardOrder, text: str, sizes: tuple[int, ...], height: int) -> pyvips.Image:
    """The words as a mask, in the largest size in which they fit."""
    for size in sizes:
        options = {"fontfile": card.font} if card.font else {}
        mask = pyvips.Image.text(
            escape(text, quote=False),
            font=f"{card.family or FAMILY} Bold {size}",
            width=WIDTH - 2 * EDGE,
            dpi=72,
            wrap="word-char",
            align="low",  # the side on which the script begins
            **options,
        )
        if mask.height <= height:
            break
    return mask.crop(0, 0, min(mask.width, WIDTH - 2 * EDGE), min(mask.height, height))


def _set(page: pyvips.Image, mask: pyvips.Image, card: CardOrder, top: int, ink: tuple[int, int, int]) -> pyvips.Image:
    left = WIDTH - EDGE - mask.width if card.rtl else EDGE
    mask = mask.embed(left, top, WIDTH, HEIGHT)
    return mask.ifthenelse(list(ink), page, blend=True).cast("uchar").copy(interpretation="srgb")
