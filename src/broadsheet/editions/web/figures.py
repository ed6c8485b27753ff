"""How a picture stands in a page: several files for the browser to choose from, and a place kept free for it.

In: a `Shown`, where it stands, its focus. Out: an `Image` for the writers of HTML. Without inline styles: the focus is
a pair of classes, in steps of a tenth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from broadsheet.editions.web.pictures import Copy, Shown
from broadsheet.text.html import Image

_SCREEN = "100vw"
SIZES = {
    "": f"(min-width:40rem) 40rem,{_SCREEN}",
    "left": f"(min-width:40rem) 18rem,{_SCREEN}",
    "right": f"(min-width:40rem) 18rem,{_SCREEN}",
    "wide": f"(min-width:80rem) 60rem,(min-width:64rem) 75vw,{_SCREEN}",
    "full": f"(min-width:80rem) 80rem,{_SCREEN}",
    "lead": f"(min-width:80rem) 53rem,(min-width:64rem) 66vw,{_SCREEN}",
    "second": f"(min-width:80rem) 27rem,(min-width:64rem) 33vw,(min-width:40rem) 50vw,{_SCREEN}",
    "normal": "(min-width:64rem) 20rem,(min-width:40rem) 50vw,31vw",
}
"""How wide a picture stands in each place, after the theme's grid (12 columns in 80rem; an article's text takes 6)."""

TYPES = {"avif": "image/avif", "webp": "image/webp"}
STEPS = 10


def image(shown: Shown, place: str, link: Callable[[str], str], *, first: bool = False, focus: str = "") -> Image:
    """Return the image for a place of `SIZES`; the `first` of a page is fetched at once, all others when needed.

    Not before all else, though: on a telephone the words above it are what is seen first (Lighthouse 12, home of the
    demonstration paper behind nginx: 0.92 with `fetchpriority`, 1.00 without).
    """
    best = shown.best
    sizes = SIZES.get(place, SIZES[""])
    sources, attributes = "", ""
    for form, group in groupby(shown.copies, key=lambda copy: copy.form):
        copies = list(group)
        if form != best.form:
            sources += f'<source type="{TYPES[form]}"{_choice(copies, sizes, link)}>'
        elif len(copies) > 1:
            attributes = _choice(copies, sizes, link)
    classes = " ".join(focus_classes(focus))
    attributes += f' class="{classes}"' if classes else ""
    attributes += "" if first else ' loading="lazy" decoding="async"'
    look = shown.look
    return Image(link(best.path), best.width, best.height, look.alt, look.caption, look.credit, sources, attributes)


def plain_image(shown: Shown, link: Callable[[str], str]) -> Image:
    """Return the image for readers that want one file: feeds."""
    best, look = shown.best, shown.look
    return Image(link(best.path), best.width, best.height, look.alt, look.caption, look.credit)


def _choice(copies: list[Copy], sizes: str, link: Callable[[str], str]) -> str:
    if len(copies) == 1:
        return f' srcset="{link(copies[0].path)}"'
    listed = ", ".join(f"{link(copy.path)} {copy.width}w" for copy in copies)
    return f' srcset="{listed}" sizes="{sizes}"'


def focus_classes(written: str) -> Iterator[str]:
    """Turn "0.4,0.6" (parts of one from the left and the top) into `fx-40` and `fy-60`; the middle needs no class."""
    try:
        shares = [float(part) for part in written.split(",")]
    except ValueError:
        return
    if len(shares) != 2 or not all(0 <= share <= 1 for share in shares):
        return
    for axis, share in zip("xy", shares, strict=True):
        step = round(share * STEPS) * (100 // STEPS)
        if step != 50:
            yield f"f{axis}-{step}"
