"""Pictures made by a second tool (Pillow), with all that cameras and desks write into files.

In: sizes and formats. Out: bytes.
"""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

SECRETS = (b"SERIAL-4711", b"Nikita", b"GPSSECRET", b"HARBOURCAM", b"DRAFT-NOTE")
"""What must never be published."""

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
 photoshop:Credit="Harbour &amp; Moor" aux:SerialNumber="SERIAL-4711">
 <dc:description><rdf:Alt><rdf:li xml:lang="de">Die Mauer</rdf:li><rdf:li xml:lang="x-default">The wall at
 dawn</rdf:li></rdf:Alt></dc:description><dc:creator><rdf:Seq><rdf:li>Lena Voss</rdf:li></rdf:Seq></dc:creator>
 <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A cracked wall</rdf:li></rdf:Alt>
 </Iptc4xmpCore:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def gradient(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture whose left is dark, whose right is bright, whose top is greener than its foot."""
    image = Image.new("RGB", (width, height))
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (across, down.point(lambda value: 255 - value), across))
    return image if mode == "RGB" else image.convert(mode)


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    """The bytes of an image in a format."""
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    """A picture's pixels, read by the second tool."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def exif(orientation: int = 1) -> Image.Exif:
    """What a telephone writes: owner, serial number, place, which way is up."""
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = "HARBOURCAM"
    made[0x013B] = "Nikita"
    made.get_ifd(0x8769)[0xA431] = "SERIAL-4711"
    made.get_ifd(0x8825)[1] = "N"
    made.get_ifd(0x8825)[2] = (50.0, 20.0, 11.0)
    made.get_ifd(0x8825)[29] = "GPSSECRET"
    return made


def camera_jpeg(width: int = 600, height: int = 400, orientation: int = 1, **options: Any) -> bytes:
    """A JPEG with Exif, XMP and a comment."""
    image = gradient(width, height)
    return saved(image, "JPEG", quality=90, exif=exif(orientation), xmp=XMP.encode(), comment=b"DRAFT-NOTE", **options)


def desk_png(image: Image.Image) -> bytes:
    """A PNG with Exif and comments."""
    said = PngInfo()
    said.add_text("Author", "Nikita")
    said.add_itxt("Comment", "DRAFT-NOTE", zip=False)
    return saved(image, "PNG", exif=exif(), pnginfo=said)


def iptc(fields: dict[int, bytes]) -> bytes:
    """A Photoshop block with IPTC fields of record 2, by their specification (IIM 4.2; Image Resource Blocks)."""
    data = b"".join(
        b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(text)) + text for number, text in fields.items()
    )
    other = b"8BIM" + struct.pack(">H", 0x03ED) + b"\x03abc" + struct.pack(">I", 3) + b"xyz\0"
    return (
        b"Photoshop 3.0\0" + other + b"8BIM" + struct.pack(">H", 0x0404) + b"\0\0" + struct.pack(">I", len(data)) + data
    )


def with_segment(jpeg: bytes, marker: int, content: bytes) -> bytes:
    """A JPEG with one more segment at its head."""
    return jpeg[:2] + b"\xff" + bytes([marker]) + struct.pack(">H", len(content) + 2) + content + jpeg[2:]


def hollow_png(width: int, height: int, interlaced: bool = False) -> bytes:
    """A PNG of so many black pixels, its zeros packed to next to nothing: a bomb where it is large (RFC 2083)."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, int(interlaced))
    packer = zlib.compressobj(1)
    rows = min(height, 500)  # what is missing at the end makes the file damaged, not smaller in memory
    packed = b"".join(packer.compress(b"\0" * (1 + 3 * width)) for _ in range(rows)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
