"""The web edition as a whole: which outputs there are, and which one stands at a path.

In: a job. Out: outputs, grouped so that those which share texts and entries come together: issue by issue, behind the
issues of a year the lists of that year, then what looks over all years. It makes no page itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, groupby

from broadsheet.editions.edition import Job, Output
from broadsheet.editions.web import (
    archive,
    article_page,
    assets,
    feed_pages,
    front,
    issue_pages,
    lists,
    printed_pages,
    redirects,
    robots,
    server_files,
    service,
    share_cards,
    sitemap,
)
from broadsheet.editions.web.delivery import HIDDEN, Delivery
from broadsheet.editions.web.files import outputs as file_outputs
from broadsheet.editions.web.index import Memory
from broadsheet.editions.web.site import Site
from broadsheet.model.addresses import FEED_FILES
from broadsheet.model.issue import Issue


class Web:
    """The web edition. It remembers what single issues say from one job to the next."""

    name = "web"

    def __init__(self) -> None:
        self._memory = Memory()
        self._last: tuple[Job, Site] | None = None

    def write(self, job: Job) -> Iterator[Output]:
        """Yield every output of the site; with an issue in the job, only that issue's own pages and files."""
        site = self._site(job)
        if job.issue is not None:
            for language in site.index.languages:
                if language == site.main or site.index.articles(job.issue, language):
                    yield from _issue(site, language, job.issue)
            yield from _printed(site, job.issue)
            return
        taken: set[str] = set()
        for output in _all(site):
            taken.add(output.path)
            yield output
        yield from redirects.outputs(site, taken)
        yield from server_files.outputs(site, taken)

    def delivery(self, job: Job) -> Delivery:
        """Say what a server must know of the site."""
        site = self._site(job)
        return server_files.of_site(site, (output.path for output in _all(site)))

    def find(self, job: Job, path: str) -> Output | None:
        """Return the output at a path (relative, as in `Output.path`) without planning all others; None for none."""
        site = self._site(job)
        if path in HIDDEN:
            return next((output for output in self.write(replace(job, issue=None)) if output.path == path), None)
        for output in chain(_candidates(site, path), _old(site, path)):
            if output.path == path:
                return output
        return None

    def _site(self, job: Job) -> Site:
        if self._last is None or self._last[0] is not job:
            self._last = job, Site(job, self._memory)
        return self._last[1]


def _all(site: Site) -> Iterator[Output]:
    listed = {language: _by_year(lists.outputs(site, language)) for language in site.index.languages}
    for language in site.index.languages:
        for year, issues in groupby(site.index.issues(language), lambda issue: issue.date.year):
            for issue in issues:
                yield from _issue(site, language, issue)
            yield from listed[language].pop(year, ())
    for issue in site.publication.issues:
        yield from _printed(site, issue)
    for language in site.index.languages:
        yield from _over_issues(site, language)
        yield from chain.from_iterable(listed[language].values())
    yield from sitemap.outputs(site)
    yield from robots.outputs(site)
    yield from assets.outputs(site)
    yield from share_cards.outputs(site)


def _by_year(pages: Iterable[tuple[int, Output]]) -> dict[int, list[Output]]:
    found: dict[int, list[Output]] = {}
    for year, output in pages:
        found.setdefault(year, []).append(output)
    return found


def _issue(site: Site, language: str, issue: Issue) -> Iterator[Output]:
    yield from issue_pages.outputs(site, language, issue)
    if site.has("article"):
        yield from article_page.outputs(site, language, issue)


def _printed(site: Site, issue: Issue) -> Iterator[Output]:
    """What was printed of an issue: its PDF, and a page of every printed page."""
    yield from file_outputs(site, issue)
    yield from printed_pages.outputs(site, issue)


def _over_issues(site: Site, language: str) -> Iterator[Output]:
    if site.has("home"):
        yield from front.outputs(site, language)
    yield from archive.outputs(site, language)
    yield from service.outputs(site, language)
    yield from feed_pages.outputs(site, language)


def _candidates(site: Site, path: str) -> Iterator[Output]:
    """Yield the few outputs among which a path can be."""
    if path.startswith("assets/"):
        yield from assets.find(site, path)
        return
    if path.startswith(("sitemap", "robots")):
        yield from sitemap.outputs(site)
        yield from robots.outputs(site)
        return
    words = path.removesuffix("index.html").strip("/").split("/")
    language = site.main
    for other in site.index.languages[1:]:
        if words and words[0] == other.lower():
            language, words = other, words[1:]
    yield from _of_issue(site, language, path)
    if words and words[-1] in FEED_FILES.values():
        yield from feed_pages.outputs(site, language)
    elif words and words[0] in ("sections", "topics", "people", "series"):
        yield from lists.find(site, language, words[0], words[1:])
    elif words in ([], [""]):
        yield from front.outputs(site, language) if site.has("home") else ()
    else:
        yield from service.outputs(site, language)
        yield from archive.outputs(site, language)


def _of_issue(site: Site, language: str, path: str) -> Iterator[Output]:
    """Yield the outputs of the issue to whose address, or one of whose articles' addresses, a path belongs."""
    for issue in _issues_at(site, language, path):
        if issue.id in site.index.by_issue and (language == site.main or site.index.articles(issue, language)):
            yield from _issue(site, language, issue)
        yield from _printed(site, issue)


def _issues_at(site: Site, language: str, path: str) -> Iterable[Issue]:
    at = site.addresses
    web = site.publication.web
    if not (web.issue_address or web.article_address):
        words = path.split("/")[1 if language != site.main else 0 :]
        ids = ("".join(words[:length]) for length in range(len(words) - 1, 0, -1))
        return [site.index.by_issue[id].issue for id in ids if id in site.index.by_issue]
    return [
        facts.issue
        for facts in site.index.facts
        if f"/{path}".startswith(at.issue(facts.issue.id, language))
        or any(at.file(at.article(id)) == path for id in facts.by_id)
    ]


def _old(site: Site, path: str) -> Iterator[Output]:
    """Yield the page at an old path; only asked when nothing else stands there."""
    found = redirects.old_addresses(site)
    key = partial(redirects.file_of)
    if any(key(old) == path for old in found):
        yield from redirects.outputs(site, frozenset())
