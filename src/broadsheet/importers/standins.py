"""A picture that stands in for one which is not there, so that its caption has a place and the paper can be made.

In: nothing. Out: the bytes of a small SVG: an empty frame, without words. Knows no page.
"""

from __future__ import annotations

STANDIN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400" viewBox="0 0 600 400">'
    b'<rect width="600" height="400" fill="#e8e8e8"/>'
    b'<path d="M0 0 600 400M600 0 0 400" stroke="#bdbdbd" stroke-width="2"/></svg>\n'
)


def standin() -> bytes:
    """Return the stand-in's bytes."""
    return STANDIN
