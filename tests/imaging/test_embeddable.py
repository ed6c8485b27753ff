"""Which pictures may stand in a PDF for archives as they are."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms

from broadsheet.imaging.embeddable import embeddable

from .samples import camera_jpeg, gradient, hollow_png, saved

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def sixteen_bits() -> bytes:
    out = io.BytesIO()
    Image.new("I;16", (8, 8)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "data", "fits"),
    [
        ("jpeg", camera_jpeg(), True),
        ("jpeg", saved(gradient(60, 40, "L"), "JPEG"), True),
        ("jpeg", saved(gradient(60, 40), "JPEG", progressive=True), True),
        ("jpeg", saved(gradient(60, 40).convert("CMYK"), "JPEG"), False),
        ("jpeg", saved(gradient(60, 40), "JPEG", icc_profile=PROFILE), False),
        ("jpeg", camera_jpeg()[:-400], False),
        ("png", saved(gradient(60, 40), "PNG"), True),
        ("png", saved(gradient(60, 40).convert("P"), "PNG"), True),
        ("png", hollow_png(60, 40, interlaced=True), True),
        ("png", saved(gradient(60, 40), "PNG", icc_profile=PROFILE), False),
        ("png", sixteen_bits(), False),
        ("png", saved(gradient(60, 40), "PNG")[:-20], False),
        ("png", saved(gradient(60, 40), "PNG").replace(b"IDAT", b"IDAT", 1)[:-30] + b"\0" * 30, False),
        ("webp", saved(gradient(60, 40), "WEBP"), False),
        ("gif", saved(gradient(60, 40).convert("P"), "GIF"), False),
    ],
)
def test_a_picture_may_stand_as_it_is_or_not(kind: str, data: bytes, fits: bool) -> None:
    assert embeddable(kind, data) is fits
