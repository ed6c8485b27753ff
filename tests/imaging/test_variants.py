"""Which files are made of which picture, decided without decoding it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.imaging.look import Look, look
from broadsheet.imaging.order import name_of
from broadsheet.imaging.variants import Recipe, Variant, height_at, modest, only_stripped, refusal, variants, widths_of

from .samples import gradient, hollow_png, saved

PHOTO = Look("jpeg", 4000, 3000, whole=False)
RECIPE = Recipe()


def test_a_photograph_becomes_four_widths_in_three_formats() -> None:
    found = variants(PHOTO, RECIPE)
    assert [(one.form, one.width) for one in found] == [
        (form, width) for form in ("avif", "webp", "jpg") for width in (400, 640, 960, 1280)
    ]
    assert {one.how for one in found} == {"lossy"}


@given(st.integers(1, 30_000), st.lists(st.integers(16, 8192), min_size=1, max_size=4))
def test_no_variant_is_wider_than_the_original_and_there_are_at_most_four(width: int, wanted: list[int]) -> None:
    found = widths_of(Look("jpeg", width, 100), Recipe(tuple(wanted)))
    assert 1 <= len(found) <= 4
    assert list(found) == sorted(set(found))
    assert found[-1] == min(width, max(wanted))


def test_a_width_close_to_the_original_is_left_out() -> None:
    assert widths_of(Look("jpeg", 700, 500), RECIPE) == (400, 700)


def test_heights_keep_the_proportions() -> None:
    assert height_at(PHOTO, 400) == 300
    assert height_at(Look("jpeg", 3000, 1), 400) == 1


def test_a_drawing_keeps_its_pixels() -> None:
    found = variants(Look("png", 1400, 900, art=True), RECIPE)
    assert found == (Variant("webp", 1400, "lossless"), Variant("png", 1400, "lossless"))


def test_a_drawing_that_is_very_wide_is_scaled_like_a_photograph() -> None:
    assert {one.form for one in variants(Look("png", 6000, 900, art=True), RECIPE)} == {"avif", "webp", "jpg"}


def test_a_photograph_that_is_transparent_falls_back_to_png() -> None:
    assert {one.form for one in variants(Look("png", 900, 900, alpha=True), RECIPE)} == {"avif", "webp", "png"}


def test_a_tiny_picture_is_one_file() -> None:
    assert variants(Look("jpeg", 128, 128), RECIPE) == (Variant("jpg", 128),)


def test_a_moving_gif_also_becomes_a_webp_and_other_moving_ones_stay_as_they_are() -> None:
    assert variants(Look("gif", 300, 200, frames=9), RECIPE) == (
        Variant("webp", 300, "moving"),
        Variant("gif", 300, "moving"),
    )
    assert variants(Look("webp", 300, 200, frames=9), RECIPE) == (Variant("webp", 300, "stripped"),)


def test_formats_that_the_paper_does_not_want_are_not_made() -> None:
    assert {one.form for one in variants(PHOTO, Recipe(formats=()))} == {"jpg"}


def test_without_the_library_only_what_can_be_stripped_is_published() -> None:
    assert only_stripped(PHOTO) == (Variant("jpg", 4000, "stripped"),)
    assert only_stripped(Look("tiff", 40, 40)) == ()


@pytest.mark.parametrize(
    ("seen", "size", "reason"),
    [
        (PHOTO, 1, ""),
        (PHOTO, 80_000_001, "its file has 80 MB; the limit is 80 MB"),
        (Look("png", 20_000, 20_000, whole=False), 1, "it has 20,000 × 20,000 pixels; the limit is 100 million"),
        (Look("png", 20_000, 5_000, whole=False), 1, ""),
        (Look("png", 20_000, 5_000, whole=True), 1, "it has 20,000 × 5,000 pixels; the limit is 50 million"),
        (Look("gif", 1000, 1000, frames=51), 1, "it has 1,000 × 1,000 pixels in 51 pictures; the limit is 50 million"),
        (Look("heic", 10, 10), 1, "HEIC cannot be read here; save it as JPEG or PNG"),
        (Look("bmp", 10, 10), 1, "BMP cannot be read here; save it as JPEG or PNG"),
        (Look(""), 0, "it is of no kind that is known, or damaged"),
        (Look("jpeg"), 10, "its size cannot be told; it is damaged"),
        (Look("svg", fault="it declares entities"), 10, "it declares entities"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_its_limit(seen: Look, size: int, reason: str) -> None:
    assert refusal(seen, size, RECIPE) == reason


def test_a_bomb_is_seen_from_outside() -> None:
    assert "30,000 × 30,000" in refusal(look(hollow_png(30_000, 30_000)), 1000, RECIPE)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (saved(gradient(300, 200), "JPEG"), ("jpeg", False, False, False)),
        (saved(gradient(300, 200), "JPEG", progressive=True), ("jpeg", False, False, True)),
        (saved(gradient(300, 200).quantize(16), "PNG"), ("png", False, True, False)),
        (saved(gradient(300, 200, "RGBA"), "PNG"), ("png", True, True, False)),
        (saved(gradient(300, 200, "RGBA"), "WEBP"), ("webp", False, False, True)),
        (saved(gradient(300, 200), "GIF"), ("gif", False, True, True)),
        (saved(gradient(300, 200, "RGBA"), "TIFF"), ("tiff", True, False, True)),
        (saved(gradient(300, 200), "AVIF"), ("avif", False, False, True)),
        (hollow_png(300, 200, interlaced=True), ("png", False, True, True)),
    ],
)
def test_facts_are_told_from_outside(data: bytes, expected: tuple[str, bool, bool, bool]) -> None:
    seen = look(data)
    assert (seen.kind, seen.alpha, seen.art, seen.whole) == expected
    assert (seen.width, seen.height, seen.frames) == (300, 200, 1)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_the_pictures_of_a_moving_one_are_counted(form: str) -> None:
    frames = [gradient(30, 20).rotate(turn) for turn in (0, 90, 180)]
    assert look(saved(frames[0], form, save_all=True, append_images=frames[1:], duration=100)).frames == 3


def test_names_differ_by_all_that_goes_into_the_bytes() -> None:
    names = [name_of("a" * 64, Variant("jpg", 400)), name_of("b" * 64, Variant("jpg", 400))]
    names += [name_of("a" * 64, Variant("jpg", 640)), name_of("a" * 64, Variant("png", 400, "lossless"))]
    assert len({name.partition(".")[0] for name in names}) == 4


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (PHOTO, Variant("jpg", 640)),
        (Look("jpeg", 300, 200), Variant("jpg", 300)),
        (Look("png", 900, 900, art=True), Variant("png", 900, "lossless")),
        (Look("png", 1400, 900, art=True), Variant("jpg", 500)),
        (Look("gif", 1400, 900, frames=3, art=True), Variant("gif", 1400, "moving")),
    ],
)
def test_a_small_place_gets_one_modest_file(seen: Look, expected: Variant) -> None:
    assert modest(variants(seen, RECIPE)) == expected
