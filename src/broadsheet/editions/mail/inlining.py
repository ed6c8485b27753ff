"""Put a mail's style sheet into its elements, and count what it weighs on its way.

In: the HTML of a whole mail with its style in the head. Out: the same with inline styles; `@media` rules stay in the
head, where programs that know them find the dark scheme. The only door to css-inline, which fetches nothing here.
"""

from __future__ import annotations

import quopri
import re

import css_inline

_INLINER = css_inline.CSSInliner(
    keep_at_rules=True, load_remote_stylesheets=False, minify_css=True, remove_inlined_selectors=True
)
_CLASS = re.compile(r' class="([^"]*)"')
_NAME = re.compile(r"\.([a-z][a-z0-9-]*)")


def inlined(html: str) -> str:
    """Put the styles into the elements. Classes stay where a rule of the head still names them."""
    made = str(_INLINER.inline(html))
    head, mark, body = made.partition("</head>")
    kept = set(_NAME.findall(head))

    def used(found: re.Match[str]) -> str:
        names = [name for name in found[1].split() if name in kept]
        return f' class="{" ".join(names)}"' if names else ""

    return head + mark + _CLASS.sub(used, body)


def octets(text: str) -> int:
    """Count what a text takes in a mail, as quoted-printable with CRLF (RFC 2045, section 6.7)."""
    encoded = quopri.encodestring(text.encode())
    return len(encoded) + encoded.count(b"\n")
