"""Pictures as they were printed: how much is cut off, how fine they are, how much of the page they take.

In: pages as they were read, the sheet. Out: figures of each picture: what its clip cuts off, and its pixels per inch.
"""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.editions.print.proof.figures import Crop
from broadsheet.editions.print.proof.page import Filled, ReadPage, galley_of
from broadsheet.editions.print.sheet import Sheet
from broadsheet.typesetting.pages import Image

INCH = 72.0


def crops(read: ReadPage, sheet: Sheet) -> Iterator[Crop]:
    """Yield every picture of pixels that make-up placed, in the order of the plan; then those within the text."""
    for each in read.of("picture"):
        index = each.module.pictures[each.spot.index].index
        for image in read.images(each.spot.box)[:1]:
            yield _crop(each, index, image)
    for each in read.of("segment"):
        for index, image in zip(in_text(each, sheet), read.images(each.spot.box), strict=False):
            yield _crop(each, index, image)


def in_text(each: Filled, sheet: Sheet) -> list[int]:
    """The indices of the pictures that stand within the text of a segment."""
    matter, galley = sheet.matters[each.module.piece], galley_of(each.module, sheet)
    paragraphs = (galley.lines[at].paragraph for at in range(each.segment.start, each.segment.end))
    wanted = dict.fromkeys(number for number in paragraphs if number >= 0)
    blocks = (matter.paragraphs[number].block for number in wanted if matter.paragraphs[number].kind == "block")
    return [block for block in blocks if 0 <= block < len(matter.pictures)]


def _crop(each: Filled, index: int, image: Image) -> Crop:
    (left, top, right, bottom), (first, high, last, low) = image.seen, image.whole
    across, down = last - first, low - high
    if not across or not down:
        return Crop(each.module.piece, index + 1, 0.0, 0.0)
    seen = (right - left) * (bottom - top) / (across * down)
    fine = min(image.pixels[0] / across, image.pixels[1] / down) * INCH
    return Crop(each.module.piece, index + 1, 100 * (1 - seen), fine)


def covered(read: ReadPage) -> float:
    """The area of a page's pictures in square points."""
    return sum((image.seen[2] - image.seen[0]) * (image.seen[3] - image.seen[1]) for image in read.printed.images)
