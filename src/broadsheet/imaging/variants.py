"""Which files are made of a picture: decided from its look alone, before a pixel is decoded.

In: a `Look` and a `Recipe`. Out: `Variant`s, the smallest first within each form; or why the picture is refused. Pure,
so that pages can name files that are not made yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from broadsheet.imaging.look import Look

VERSION = "1"
"""Changes with every change of what a variant's bytes are; it is a part of their addresses."""

WIDTHS = (400, 640, 960, 1280)
"""The page is 1,280 pixels wide, the column of an article 640."""

FORMATS = ("avif", "webp")
MOST_WIDTHS = 4
SMALL = 128 * 128
"""Pixels up to which a picture is one file: more of them would cost more than they save."""

BROAD = 2
"""A drawing that is wider than so many times the largest width is treated as a photograph: it is too large to keep."""

NEAR = 0.85
"""A width that comes so near to the picture's own is left out."""

MODEST = 500
"""The width that is enough for a cover or a portrait."""

MOST_BYTES = 80_000_000
MEGAPIXELS = 100
AT_ONCE = 0.5
"""The share of the pixels that is allowed to pictures that must be decoded whole: 50 million take up to 400 MB."""

READABLE = frozenset(("jpeg", "png", "gif", "webp", "avif", "tiff", "svg"))
STRIPPABLE = frozenset(("jpeg", "png", "gif", "webp", "svg"))
_MOVING = {"gif": "gif", "webp": "webp", "png": "png"}


class Variant(NamedTuple):
    """A file made of a picture: its suffix, its width, and how it is made.

    `how` is "lossy", "lossless", "moving", or "stripped": the original without its metadata.
    """

    form: str
    width: int
    how: str = "lossy"


class Recipe(NamedTuple):
    """What the paper wants: widths, modern formats beside the one that every browser reads, the largest picture."""

    widths: tuple[int, ...] = WIDTHS
    formats: tuple[str, ...] = FORMATS
    megapixels: int = MEGAPIXELS


def refusal(look: Look, size: int, recipe: Recipe) -> str:
    """Say why a picture of so many bytes cannot be shown, as the end of a sentence; "" where it can."""
    if size > MOST_BYTES:
        return f"its file has {size / 1e6:,.0f} MB; the limit is {MOST_BYTES / 1e6:,.0f} MB"
    if not look.kind:
        return "it is of no kind that is known, or damaged"
    if look.kind not in READABLE:
        return f"{look.kind.upper()} cannot be read here; save it as JPEG or PNG"
    if look.fault:
        return look.fault
    if not look.width and look.kind != "svg":
        return "its size cannot be told; it is damaged"
    pixels = look.width * look.height * look.frames / 1e6
    limit = recipe.megapixels * (AT_ONCE if look.whole and look.kind != "svg" else 1)
    if pixels > limit and look.kind != "svg":
        return f"it has {look.width:,} × {look.height:,} pixels{_frames(look)}; the limit is {limit:g} million"
    return ""


def _frames(look: Look) -> str:
    return f" in {look.frames:,} pictures" if look.frames > 1 else ""


def variants(look: Look, recipe: Recipe) -> tuple[Variant, ...]:
    """List the files of a picture, those in the form that every browser reads last."""
    if look.kind == "svg":
        return (Variant("svg", look.width, "stripped"),)
    if look.frames > 1:
        return tuple(_moving(look, recipe))
    widths: tuple[int, ...] = widths_of(look, recipe)
    if look.art and look.width <= BROAD * max(recipe.widths):
        widths = (look.width,)  # scaled down a drawing is a photograph of itself, and several times as large
        forms = [("webp", "lossless")] if "webp" in recipe.formats else []
        forms.append(("png", "lossless"))
    else:
        forms = [(form, "lossy") for form in recipe.formats]
        forms.append(("png", "lossless") if look.alpha else ("jpg", "lossy"))
    if look.width * look.height <= SMALL:
        forms = forms[-1:]
    return tuple(Variant(form, width, how) for form, how in forms for width in widths)


def modest(files: tuple[Variant, ...]) -> Variant:
    """Choose the file for a small place (a cover, a portrait) from a picture's: one that every browser reads.

    A drawing much wider than such a place is scaled for it, since there nobody sees its lines.
    """
    last = files[-1]
    if last.how == "lossless" and last.width > BROAD * MODEST and len({file.width for file in files}) == 1:
        return Variant("jpg", MODEST)
    same = (file for file in files if file.form == last.form and file.width >= MODEST)
    return next(same, last)


def only_stripped(look: Look) -> tuple[Variant, ...]:
    """List what can be made of a picture without the imaging library: the picture itself, stripped, if at all."""
    form = {"jpeg": "jpg"}.get(look.kind, look.kind)
    return (Variant(form, look.width, "stripped"),) if look.kind in STRIPPABLE else ()


def _moving(look: Look, recipe: Recipe) -> Iterator[Variant]:
    """A moving GIF also becomes a WebP; all others keep moving only as they are."""
    if look.kind == "gif" and "webp" in recipe.formats:
        yield Variant("webp", look.width, "moving")
    yield Variant(_MOVING[look.kind], look.width, "moving" if look.kind == "gif" else "stripped")


def widths_of(look: Look, recipe: Recipe) -> tuple[int, ...]:
    """The widths of a picture, never wider than it is."""
    most = max(recipe.widths)
    widest = min(look.width, most)
    return (*(width for width in sorted(set(recipe.widths)) if width < widest * NEAR), widest)[-MOST_WIDTHS:]


def height_at(look: Look, width: int) -> int:
    """The height of a picture at a width, in whole pixels."""
    return max(1, round(look.height * width / look.width)) if look.width else 0
