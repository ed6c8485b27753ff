"""Pictures decoded, scaled and encoded: the one user of the imaging library beside `focus` and `cards`.

In: a picture's bytes and the variants wanted. Out: their bytes, upright, in sRGB, without metadata. A picture is
decoded once, at the largest width wanted and no larger where its format can do so. Works with one thread: the cores are
shared out by picture (`darkroom`). Must not be imported where a process may fork later.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

from broadsheet.imaging.variants import Variant

# Must stand before the library is loaded.
os.environ["VIPS_CONCURRENCY"] = "1"
os.environ.setdefault("VIPS_WARNING", "1")  # what it has to say comes as an exception

import pyvips

pyvips.cache_set_max(0)

ANY_HEIGHT = 10_000_000
JPEG = {"Q": 80, "optimize_coding": True, "interlace": True}
WEBP = {"Q": 77, "effort": 2}
AVIF = {"Q": 52, "effort": 2, "compression": "av1"}
"""Effort 4 costs seven times as much as effort 2 and saves a few bytes in a hundred."""

PNG = {"compression": 9}
FEW_COLOURS = 256

Fault = pyvips.Error


def develop(data: bytes, wanted: Sequence[Variant]) -> Iterator[tuple[Variant, bytes, bool]]:
    """Yield each variant with its bytes and whether the picture is damaged; raise `Fault` where it is past reading."""
    still = [variant for variant in wanted if variant.how in ("lossy", "lossless")]
    if still:
        largest, damaged = _decoded(data, max(variant.width for variant in still))
        for width in sorted({variant.width for variant in still}, reverse=True):
            scaled = largest if width >= largest.width else _scaled(largest, width)
            for variant in still:
                if variant.width == width:
                    yield variant, _encoded(scaled, variant), damaged
    for variant in wanted:
        if variant.how == "moving":
            yield variant, _moving(data, variant.form), False


def webp_of(width: int, height: int, pixels: bytes) -> bytes:
    """Encode pixels in rows, three bytes each (red, green, blue), as a WebP for reading: a printed page."""
    image = pyvips.Image.new_from_memory(pixels, width, height, 3, "uchar").copy(interpretation="srgb")
    return _bytes(image.webpsave_buffer(keep="none", Q=80, effort=2))


def _decoded(data: bytes, width: int) -> tuple[pyvips.Image, bool]:
    """The picture at a width, in memory; what is left of a damaged one, its lost parts grey."""
    try:
        return _thumbnail(data, width, "[fail_on=truncated]"), False
    except Fault:
        return _thumbnail(data, width, "[fail_on=none]"), True


def _thumbnail(data: bytes, width: int, options: str) -> pyvips.Image:
    image = pyvips.Image.thumbnail_buffer(data, width, height=ANY_HEIGHT, size="down", option_string=options)
    return _plain(image).copy_memory()


def _plain(image: pyvips.Image) -> pyvips.Image:
    """The picture in sRGB or grey, eight bits a channel; colours are changed after scaling, when there are fewer."""
    if image.interpretation == "cmyk" or image.get_typeof("icc-profile-data"):
        image = _in_srgb(image)
    if image.interpretation not in ("srgb", "b-w"):
        image = image.colourspace("srgb")
    return image if image.format == "uchar" else image.cast("uchar")


def _in_srgb(image: pyvips.Image) -> pyvips.Image:
    """Change from the picture's own profile; one that is broken or of another kind of colours counts for nothing."""
    standard = "cmyk" if image.interpretation == "cmyk" else "srgb"
    try:
        return image.icc_transform("srgb", embedded=True, input_profile=standard, intent="relative").copy_memory()
    except Fault:
        return image


def _scaled(image: pyvips.Image, width: int) -> pyvips.Image:
    return image.thumbnail_image(width, height=ANY_HEIGHT, size="down").copy_memory()


def _encoded(image: pyvips.Image, variant: Variant) -> bytes:
    if variant.form == "jpg":
        flat = image.flatten(background=255) if image.hasalpha() else image
        return _bytes(flat.jpegsave_buffer(keep="none", **JPEG))
    if variant.form == "avif":
        return _bytes(image.heifsave_buffer(keep="none", **AVIF))
    if variant.form == "webp":
        lossless = variant.how == "lossless"
        return _bytes(image.webpsave_buffer(keep="none", lossless=lossless, **WEBP))
    return _png(image)


def _png(image: pyvips.Image) -> bytes:
    """A PNG with a palette where that loses nothing."""
    full = _bytes(image.pngsave_buffer(keep="none", **PNG))
    packed = _bytes(image.pngsave_buffer(keep="none", palette=True, Q=100, dither=0, **PNG))
    return packed if len(packed) < len(full) and _same(image, packed) else full


def _same(image: pyvips.Image, packed: bytes) -> bool:
    other = pyvips.Image.pngload_buffer(packed)
    if other.bands != image.bands:
        other = other.colourspace(image.interpretation)
        other = other if image.hasalpha() else other.flatten()
    return bool(other.bands == image.bands and (other - image).abs().max() == 0)


def _moving(data: bytes, form: str) -> bytes:
    image = pyvips.Image.new_from_buffer(data, "", n=-1, access="sequential")
    if form == "webp":
        return _bytes(image.webpsave_buffer(keep="none", **WEBP))
    return _bytes(image.gifsave_buffer(keep="none", reuse=True))


def _bytes(value: Any) -> bytes:
    return bytes(value)
