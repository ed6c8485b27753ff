"""Plain text as Markdown of one line, so that nothing in it takes on a meaning.

In: text. Out: Markdown that reads as that text. Knows no header and no file.
"""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\\`*\[\]<>~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|!(?=\[)")


def escaped(text: str) -> str:
    """Put a backslash before every sign that has a meaning in a line of Markdown."""
    return _SIGNS.sub(lambda found: "\\" + found[0], " ".join(text.split()))
