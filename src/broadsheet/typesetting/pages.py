"""What a finished PDF holds: its pages, their text line by line, and where everything stands on them.

In: bytes of a PDF. Out: plain values; `leaves` gives the text alone, `impressions` all that can be seen. The only door
to the library that reads PDF.
"""

from __future__ import annotations

import codecs
import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

HYPHEN = "\ufffe"
"""What stands at the end of a line whose hyphen the text itself does not have."""
SOFT = "\u00ad"
"""A hyphen at the end of a line in the text of a `Stretch`, whether the text itself has it or not."""
THIN = 3.0
"""What is drawn no thicker than so many points is a rule."""
_MEANT = 512
"""Bytes of a text that a file may give for some glyphs, which are those of one cluster of letters."""
SHADE = 250
"""A pixel darker than this, of 255, is printed."""

Box: TypeAlias = tuple[float, float, float, float]
Ink: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as read back: its size in points, and the rows of its text from top to bottom."""

    width: float
    height: float
    rows: tuple[str, ...]


def leaves(pdf: bytes) -> Iterator[Leaf]:
    """Yield every page with its rows of text; blank rows are left out."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            text = page.get_textpage().get_text_range()
            rows = text.replace(HYPHEN, HYPHEN + "\r\n").split("\r\n")
            yield Leaf(page.get_width(), page.get_height(), tuple(row for row in rows if row.strip()))
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Glyphs that were set together: one style, one line. Lengths in points from the page's top left corner.

    The text is in the order of reading within the stretch; a hyphen at the end of a line is `SOFT`. Glyphs that show
    only parts of letters have the text that the file says they stand for.
    `top` and `bottom` are those of the ink, `size` that of the type, `pen` is where its first glyph begins.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    pen: float = 0.0


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as it is seen, after what a clip cuts off, and the whole of it: left, top, right, bottom in points.

    `pixels` are its width and height, 0 where it has none.
    """

    seen: Box
    whole: Box
    pixels: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """A place that leads elsewhere: to a page of this file (from 1, else 0) or to an address."""

    area: Box
    page: int
    address: str


@dataclass(frozen=True, slots=True)
class Impression:
    """A page as it was set: its size in points, its label, all that stands on it in the order of the file.

    `rules` are lines and what else is drawn as thin as one. `ink` has a pixel for each point (72 dpi), rows from the
    top: true where anything is printed, pictures whole.
    """

    width: float
    height: float
    label: str
    stretches: tuple[Stretch, ...]
    images: tuple[Image, ...]
    links: tuple[Link, ...]
    rules: tuple[Box, ...]
    ink: Ink


def impressions(pdf: bytes) -> Iterator[Impression]:
    """Yield every page with all that stands on it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document):
            yield _impression(document, page, document.get_page_label(number))
    finally:
        document.close()


def _impression(document: Any, page: Any, label: str) -> Impression:
    height = page.get_height()
    text = page.get_textpage()
    parts = [pdfium.FPDFPage_GetObject(page, index) for index in range(pdfium.FPDFPage_CountObjects(page))]
    kinds = [pdfium.FPDFPageObj_GetType(part) for part in parts]
    glyphs = (part for part, kind in zip(parts, kinds, strict=True) if kind == pdfium.FPDF_PAGEOBJ_TEXT)
    stretches = tuple(_stretch(part, text, height) for part in glyphs)
    drawn = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
    pictures = [part for part, kind in zip(parts, kinds, strict=True) if kind in drawn]
    images = tuple(_image(part, height) for part in pictures)
    links = tuple(_links(document, page, height))
    drawings = (part for part, kind in zip(parts, kinds, strict=True) if kind == pdfium.FPDF_PAGEOBJ_PATH)
    boxes = (_bounds(part, height) for part in drawings)
    rules = tuple(box for box in boxes if min(box[2] - box[0], box[3] - box[1]) <= THIN)
    text.close()
    ink = _ink(page, pictures, images)
    return Impression(page.get_width(), height, label, stretches, images, links, rules, ink)


def _stretch(part: Any, text: Any, height: float) -> Stretch:
    left, _, right, _ = box = _bounds(part, height)
    matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(part, matrix)
    pdfium.FPDFTextObj_GetFontSize(part, size)
    baseline, scale = height - matrix.f, abs(matrix.d) or abs(matrix.b)
    said = _meant(part) or _text(part, text)
    return Stretch(said, left, right, box[1], box[3], baseline, size.value * scale, matrix.e)


def _meant(part: Any) -> str:
    """The text that the file gives for glyphs which do not show it one by one (ISO 32000-1, 14.9.4: ActualText).

    Only where it runs from right to left: elsewhere a font's own table says as much, and says where a hyphen is soft.
    """
    for index in range(pdfium.FPDFPageObj_CountMarks(part)):
        mark, needed = pdfium.FPDFPageObj_GetMark(part, index), ctypes.c_ulong()
        room = (ctypes.c_ubyte * _MEANT)()
        if pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", room, _MEANT, needed):
            said = bytes(room)[: min(needed.value, _MEANT)].removeprefix(codecs.BOM_UTF16_BE)
            meant = said.decode("utf-16-be", errors="ignore")
            return meant if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in meant) else ""
    return ""


def _text(part: Any, text: Any) -> str:
    room = 256
    while True:
        buffer = (ctypes.c_ushort * (room // 2))()
        needed = pdfium.FPDFTextObj_GetText(part, text, buffer, room)  # both in bytes
        if needed <= room:
            break
        room = needed
    said = bytes(buffer)[: max(0, needed - 2)].decode("utf-16-le", errors="replace")
    return said.replace("\0", "").replace("\x02", SOFT).replace(HYPHEN, SOFT)


def _bounds(part: Any, height: float) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(part, left, bottom, right, top)
    return left.value, height - top.value, right.value, height - bottom.value


def _image(part: Any, height: float) -> Image:
    whole = seen = _bounds(part, height)
    for left, top, right, bottom in _clips(part, height):
        seen = max(seen[0], left), max(seen[1], top), min(seen[2], right), min(seen[3], bottom)
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(part, wide, high)
    return Image(seen, whole, (wide.value, high.value))


def _clips(part: Any, height: float) -> Iterator[Box]:
    """The boxes of all paths that a part of the page is clipped by."""
    clip = pdfium.FPDFPageObj_GetClipPath(part)
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip))):
        points = []
        for index in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, index), x, y)
            points.append((x.value, height - y.value))
        if points:
            across, down = zip(*points, strict=True)
            yield min(across), min(down), max(across), max(down)


def _links(document: Any, page: Any, height: float) -> Iterator[Link]:
    place, link, area = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page, place, link):
        pdfium.FPDFLink_GetAnnotRect(link, area)
        goal, action = pdfium.FPDFLink_GetDest(document, link), pdfium.FPDFLink_GetAction(link)
        number = pdfium.FPDFDest_GetDestPageIndex(document, goal) + 1 if goal else 0
        address = ctypes.create_string_buffer(2048)
        if action:
            pdfium.FPDFAction_GetURIPath(document, action, address, 2048)
        box = area.left, height - max(area.top, area.bottom), area.right, height - min(area.top, area.bottom)
        yield Link(box, number, address.value.decode("utf-8", errors="replace"))


def _ink(page: Any, pictures: list[Any], images: tuple[Image, ...]) -> Ink:
    """The page in black and white; pictures are not decoded but stand as black boxes, which takes a tenth of the time.

    A picture that is no image of pixels is drawn as it is.
    """
    for part, image in zip(pictures, images, strict=True):
        if image.pixels != (0, 0):
            pdfium.FPDFPage_RemoveObject(page, part)
            pdfium.FPDFPageObj_Destroy(part)
    bitmap = page.render(scale=1, grayscale=True)
    shades = bitmap.to_numpy()
    ink: Ink = shades.reshape(shades.shape[0], shades.shape[1], -1)[:, :, 0] < SHADE
    bitmap.close()
    for image in images:
        if image.pixels != (0, 0):
            left, top, right, bottom = (max(0, round(edge)) for edge in image.seen)
            ink[top:bottom, left:right] = True
    return ink
