"""How the site wants to be delivered: its Content-Security-Policy, headers, media types, and what has moved.

In: a publication. Out: a policy as text, and a `Delivery`, which says the same to whatever server there is: `hosts` and
`servers` write it in each one's own language. Knows no page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from broadsheet.model.addresses import Addresses
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


TEXTS = ("html", "css", "xml", "json", "txt", "svg")
"""Endings of the files that are worth compressing."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a server must know.

    `base` is the path of base_url as it is written in an address, "" at the root of the host; `host` its host with the
    port, "" without a base_url. `headers` go with every answer. `moved` are old paths, not encoded, with the addresses
    that have taken their place. `notfound` is whether there is a page for addresses that do not exist.
    """

    title: str
    base: str
    host: str
    headers: tuple[tuple[str, str], ...]
    moved: tuple[tuple[str, str], ...]
    notfound: bool


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

    Forms go to the paper itself and to the sign-up service of `[subscribe]`. Where no script runs, `connect-src` allows
    nothing to anybody but the browser's own tools: Lighthouse reads robots.txt by it. `frame-ancestors` is valid in a
    header only (CSP 3, section 6.4.2).
    """
    service = origin(publication.subscribe.service)
    parts = [
        "default-src 'none'",
        "img-src 'self' data:",
        "style-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        f"form-action 'self' {service}".rstrip(),
        "base-uri 'none'",
    ]
    return "; ".join([*parts, "frame-ancestors 'none'"] if header else parts)


def base(publication: Publication) -> str:
    """The path of base_url without a slash at its end, percent-encoded: `/paper`, "" where the paper is at the root."""
    return Addresses(publication).link("/").rstrip("/")


def headers(publication: Publication) -> tuple[tuple[str, str], ...]:
    """List the headers of every answer."""
    return (
        ("Content-Security-Policy", policy(publication, header=True)),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    )


def delivery(publication: Publication, moved: Iterable[tuple[str, str]], notfound: bool) -> Delivery:
    """Gather what a server must know of a paper."""
    return Delivery(
        title=" ".join(publication.title.in_language(publication.language).split()),
        base=base(publication),
        host=origin(publication.base_url).partition("://")[2],
        headers=headers(publication),
        moved=tuple(moved),
        notfound=notfound,
    )
