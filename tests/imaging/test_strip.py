"""Files freed of what they say, their pixels untouched; a second tool (Pillow) looks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.imaging.strip import stripped

from .samples import SECRETS, XMP, camera_jpeg, desk_png, exif, gradient, opened, saved


def moving(form: str) -> bytes:
    frames = [gradient(60, 40).rotate(turn) for turn in (0, 90, 180)]
    options = {"comment": b"DRAFT-NOTE"} if form == "GIF" else {"exif": exif()} if form != "WEBP" else {}
    if form == "WEBP":
        options = {"exif": exif(), "xmp": XMP.encode()}
    return saved(frames[0], form, save_all=True, append_images=frames[1:], duration=100, loop=0, **options)


@pytest.mark.parametrize(
    "source",
    [
        camera_jpeg(),
        camera_jpeg(progressive=True),
        desk_png(gradient(60, 40)),
        desk_png(gradient(60, 40).quantize(9)),
        saved(gradient(60, 40), "WEBP", exif=exif(), xmp=XMP.encode()),
        moving("GIF"),
        moving("WEBP"),
        moving("PNG"),
    ],
)
def test_the_pixels_stay_and_the_words_go(source: bytes) -> None:
    assert [secret for secret in SECRETS if secret in source]
    bare = stripped(source)
    assert not [secret for secret in SECRETS if secret in bare]
    before, after = opened(source), opened(bare)
    assert getattr(after, "n_frames", 1) == getattr(before, "n_frames", 1)
    for frame in range(getattr(before, "n_frames", 1)):
        before.seek(frame)
        after.seek(frame)
        assert after.convert("RGB").tobytes() == before.convert("RGB").tobytes()
    assert after.info.get("loop") == before.info.get("loop")
    assert stripped(bare) == bare


@pytest.mark.parametrize("way", [1, 3, 6, 8])
def test_which_way_is_up_stays(way: int) -> None:
    left = dict(opened(stripped(camera_jpeg(orientation=way))).getexif())
    assert left == ({} if way == 1 else {0x0112: way})


def test_colours_stay_and_what_stands_behind_the_picture_goes() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    source = saved(gradient(60, 40), "JPEG", icc_profile=profile) + b"<script>"
    bare = stripped(source)
    assert opened(bare).info["icc_profile"] == profile
    assert bare.endswith(b"\xff\xd9")


TORN = [camera_jpeg(30, 20), desk_png(gradient(30, 20)), moving("GIF"), moving("WEBP")]


@settings(deadline=None)
@given(st.data())
def test_no_torn_file_makes_it_fail(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(TORN))
    end = data.draw(st.integers(13, len(source)))
    at = data.draw(st.integers(13, len(source) - 1))
    torn = bytearray(source[:end])
    if at < end:
        torn[at] = data.draw(st.integers(0, 255))
    stripped(bytes(torn))


def test_a_kind_that_cannot_be_stripped_is_refused() -> None:
    with pytest.raises(ValueError, match="avif"):
        stripped(saved(gradient(30, 20), "AVIF"))
