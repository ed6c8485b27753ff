"""What a file's own fields say to the reader, written by a second tool or by hand after their specifications."""

from __future__ import annotations

import pytest

from broadsheet.imaging.captions import LONGEST
from broadsheet.imaging.look import look

from .samples import XMP, camera_jpeg, gradient, iptc, saved, with_segment

PLAIN = saved(gradient(60, 40), "JPEG")


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "PNG"])
def test_caption_credit_and_alternative_text_are_read_from_xmp(form: str) -> None:
    if form == "PNG":
        from PIL.PngImagePlugin import PngInfo

        said = PngInfo()
        said.add_itxt("XML:com.adobe.xmp", XMP)
        data = saved(gradient(60, 40), form, pnginfo=said)
    else:
        data = saved(gradient(60, 40), form, xmp=XMP.encode())
    seen = look(data)
    assert (seen.caption, seen.credit, seen.alt) == ("The wall at dawn", "Harbour & Moor", "A cracked wall")


def test_without_a_credit_the_maker_is_credited() -> None:
    data = saved(gradient(60, 40), "JPEG", xmp=XMP.replace("photoshop:Credit", "photoshop:Other").encode())
    assert look(data).credit == "Lena Voss"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_caption_and_credit_are_read_from_iptc(encoding: str) -> None:
    block = iptc({120: "Die Mauer – früh".encode(encoding), 80: b"Lena Voss", 110: b"Agency"})
    seen = look(with_segment(PLAIN, 0xED, block))
    assert (seen.caption, seen.credit, seen.alt) == ("Die Mauer – früh", "Agency", "")


def test_xmp_goes_before_iptc() -> None:
    seen = look(with_segment(camera_jpeg(), 0xED, iptc({120: b"Old", 110: b"Old"})))
    assert (seen.caption, seen.credit) == ("The wall at dawn", "Harbour & Moor")


def test_what_a_camera_calls_a_description_is_no_caption() -> None:
    from PIL import Image

    made = Image.Exif()
    made[0x010E] = "OLYMPUS DIGITAL CAMERA"
    assert look(saved(gradient(60, 40), "JPEG", exif=made)).caption == ""


def test_a_long_caption_is_cut_and_control_characters_go() -> None:
    block = iptc({120: b"A\x00\x1bB\r\n C " + b"x" * 5000})
    caption = look(with_segment(PLAIN, 0xED, block)).caption
    assert caption.startswith("AB C x")
    assert len(caption) == LONGEST


BILLION = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + XMP.replace("Harbour", "&b;")


@pytest.mark.parametrize("packet", ["<broken", BILLION, "", "<a>" * 5000, "\x00"])
def test_a_packet_that_is_broken_or_bad_says_nothing(packet: str) -> None:
    seen = look(saved(gradient(60, 40), "JPEG", xmp=packet.encode()))
    assert (seen.caption, seen.credit, seen.alt) == ("", "", "")
    assert (seen.width, seen.height) == (60, 40)


def test_a_torn_iptc_block_says_what_is_left() -> None:
    whole = iptc({120: b"The wall", 110: b"Agency"})
    for end in range(len(whole)):
        seen = look(with_segment(PLAIN, 0xED, whole[:end]))
        assert "The wall".startswith(seen.caption)
