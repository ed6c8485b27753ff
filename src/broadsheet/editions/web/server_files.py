"""The outputs that are for servers alone: `_headers`, `_redirects` and `.htaccess`.

In: a site and the paths of all its other outputs. Out: outputs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from broadsheet.editions.edition import Output
from broadsheet.editions.web import hosts, redirects
from broadsheet.editions.web.delivery import Delivery, delivery
from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.site import Site
from broadsheet.problems import Report

WRITERS = {"_headers": hosts.headers_file, "_redirects": hosts.redirects_file, ".htaccess": hosts.htaccess}


def of_site(site: Site, taken: Iterable[str]) -> Delivery:
    """Gather what a server must know, where `taken` are the paths of all pages that stand for themselves."""
    return delivery(site.publication, redirects.moves(site, set(taken)), site.has("notfound"))


def outputs(site: Site, taken: Iterable[str]) -> Iterator[Output]:
    """Yield the files; `_redirects` only where something has moved."""
    found = of_site(site, taken)
    rows = (f"{old} {new}" for old, new in found.moved)
    key = digest((site.keys.run, "servers", *rows))
    for name, write in WRITERS.items():
        if found.moved or name != "_redirects":
            yield Output(name, f"{key}{name}", partial(_make, write(found)))


def _make(text: str, _report: Report) -> bytes:
    return text.encode()
