"""The files within the edition that tell static hosts and Apache how to deliver it.

In: a `Delivery`. Out: the text of `_headers` and `_redirects` (the format that Netlify and Cloudflare Pages share) and
of `.htaccess` (Apache 2.4). Whoever does not know these files ignores them; `servers` has those that stand outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from broadsheet.editions.web.delivery import FOREVER, FRESH, HIDDEN, TEXTS, TYPES, Delivery
from broadsheet.model.addresses import encoded

MOST_FOR_APACHE = 1000
"""Apache reads .htaccess anew for every answer, so a long list would slow down each; the pages at old paths lead on."""

_SIGN = re.compile(r"[^A-Za-z0-9/_\u0080-\U0010ffff-]")

MEDIA = {
    "html": "text/html",
    "css": "text/css",
    "xml": "application/xml",
    "json": "application/json",
    "txt": "text/plain",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "avif": "image/avif",
    "woff2": "font/woff2",
}


def headers_file(delivery: Delivery) -> str:
    """Write `_headers`. Hosts add up what several rules give one file, so the cache is told of the assets alone."""
    lines = [f"{delivery.base}/*", *(f"  {name}: {value}" for name, value in delivery.headers)]
    return "\n".join([*lines, f"{delivery.base}/assets/*", f"  Cache-Control: {FOREVER}", ""])


def redirects_file(delivery: Delivery) -> str:
    """Write `_redirects`: old path, new address, status."""
    return "".join(f"{encoded(old)} {new} 301\n" for old, new in delivery.moved)


def htaccess(delivery: Delivery) -> str:
    """Write `.htaccess`. It needs `AllowOverride All` (or FileInfo, Indexes and Options)."""
    return "\n".join([*_files(delivery), *_headers(delivery), *_rewriting(delivery), ""])


def _files(delivery: Delivery) -> Iterator[str]:
    yield "# Made by Broadsheet. Needs “AllowOverride All”, mod_headers and mod_rewrite."
    yield "Options -Indexes -MultiViews +FollowSymLinks"
    yield "DirectoryIndex index.html"
    yield "FileETag MTime Size"
    if delivery.notfound:
        yield f"ErrorDocument 404 {delivery.base}/404.html"
    for ending, media in MEDIA.items():
        charset = "; charset=utf-8" if ending in TEXTS and ending != "svg" else ""
        yield f'AddType "{media}{charset}" .{ending}'
    for name, media in TYPES.items():
        yield f'<Files "{name}">\n  ForceType "{media}"\n</Files>'


def _headers(delivery: Delivery) -> Iterator[str]:
    yield "<IfModule mod_headers.c>"
    for name, value in delivery.headers:
        yield f'  Header always set {name} "{value}"'
    yield f'  Header set Cache-Control "{FRESH}"'
    assets = _pattern(unquote(delivery.base) + "/assets/")
    yield f'  Header set Cache-Control "{FOREVER}" "expr=%{{REQUEST_URI}} =~ m#^{assets}#"'
    yield f'  <FilesMatch "\\.(?:{"|".join(TEXTS)})(?:\\.(?:br|gz))?$">'
    yield "    Header merge Vary Accept-Encoding\n  </FilesMatch>"
    yield "</IfModule>"


def _rewriting(delivery: Delivery) -> Iterator[str]:
    """What needs mod_rewrite: files that are for servers alone, what has moved, and compressed copies."""
    names = "|".join(re.escape(name) for name in (*HIDDEN, "404.html"))
    yield "<IfModule mod_rewrite.c>"
    yield "  RewriteEngine On"
    yield '  RewriteCond "%{REQUEST_METHOD}" "!^(?:GET|HEAD)$"\n  RewriteRule "^" "-" [R=405,L]'
    yield '  RewriteCond "%{ENV:REDIRECT_STATUS}" "^$"'
    yield f'  RewriteRule "^(?:{names})$|(?:^|/)\\.(?!well-known/)" "-" [R=404,L]'
    for old, new in delivery.moved[:MOST_FOR_APACHE] if len(delivery.moved) <= MOST_FOR_APACHE else ():
        within = old[len(unquote(delivery.base)) + 1 :]
        yield f'  RewriteRule "^{_pattern(within)}$" "{new.replace("%", chr(92) + "%")}" [R=301,L,NE]'
    for token, ending in (("br", "br"), ("gzip", "gz")):
        for pattern, file in (("^(.*/|)$", "$1index.html"), (f"^(.+\\.(?:{'|'.join(TEXTS)}))$", "$1")):
            here = "%{REQUEST_FILENAME}" + ("index.html" if file != "$1" else "")
            yield f'  RewriteCond "%{{HTTP:Accept-Encoding}}" "\\b{token}\\b"'
            yield f'  RewriteCond "{here}.{ending}" -f'
            yield f'  RewriteRule "{pattern}" "{file}.{ending}" [L]'
    yield "</IfModule>"
    for token, ending in (("br", "br"), ("gzip", "gz")):
        yield from _copies(token, ending)


def _copies(token: str, ending: str) -> Iterator[str]:
    """What a compressed copy is said to be; `.br` would else be the Breton language."""
    yield f"RemoveLanguage .{ending}\nAddEncoding {token} .{ending}"
    for word in TEXTS:
        media = MEDIA[word] + ("" if word == "svg" else "; charset=utf-8")
        yield f'<FilesMatch "\\.{word}\\.{ending}$">\n  ForceType "{media}"\n</FilesMatch>'
    for name, media in TYPES.items():
        yield f'<Files "{name}.{ending}">\n  ForceType "{media}"\n</Files>'


def _pattern(path: str) -> str:
    """Write a path as a regular expression that may stand in quotes: each sign of ASCII by its number."""
    return _SIGN.sub(lambda found: f"\\x{ord(found[0]):02x}", path)
