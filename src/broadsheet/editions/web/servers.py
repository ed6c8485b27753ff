"""Configurations for servers that are set up outside the edition: nginx and Caddy.

In: a `Delivery`, the folder that the server shall serve, and where it shall listen. Out: a whole configuration of one
site as text. What it says is what `hosts` says within the edition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote

from broadsheet.editions.web.delivery import FOREVER, FRESH, TEXTS, TYPES, Delivery
from broadsheet.editions.web.hosts import MEDIA, htaccess

MORE_MEDIA = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
}
AGAIN = "redirects.toml, paper.toml or the names of articles change"


def nginx(delivery: Delivery, root: str, listen: str = "") -> str:
    """Write a configuration for nginx 1.18 or newer, to be included in its `http` block."""
    return "\n".join([*_maps(delivery), "server {", *_indented(_nginx_server(delivery, root, listen)), "}", ""])


def _maps(delivery: Delivery) -> Iterator[str]:
    yield f"# {delivery.title}. Made by “broadsheet hosting nginx”: make it anew when {AGAIN}."
    longest = max((len(old.encode()) for old, _ in delivery.moved), default=0)
    if longest > 40 or len(delivery.moved) > 500:
        yield f"map_hash_bucket_size {_power(longest + 24)};"
        yield f"map_hash_max_size {_power(2 * len(delivery.moved))};"
    yield 'map $uri $broadsheet_moved {\n    default "";'
    yield from (f"    {_quoted(old)} {_quoted(new)};" for old, new in delivery.moved)
    yield "}"
    yield f'map $uri $broadsheet_cache {{\n    default "{FRESH}";'
    yield f'    "~^{_regular(unquote(delivery.base))}/assets/" "{FOREVER}";\n}}'


def _nginx_server(delivery: Delivery, root: str, listen: str) -> Iterator[str]:
    yield f"listen {listen};" if listen else "listen 80;\nlisten [::]:80;"
    host = "" if delivery.host.startswith("[") else delivery.host.partition(":")[0]
    yield f"server_name {host or '_'};"
    yield f"root {_quoted(root)};"
    yield "index index.html;\nautoindex off;\nserver_tokens off;\nabsolute_redirect off;"
    yield "types {"
    for ending, media in {**MEDIA, **MORE_MEDIA}.items():
        yield f"    {media} {'jpg jpeg' if ending == 'jpg' else ending};"
    yield "}\ndefault_type application/octet-stream;\ncharset utf-8;"
    yield "charset_types text/html text/css text/plain application/xml application/json;"
    yield "gzip on;\ngzip_vary on;\ngzip_comp_level 5;\ngzip_min_length 512;\ngzip_proxied any;"
    compressed = {*(MEDIA[ending] for ending in TEXTS), *(media.partition(";")[0] for media in TYPES.values())}
    yield f"gzip_types {' '.join(sorted(compressed - {'text/html'}))};"
    yield "gzip_static on;\n# With the module ngx_brotli:\n# brotli_static on;"
    yield from (f'add_header {name} "{value}" always;' for name, value in delivery.headers)
    yield "add_header Cache-Control $broadsheet_cache;"
    yield "if ($broadsheet_moved) {\n    return 301 $broadsheet_moved;\n}"
    start = unquote(delivery.base)
    if delivery.notfound:
        yield f"error_page 404 {_quoted(f'{delivery.base}/404.html')};"
        yield f"location = {_quoted(f'{start}/404.html')} {{\n    internal;\n}}"
    yield "location ^~ /.well-known/ {\n}"
    yield f'location ~ "/\\.|^{_regular(start)}/_(?:headers|redirects)$" {{\n    return 404;\n}}'
    for name, media in TYPES.items():
        yield f'location ~ "/{_regular(name)}$" {{\n    types {{\n    }}\n    default_type "{media}";\n}}'


def caddy(delivery: Delivery, root: str, listen: str = "") -> str:
    """Write a Caddyfile for Caddy 2.6 or newer; without `listen` Caddy gets its certificate by itself."""
    site = f"http://{listen}" if listen else delivery.host or ":80"
    head = f"# {delivery.title}. Made by “broadsheet hosting caddy”: make it anew when {AGAIN}."
    return "\n".join([head, f"{site} {{", *_indented(_caddy_site(delivery, root)), "}", ""])


def _caddy_site(delivery: Delivery, root: str) -> Iterator[str]:
    start = unquote(delivery.base)
    yield f"root * {_quoted(root)}"
    yield "header {"
    yield from (f'    {name} "{value}"' for name, value in delivery.headers)
    yield "}\nheader -Server"
    assets = _quoted(f"{start}/assets/*")
    yield f'@lasting path {assets}\nheader @lasting Cache-Control "{FOREVER}"'
    yield f'@fresh not path {assets}\nheader @fresh Cache-Control "{FRESH}"'
    for name, media in TYPES.items():
        word = f"@{name.replace('.', '-')}"
        yield f'{word} path */{name}\nheader {word} {{\n    Content-Type "{media}"\n    defer\n}}'
    yield from (f"redir {_quoted(_plain(old))} {_quoted(new)} 301" for old, new in delivery.moved)
    hidden = (f"{start}/_headers", f"{start}/_redirects", f"{start}/404.html")
    yield f"@hidden {{\n    path */.* {' '.join(map(_quoted, hidden))}\n    not path /.well-known/*\n}}"
    yield "@changing not method GET HEAD\nerror @changing 405"
    yield "error @hidden 404\nencode gzip\nfile_server {\n    precompressed br gzip\n}"
    yield "handle_errors {"
    yield f'    header Cache-Control "{FRESH}"'
    if delivery.notfound:
        yield "    @missing expression {http.error.status_code} == 404"
        page = _quoted(f"{delivery.base}/404.html")
        yield f"    handle @missing {{\n        rewrite * {page}\n        file_server\n    }}"
    yield '    handle {\n        respond "{http.error.status_code} {http.error.status_text}"\n    }\n}'


def apache(delivery: Delivery, _root: str, _listen: str = "") -> str:
    """Write what stands in the edition as `.htaccess`, to be read or put elsewhere."""
    return htaccess(delivery)


Writer = Callable[[Delivery, str, str], str]
WRITERS: Mapping[str, Writer] = {"nginx": nginx, "caddy": caddy, "apache": apache}


def _quoted(text: str) -> str:
    """Write a word for nginx and Caddy alike: in quotes, with a backslash before what would end them."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _plain(path: str) -> str:
    """Write a path for Caddy's matcher, in which some signs stand for others; encoded ones are taken as they are."""
    return path.replace("%", "%25").replace("[", "%5B").replace("]", "%5D")


def _regular(text: str) -> str:
    """Write a text for a regular expression within quotes."""
    return "".join(f"\\{sign}" if sign in ".^$*+?()[]{}|" else sign for sign in text)


def _power(number: int) -> int:
    """The next power of two."""
    return 1 << max(6, (number - 1).bit_length())


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return ("    " + line for block in lines for line in block.split("\n"))
