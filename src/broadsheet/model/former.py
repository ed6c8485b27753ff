"""Redirects that changed address patterns leave behind.

In: a `Publication` whose `[web]` names former patterns. Out: pairs of an old and a present path. Knows neither how a
server answers an old address nor who wrote the patterns.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from broadsheet.model.addresses import Addresses
from broadsheet.model.issue import Issue
from broadsheet.model.kinds import SHARED_ADDRESS
from broadsheet.model.patterns import article_ends, issue_path, issue_values, pattern_of
from broadsheet.model.publication import Publication
from broadsheet.problems import Place, Report


def former_addresses(publication: Publication, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Yield (old path, present path) of every issue and article for the former patterns of `[web]`.

    An old path that is now the address of something else is left out: what stands there wins. Of two things that once
    stood at one address, the older keeps it.
    """
    web = publication.web
    if not (web.former_issue_addresses or web.former_article_addresses):
        return
    issue_patterns = dict.fromkeys((web.issue_address, *map(pattern_of, web.former_issue_addresses)))
    article_patterns = dict.fromkeys((web.article_address, *map(pattern_of, web.former_article_addresses)))
    taken = {path for _, _, path in present_addresses(publication, addresses)}
    for issue_pattern, article_pattern in product(issue_patterns, article_patterns):
        for issue in publication.issues:
            for old, new in _moved(issue, (issue_pattern, article_pattern), addresses):
                if old not in taken:
                    taken.add(old)
                    yield old, new


def _moved(issue: Issue, patterns: tuple[str, str], addresses: Addresses) -> Iterator[tuple[str, str]]:
    values = issue_values(issue)
    path = issue_path(patterns[0], issue.id, values)
    yield path, addresses.issue(issue.id)
    before, after = article_ends(patterns[1], path, values)
    for article in (*issue.articles, *issue.translations):
        word, _, language = article.id.partition("/")[2].partition(".")
        yield f"{addresses.prefix(language)}{before}{word}{after}", addresses.article(article.id)


def present_addresses(publication: Publication, addresses: Addresses) -> Iterator[tuple[str, str, str]]:
    """Yield (id, file, path) of every standing page, issue, and article."""
    for page in publication.pages:
        yield page.slug, page.file, addresses.page(page.slug, page.language)
    for issue in publication.issues:
        yield issue.id, issue.folder, addresses.issue(issue.id)
        for article in (*issue.articles, *issue.translations):
            yield article.id, article.file, addresses.article(article.id)


def check_addresses(publication: Publication, addresses: Addresses, report: Report) -> None:
    """Report `shared-address` where two standing pages, issues or articles would stand at one address.

    Only patterns and ids that were given by hand can bring that about; two articles with one id are another problem.
    """
    first: dict[str, str] = {}
    for id, file, path in present_addresses(publication, addresses):
        holder = first.setdefault(path, id)
        if holder != id:
            report(SHARED_ADDRESS.at(Place(file), first=holder, second=id, address=path))
