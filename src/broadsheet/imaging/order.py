"""What is asked of the darkroom: the files to make of one picture, and under which names they are kept.

In: a picture's digest and variants. Out: names, and `PictureOrder`, plain values that travel between processes.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple

from broadsheet.imaging.variants import VERSION, Variant


class PictureOrder(NamedTuple):
    """The variants to make of a file (an absolute path) with these bytes (SHA-256), and the folder that keeps them.

    With no variants the picture's focus is asked for.
    """

    file: str
    digest: str
    cache: str
    variants: tuple[Variant, ...] = ()


def name_of(digest: str, variant: Variant) -> str:
    """The name of a variant: a digest of all that goes into it, and its suffix. Forms of one width share the digest."""
    made_of = f"{digest} {VERSION} {variant.width} {variant.how}".encode()
    return f"{blake2b(made_of, digest_size=10).hexdigest()}.{variant.form}"


def focus_name(digest: str) -> str:
    """The name under which a picture's focus is kept."""
    return f"{blake2b(f'{digest} {VERSION}'.encode(), digest_size=10).hexdigest()}.focus"
