"""Pictures made whole: looked at and decoded by a second tool, Pillow, as a browser would show them."""

from __future__ import annotations

import pickle
import struct
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageOps

from broadsheet.imaging import cache, darkroom
from broadsheet.imaging.look import look
from broadsheet.imaging.order import PictureOrder
from broadsheet.imaging.variants import Recipe, Variant, variants

from .samples import SECRETS, camera_jpeg, desk_png, gradient, hollow_png, opened, saved


def order_of(folder: Path, data: bytes, *wanted: Variant) -> PictureOrder:
    file = folder / "picture"
    file.write_bytes(data)
    digest = sha256(data).hexdigest()
    return PictureOrder(str(file), digest, str(folder / "cache"), wanted or variants(look(data), Recipe()))


def made(folder: Path, data: bytes, *wanted: Variant) -> dict[Variant, bytes]:
    """Every variant of a picture, by the way of the press: all at once into the cache, and out of it again."""
    order = order_of(folder, data, *wanted)
    darkroom.develop_all([order], 1, lambda _: None)
    return {one: darkroom.picture(order._replace(variants=(one,))).content for one in order.variants}


def test_a_photograph_has_its_sizes_and_kinds(tmp_path: Path) -> None:
    files = made(tmp_path, camera_jpeg(1500, 1000))
    kinds = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}
    assert len(files) == 12
    for variant, data in files.items():
        image = opened(data)
        assert image.format == kinds[variant.form]
        assert image.size == (variant.width, round(variant.width * 1000 / 1500))


def test_what_the_camera_wrote_is_gone(tmp_path: Path) -> None:
    source = camera_jpeg(300, 200)
    assert all(secret in source for secret in SECRETS)
    for data in (*made(tmp_path, source).values(), *made(tmp_path, desk_png(gradient(300, 200))).values()):
        assert not [secret for secret in SECRETS if secret in data]
        image = opened(data)
        assert dict(image.getexif()) == {}
        assert not {"exif", "xmp", "comment", "photoshop", "XML:com.adobe.xmp"} & image.info.keys()


@pytest.mark.parametrize("way", range(1, 9))
def test_a_picture_is_upright_whatever_the_camera_said(way: int, tmp_path: Path) -> None:
    source = saved(gradient(300, 200), "JPEG", quality=95, exif=exif_of(way))
    shown = ImageOps.exif_transpose(opened(source))
    assert shown is not None
    seen = look(source)
    assert (seen.width, seen.height) == shown.size
    wanted = Variant("jpg", seen.width)
    image = opened(made(tmp_path, source, wanted)[wanted])
    assert image.size == shown.size
    for point in ((5, 5), (shown.size[0] - 6, 5), (5, shown.size[1] - 6)):
        assert near(image.getpixel(point), shown.getpixel(point))


def exif_of(way: int) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = way
    return made


def near(one: object, other: object, by: int = 12) -> bool:
    assert isinstance(one, tuple)
    assert isinstance(other, tuple)
    return all(abs(a - b) <= by for a, b in zip(one[:3], other[:3], strict=True))


@pytest.mark.parametrize(("form", "kind"), [("PNG", "png"), ("WEBP", "webp"), ("TIFF", "tiff")])
def test_orientation_is_honoured_in_other_kinds_too(form: str, kind: str, tmp_path: Path) -> None:
    source = saved(gradient(300, 200), form, exif=exif_of(6))
    seen = look(source)
    assert (seen.kind, seen.width, seen.height) == (kind, 200, 300)
    wanted = Variant("jpg", 200)
    assert opened(made(tmp_path, source, wanted)[wanted]).size == (200, 300)


def swapped_profile() -> bytes:
    """An sRGB profile whose red and blue are exchanged: whoever ignores it shows the wrong colours."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", data[128:132])[0]
    places = {bytes(data[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    red, blue = places[b"rXYZ"], places[b"bXYZ"]
    data[red + 4 : red + 12], data[blue + 4 : blue + 12] = data[blue + 4 : blue + 12], data[red + 4 : red + 12]
    return bytes(data)


def test_an_embedded_profile_is_honoured(tmp_path: Path) -> None:
    source = saved(Image.new("RGB", (200, 200), (230, 40, 40)), "JPEG", icc_profile=swapped_profile(), quality=95)
    wanted = Variant("jpg", 200)
    image = opened(made(tmp_path, source, wanted)[wanted])
    assert near(image.getpixel((100, 100)), (40, 40, 230), 25)
    assert "icc_profile" not in image.info


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "RGBA", "LA", "I;16"])
def test_every_kind_of_pixels_becomes_what_browsers_show(mode: str, tmp_path: Path) -> None:
    image = (
        gradient(300, 200, "L").point(lambda value: value * 256, "I") if mode == "I;16" else gradient(300, 200, mode)
    )
    source = saved(image.convert("I;16") if mode == "I;16" else image, "JPEG" if mode == "CMYK" else "PNG")
    for variant, data in made(tmp_path, source).items():
        shown = opened(data).convert("RGB")
        assert shown.size == (variant.width, round(variant.width * 2 / 3))
        left, right = (shown.resize((4, 1), Image.Resampling.BOX).getpixel((at, 0)) for at in (0, 3))
        assert isinstance(left, tuple)
        assert isinstance(right, tuple)
        assert left[0] + 50 < right[0]


def test_a_transparent_picture_stays_transparent(tmp_path: Path) -> None:
    image = gradient(300, 200, "RGBA")
    image.putalpha(Image.linear_gradient("L").resize((300, 200)))
    for data in made(tmp_path, saved(image, "PNG")).values():
        shown = opened(data).convert("RGBA")
        assert shown.getpixel((150, 2))[3] < 20  # type: ignore[index]
        assert shown.getpixel((150, 197))[3] > 235  # type: ignore[index]


def test_a_drawing_loses_nothing(tmp_path: Path) -> None:
    drawn = gradient(300, 200).quantize(12)
    for data in made(tmp_path, saved(drawn, "PNG")).values():
        assert opened(data).convert("RGB").tobytes() == drawn.convert("RGB").tobytes()


@pytest.mark.parametrize("options", [{"progressive": True}, {}])
def test_a_torn_photograph_shows_what_is_left_and_says_so(options: dict[str, bool], tmp_path: Path) -> None:
    whole = camera_jpeg(1200, 800, **options)
    order = order_of(tmp_path, whole[: len(whole) * 2 // 3], Variant("jpg", 640))
    found = darkroom.picture(order)
    assert found.damaged
    assert opened(found.content).size == (640, 427)
    assert near(opened(found.content).getpixel((600, 20)), opened(whole).getpixel((1125, 37)), 40)


def test_what_holds_no_picture_is_damaged_past_reading(tmp_path: Path) -> None:
    head = saved(gradient(60, 40), "PNG")[:33]
    with pytest.raises(darkroom.DamagedError):
        darkroom.picture(order_of(tmp_path, head, Variant("png", 60, "lossless")))


def test_a_moving_gif_keeps_moving(tmp_path: Path) -> None:
    frames = [gradient(200, 150).rotate(turn).quantize(32) for turn in (0, 90, 180)]
    source = saved(
        frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100, loop=0, comment=b"DRAFT-NOTE"
    )
    files = made(tmp_path, source)
    assert {variant.form for variant in files} == {"webp", "gif"}
    for data in files.values():
        image = opened(data)
        assert (image.size, getattr(image, "n_frames", 1)) == ((200, 150), 3)
        assert b"DRAFT-NOTE" not in data


def test_what_hides_in_or_behind_a_picture_is_gone(tmp_path: Path) -> None:
    evil = b"<script>alert(1)</script>"
    gif = saved(gradient(200, 150).quantize(32), "GIF", comment=evil)
    jpeg = saved(gradient(200, 150), "JPEG", comment=evil) + evil
    for source in (gif, jpeg, saved(gradient(200, 150), "PNG") + evil):
        assert evil in source
        assert not [data for data in made(tmp_path, source).values() if evil in data]


def test_a_picture_of_twenty_thousand_pixels_is_made_in_little_memory(tmp_path: Path) -> None:
    data = hollow_png(20_000, 4_999)
    order = order_of(tmp_path, data, Variant("jpg", 1280))
    (tmp_path / "order").write_bytes(pickle.dumps(order))
    code = (
        "import pickle, resource, sys; from broadsheet.imaging import darkroom; "
        "darkroom.picture(pickle.load(sys.stdin.buffer)); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    with (tmp_path / "order").open("rb") as given:
        done = subprocess.run([sys.executable, "-c", code], stdin=given, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 500_000  # KiB
    assert opened(darkroom.picture(order).content).size == (1280, 320)


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    source = camera_jpeg(700, 500)
    assert made(tmp_path, source) == made(tmp_path / "b", source)


def test_the_eye_is_drawn_to_the_only_thing_there_is(tmp_path: Path) -> None:
    image = Image.new("RGB", (800, 400), (128, 128, 128))
    image.paste((220, 30, 30), (640, 80, 760, 200))
    across, down = map(float, darkroom.focus(order_of(tmp_path, saved(image, "JPEG"))._replace(variants=())).split(","))
    assert 0.75 < across <= 1
    assert down < 0.6


def test_a_file_that_has_changed_is_told(tmp_path: Path) -> None:
    order = order_of(tmp_path, camera_jpeg(300, 200), Variant("jpg", 300))
    Path(order.file).write_bytes(camera_jpeg(310, 200))
    with pytest.raises(darkroom.ChangedError):
        darkroom.picture(order)
    Path(order.file).unlink()
    with pytest.raises(darkroom.ChangedError):
        darkroom.picture(order)


def test_a_torn_or_foreign_file_in_the_cache_is_not_trusted(tmp_path: Path) -> None:
    order = order_of(tmp_path, camera_jpeg(300, 200), Variant("jpg", 300))
    right = darkroom.picture(order).content
    (file,) = [path for path in (tmp_path / "cache").rglob("*.jpg")]
    kept = file.read_bytes()
    for bad in (kept[:-1], kept[:60], b"", kept[:-1] + bytes([kept[-1] ^ 1]), right):
        file.write_bytes(bad)
        assert cache.load(str(tmp_path / "cache"), file.name) is None
        assert darkroom.picture(order).content == right
        assert file.read_bytes() == kept


def test_what_is_in_the_cache_is_not_made_again(tmp_path: Path) -> None:
    order = order_of(tmp_path, camera_jpeg(300, 200), Variant("jpg", 300))
    right = darkroom.picture(order).content
    Path(order.file).unlink()
    assert darkroom.picture(order).content == right


def test_where_the_cache_cannot_be_written_pictures_are_made_all_the_same(tmp_path: Path) -> None:
    order = order_of(tmp_path, camera_jpeg(300, 200), Variant("jpg", 300))
    (tmp_path / "cache").write_text("in the way")
    darkroom.develop_all([order], 2, lambda _: None)
    assert opened(darkroom.picture(order).content).size == (300, 200)


def test_pixels_become_webp_in_their_order_whoever_encodes_them() -> None:
    colours = [bytes((red, 40, 80)) for red in (0, 100, 200)]
    made = list(darkroom.webps(((64, 48, colour * 64 * 48) for colour in colours), 2))
    for colour, data in zip(colours, made, strict=True):
        picture = opened(data)
        assert (picture.format, picture.size) == ("WEBP", (64, 48))
        assert all(
            abs(one - two) < 8 for one, two in zip(picture.convert("RGB").getpixel((30, 20)), colour, strict=True)
        )
    assert made == list(darkroom.webps(((64, 48, colour * 64 * 48) for colour in colours), 1))
