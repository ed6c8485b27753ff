"""Pages at old addresses, which lead on.

In: a site. Out: outputs: a page with a refresh, a canonical address and a link, for every line of redirects.toml and
every address of a former pattern. Anchors cannot be redirected by a server, so the page at the old path lists where its
anchors lead. A page of the paper itself is never replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import quote, unquote

from broadsheet.editions.edition import Output
from broadsheet.editions.web.delivery import HIDDEN, base
from broadsheet.editions.web.fields import field
from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.site import Site, checked
from broadsheet.model.former import former_addresses
from broadsheet.problems import Report

_UNSAFE = re.compile(r"[^A-Za-z0-9/._~%:@!&'()*+,;=?#-]")
"""What servers might take for something else within an address: blanks, quotes, and signs of their own languages."""

Old = dict[str, list[tuple[str, str]]]
"""By old path: pairs of anchor ("" for the page itself) and target."""


def old_addresses(site: Site) -> Old:
    """Gather every old path with where it and its anchors lead; those that are no path of ours are left out."""
    found: Old = {}
    for redirect in site.publication.redirects:
        path, _, anchor = redirect.old.partition("#")
        if usable(path):
            found.setdefault(path, []).append((anchor, redirect.target))
    for old, new in former_addresses(site.publication, site.addresses):
        found.setdefault(old, []).append(("", new))
    return found


def usable(path: str) -> bool:
    """Whether an old path can be a file of the output: from the root, without `..`, odd characters and our names."""
    steps = path.split("/")
    odd = any(sign in path for sign in "\\?\0:*") or any(sign < " " for sign in path)
    if not path.startswith("/") or odd or steps[1] in HIDDEN:
        return False
    return ".." not in steps and "." not in steps and len(path.encode()) < 900


def file_of(path: str) -> str:
    """The output file of an old path: `/news.html` itself, `/old/` and `/old` their index."""
    last = path.rpartition("/")[2]
    return path[1:] if "." in last else f"{path.strip('/')}/index.html".lstrip("/")


def outputs(site: Site, taken: frozenset[str] | set[str]) -> Iterator[Output]:
    """Yield the pages at old paths, but none at a path that something else has."""
    for path, leads in left(site, taken):
        key = digest((site.keys.frame(site.main), site.keys.ids, path, *(f"{a}\t{t}" for a, t in leads)))
        yield Output(file_of(path), key, partial(make, site, path, leads))


def left(site: Site, taken: frozenset[str] | set[str]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the old paths at which nothing else stands, with where they and their anchors lead."""
    seen = set(taken)
    for path, leads in old_addresses(site).items() if site.has("redirect") else ():
        file = file_of(path)
        if file not in seen:
            seen.add(file)
            yield path, leads


def moves(site: Site, taken: frozenset[str] | set[str]) -> Iterator[tuple[str, str]]:
    """Yield old paths, not encoded, and the addresses to which a server may send whoever asks for them.

    Where anchors lead elsewhere it may not: it never hears of an anchor, and only the page can list them. Those that
    lead where the page does are carried on by the browser.
    """
    start = base(site.publication)
    for path, leads in left(site, taken):
        own = next((target for anchor, target in leads if not anchor), "")
        elsewhere = not own or any(target not in (own, f"{own}#{anchor}") for anchor, target in leads)
        target = "" if elsewhere else goal(site, own)[0]
        if target.startswith(("/", "https://", "http://")) and target != site.link(path) and not set("{}") & set(path):
            yield f"{unquote(start)}{path}", _UNSAFE.sub(lambda found: quote(found[0]), target)


def make(site: Site, path: str, leads: list[tuple[str, str]], _report: Report) -> bytes:
    """Make the page at an old path."""
    own = [target for anchor, target in leads if not anchor]
    goals = [(anchor, *goal(site, target)) for anchor, target in leads if anchor]
    anchors = [{"id": anchor, "href": href, "name": name} for anchor, href, name in goals if href]
    href, name = goal(site, own[0]) if own else ("", "")
    if not href and not anchors:
        href, name = site.link(site.addresses.home()), site.title(site.main)
    context = {
        "language": site.main,
        "direction": site.direction(site.main),
        "paper": site.title(site.main),
        "stylesheet": site.link(site.look.path),
        "policy": site.policy,
        "home": site.link(site.addresses.home()),
        "target": {"href": href, "name": name} if href else {},
        "anchors": anchors,
    }
    return site.render("redirect.html", site.main, context).encode()


def goal(site: Site, target: str) -> tuple[str, str]:
    """The address and the name of what an old address leads to: an id, a path from the root, or a whole address.

    Behind an article's id may stand `#` and the id of a heading in it.
    """
    id, mark, fragment = target.partition("#")
    article = site.index.article(id)
    if article is not None:
        return f"{site.article_link(article.id)}{mark}{fragment}", field(article.headline, article.language).words
    if target in site.index.by_issue:
        issue = site.index.by_issue[target].issue
        return site.link(site.addresses.issue(target)), site.named(issue, site.main).line
    if target.startswith("/"):
        path, _, fragment = target.partition("#")
        return site.addresses.link(path, fragment), target
    return (checked(target), target) if ":" in target else ("", "")
