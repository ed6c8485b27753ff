"""Sizes and kinds of pictures, told by what the files hold."""

from __future__ import annotations

import struct
import time
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from broadsheet.imaging import kind_of, measure


def png(width: int, height: int) -> bytes:
    """A grey PNG, written by hand by its specification (RFC 2083)."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + b"\x80" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def jpeg(width: int, height: int, orientation: int = 1) -> bytes:
    """The head of a JPEG with an Exif orientation (Exif 2.3, 4.5.4), as far as a size can be read from it."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    exif = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + b"\0\0\0\0"
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
        + b"\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xd9"
    )  # fmt: skip


GIF = b"GIF89a" + struct.pack("<HH", 7, 5) + b"\0\0\0;"
SVG = b'<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"/>'


@pytest.mark.parametrize("size", [(1, 1), (640, 480), (3, 2000)])
def test_a_picture_is_measured(size: tuple[int, int]) -> None:
    assert measure(png(*size)) == size
    assert measure(jpeg(*size)) == size


def test_gif_and_svg_are_measured() -> None:
    assert measure(GIF) == (7, 5)
    assert measure(SVG) == (120, 80)


def test_a_photograph_that_was_taken_upright_is_measured_upright() -> None:
    assert measure(jpeg(640, 480, orientation=6)) == (480, 640)
    assert measure(jpeg(640, 480, orientation=3)) == (640, 480)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (png(1, 1), "png"),
        (jpeg(1, 1), "jpeg"),
        (GIF, "gif"),
        (SVG, "svg"),
        (b"\xef\xbb\xbf<svg/>".replace(b"/", b" /"), "svg"),
        (b'<!DOCTYPE svg PUBLIC "x" "y">\n<svg>', "svg"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b"\0\0\0\x1cftypavif\0\0\0\0", "avif"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "heic"),
        (b"II*\x00\x08\0\0\0", "tiff"),
        (b"<html><svg></svg></html>", ""),
        (b"%PDF-1.7", ""),
        (b"", ""),
    ],
)
def test_the_kind_is_told_by_what_the_file_holds(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize("cut", [0, 8, 12, 20, 24])
def test_a_picture_that_is_cut_off_has_no_size_or_its_own(cut: int) -> None:
    assert measure(png(640, 480)[:cut]) in ((0, 0), (640, 480))


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF1234WEBP", b"<svg "]),
)
@example(b"", b"II*\x00")
@example(b"\xff\xff\xff\xff", b"MM\x00*")
@example(b" width='1e999' height='x'>", b"<svg ")
@example(b"", b"\0\0\0\x1cftypavif")
def test_no_bytes_make_measuring_fail(rest: bytes, start: bytes) -> None:
    width, height = measure(start + rest)
    assert (width, height) == (0, 0) or min(width, height) > 0


def test_a_file_made_to_hold_up_the_reader_is_told_in_no_time() -> None:
    start = time.process_time()
    for part in (b"<!---->", b"<!DOCTYPE[]>", b"<!DOCTYPE[", b"<!--", b"<?x?>", b" "):
        assert kind_of(part * 2000) == ""
    assert time.process_time() - start < 1
