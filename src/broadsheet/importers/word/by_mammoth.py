"""DOCX → HTML by mammoth, which is always there: the only door to it.

In: the bytes of a file that was opened safely and put in order, and how its pictures are called. Out: HTML with notes
as pairs of anchors, and what mammoth says that it passed over. Knows no article.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import mammoth

STYLES = "\n".join(
    (
        "p[style-name='Quote'] => blockquote > p:fresh",
        "p[style-name='Intense Quote'] => blockquote > p:fresh",
        "p[style-name='Source Code'] => pre:separator('\\n')",
        "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
        "p[style-name='Preformatted Text'] => pre:separator('\\n')",
        "strike => s",
    )
)
"""Styles beside those that mammoth knows by itself (headings, lists, notes)."""


def html_of(data: bytes, picture: Callable[[bytes], str]) -> tuple[str, tuple[str, ...]]:
    """Return the HTML of a file and mammoth's remarks. `picture` gives the name for a picture's bytes."""

    def named(image: Any) -> dict[str, str]:
        with image.open() as file:
            return {"src": picture(file.read())}

    result = mammoth.convert_to_html(
        io.BytesIO(data),
        style_map=STYLES,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(named),
    )
    remarks = dict.fromkeys(message.message for message in result.messages)
    return result.value, tuple(remarks)
