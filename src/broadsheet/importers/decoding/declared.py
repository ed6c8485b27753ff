"""What a file says of its own encoding and language, near its beginning: never followed blindly, but worth knowing.

In: bytes. Out: names as they are written, in lower case, "" where there are none. Knows HTML and XML only as far as a
declaration goes.
"""

from __future__ import annotations

import re

_HEAD = 4096
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})")
_META = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_LANGUAGE = re.compile(rb"<html\b[^>]{0,300}?\blang\s*=\s*[\"']?\s*([A-Za-z0-9-]{2,35})", re.IGNORECASE)


def declared_encoding(data: bytes) -> str:
    """Return the encoding that an XML declaration or a `<meta>` names."""
    head = data[:_HEAD]
    found = _XML.search(head) or _META.search(head)
    return found[1].decode("ascii").lower() if found else ""


def declared_language(data: bytes) -> str:
    """Return the language that `<html lang>` names."""
    found = _LANGUAGE.search(data[:_HEAD])
    return found[1].decode("ascii").lower() if found else ""
