"""How the site wants to be delivered: its Content-Security-Policy, and which headers go with which files.

In: a publication. Out: a policy as text, and `Rule`s that say the same to whatever server there is (`servers` writes
them in each one's own language; `broadsheet serve --production` reads one of these). Knows no page.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from broadsheet.model.publication import Publication

FOREVER = "public, max-age=31536000, immutable"
"""For files whose address holds a digest of their bytes: they never change."""
FRESH = "public, max-age=0, must-revalidate"
"""For all others: a kept page would ask for a style sheet that the next edition has under another address."""

TYPES = {
    "feed.xml": "application/rss+xml; charset=utf-8",
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
}
"""Media types of files whose ending does not tell them."""

HIDDEN = ("_headers", "_redirects", ".htaccess")
"""Files of the edition that are for servers alone."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Headers for some addresses: `path` begins with `/` and may hold one `*` for any text."""

    path: str
    headers: tuple[tuple[str, str], ...]


def origin(address: str) -> str:
    """The origin of a whole web address, `https://example.org:8443`, in ASCII; "" where it has none."""
    parts = urlsplit(address)
    try:
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host or set(host) & set(" ;,'\"*\\"):
        return ""
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")


def policy(publication: Publication, header: bool = False) -> str:
    """Write the Content-Security-Policy (CSP level 3): nothing runs, and nothing is loaded from elsewhere.

    Forms go to the paper itself and to the sign-up service of `[subscribe]`. `frame-ancestors` is valid in a header
    only (CSP 3, section 6.4.2).
    """
    service = origin(publication.subscribe.service)
    parts = [
        "default-src 'none'",
        "img-src 'self' data:",
        "style-src 'self'",
        "font-src 'self'",
        f"form-action 'self' {service}".rstrip(),
        "base-uri 'none'",
    ]
    return "; ".join([*parts, "frame-ancestors 'none'"] if header else parts)


def base(publication: Publication) -> str:
    """The path of base_url without a slash at its end, percent-encoded: `/paper`, "" where the paper is at the root."""
    from broadsheet.model.addresses import Addresses

    return Addresses(publication).link("/").rstrip("/")


def rules(publication: Publication) -> tuple[Rule, ...]:
    """List the headers of all files; a later rule adds to an earlier one, and no header is given twice to one file."""
    start = base(publication)
    everywhere = (
        ("Content-Security-Policy", policy(publication, header=True)),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    )
    return (Rule(f"{start}/*", everywhere), Rule(f"{start}/assets/*", (("Cache-Control", FOREVER),)))
