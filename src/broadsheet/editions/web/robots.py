"""robots.txt: who may read the site, as the editor has put it in plain words in `[web] robots`.

In: a site. Out: one output (RFC 9309), or none where the paper does not stand at the root of its host: a robots.txt is
read there only. Whoever is to stay away from what readers see must be told here; what search engines are to leave out
is said on each page (`noindex`), and they must be able to read that page for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from broadsheet.editions.edition import Output
from broadsheet.editions.web import sitemap
from broadsheet.editions.web.delivery import base
from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.site import Site
from broadsheet.problems import Report

TRAINING = (
    *("AI2Bot", "Amazonbot", "anthropic-ai", "Applebot-Extended", "Bytespider", "CCBot", "ClaudeBot"),
    *("cohere-training-data-crawler", "Diffbot", "FacebookBot", "Google-Extended", "GPTBot", "ICC-Crawler"),
    *("ImagesiftBot", "img2dataset", "Meta-ExternalAgent", "omgili", "PanguBot", "Timpibot"),
    "Webzio-Extended",
)
"""Names by which those who gather texts to train machines say that they ask robots.txt, as each has published
them. `Google-Extended` and `Applebot-Extended` are no visitors but words for what the search engines' own may do."""


def outputs(site: Site) -> Iterator[Output]:
    """Yield robots.txt."""
    if base(site.publication):
        return
    maps = [output.path for output in sitemap.outputs(site) if output.path in (sitemap.FILE, sitemap.NEWS)]
    yield Output("robots.txt", digest((site.keys.run, "robots", *maps)), partial(_make, site, maps))


def _make(site: Site, maps: list[str], _report: Report) -> bytes:
    words = site.publication.web.robots
    refused = [word.removeprefix("not ") for word in words if word.startswith("not ")]
    if "no training" in words:
        refused = [*TRAINING, *(name for name in refused if name not in TRAINING)]
    lines = [f"User-agent: {name}" for name in refused]
    lines += ["Disallow: /", ""] if refused else []
    lines += ["User-agent: *", "Disallow: /" if "nobody" in words else "Allow: /"]
    lines += ["", *(f"Sitemap: {site.addresses.absolute(f'/{path}')}" for path in maps)] if maps else []
    return ("\n".join(lines) + "\n").encode()
