"""Which addresses a link may have.

In: an address as written. Out: whether it may stand in an output. The list is of what is allowed, so that a scheme
nobody has thought of is refused. Does not know whether anything lies behind an address.
"""

from __future__ import annotations

import re
from urllib.parse import quote

ALLOWED = frozenset(("http", "https", "mailto", "tel", "ftp", "article"))
PICTURES = frozenset(("http", "https"))

# Browsers leave control characters and spaces out before they look for the scheme (WHATWG URL, basic URL parser).
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\ufeff]+")
_PLAIN = re.compile(r"[\w\-.+!*'(),%#@?=;:/&$~]*", re.ASCII)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")


def encode(target: str) -> str:
    """Percent-encode what may not stand in an address; what is encoded stays (CommonMark's own list of what may)."""
    return target if _PLAIN.fullmatch(target) else quote(target, safe="-_.+!*'(),%#@?=;:/&$~")


def is_safe(target: str, schemes: frozenset[str] = ALLOWED) -> bool:
    """Whether an address is relative or of an allowed scheme."""
    if ":" not in target or target.startswith(("https://", "http://")):
        return True
    scheme = _SCHEME.match(_IGNORED.sub("", target))
    return scheme is None or scheme[1].lower() in schemes
