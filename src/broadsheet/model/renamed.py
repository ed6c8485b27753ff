"""Articles that were renamed: the first id of each, so that feeds go on knowing it, and the present id of each old one.

In: a `Publication` with the redirects that renaming left. Out: mappings between ids. Knows no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from broadsheet.model.names import parse_issue_id
from broadsheet.model.patterns import article_ends, default_issue_path, issue_path, issue_values, pattern_of
from broadsheet.model.publication import Publication


def first_ids(publication: Publication) -> dict[str, str]:
    """Map the ids of renamed articles to the first ids that they had; others are not in it.

    Renaming leaves a line "old address = new id". The way back is followed through several renamings; where several old
    addresses lead to one id, the line that stands first is the older. Old addresses that are not of our shape (kept by
    importers) or have an anchor are no former names, nor is an id that another article bears today: two articles never
    share one feed id.
    """
    before: dict[str, str] = {}
    for old, new in _renamings(publication):
        before.setdefault(new, old)
    if not before:
        return {}
    living = _living(publication)
    gone = {new: old for new, old in before.items() if old not in living}
    return {present: _followed(present, gone) for present in gone}


def present_ids(publication: Publication) -> dict[str, str]:
    """Map every id that an article once had to the one that it has now, so that old links go on working.

    An id that an article has today is never mapped: whatever bears a name now is meant by it.
    """
    after: dict[str, str] = {}
    for old, new in _renamings(publication):
        after[old] = new
    if not after:
        return {}
    living = _living(publication)
    gone = {old: new for old, new in after.items() if old not in living}
    found = {old: _followed(old, gone) for old in gone}
    return {old: new for old, new in found.items() if new in living}


def _living(publication: Publication) -> set[str]:
    return {article.id for issue in publication.issues for article in (*issue.articles, *issue.translations)}


def _renamings(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield (old id, new id) of every line of the redirects that renaming left, in their order."""
    if not publication.redirects:
        return
    id_at = _reader(publication)
    for redirect in publication.redirects:
        if "/" in redirect.target and not redirect.target.startswith("/") and "#" not in redirect.old:
            old = id_at(redirect.old)
            if old and old != redirect.target:
                yield old, redirect.target


def _followed(name: str, steps: Mapping[str, str]) -> str:
    """Go from name to name until there is no further one, or one comes again."""
    seen = {name}
    while (following := steps.get(name)) is not None:
        if following in seen:
            return following
        seen.add(following)
        name = following
    return name


def _reader(publication: Publication) -> Callable[[str], str]:
    """Make the function that reads an article's id from its address; it returns "" for other addresses."""
    languages = {language.lower(): language for language in publication.languages if language != publication.language}
    patterned = _patterned(publication)

    def id_at(address: str) -> str:
        words = address.strip("/").split("/")
        suffix = f".{languages[words.pop(0)]}" if words[0] in languages else ""
        if len(words) < 2:
            return ""
        parts = parse_issue_id("".join(words[:-1]))
        if parts and default_issue_path(parts.id) == f"/{'/'.join(words[:-1])}/":
            return f"{parts.id}/{words[-1]}{suffix}"
        return patterned(f"/{'/'.join(words)}/", suffix)

    return id_at


def _patterned(publication: Publication) -> Callable[[str, str], str]:
    """Make the function that reads an id from an address by the patterns of `[web]`, present and former."""
    web = publication.web
    known: dict[str, tuple[str, str]] = {}
    for issue in publication.issues if web.issue_address or web.article_address else ():
        values = issue_values(issue)
        for pattern in (web.issue_address, *map(pattern_of, web.former_issue_addresses)):
            for article_pattern in (web.article_address, *map(pattern_of, web.former_article_addresses)):
                before, after = article_ends(article_pattern, issue_path(pattern, issue.id, values), values)
                known.setdefault(before, (after, issue.id))

    def id_at(address: str, suffix: str) -> str:
        for at in range(len(address) - 1, 0, -1):
            after, issue = known.get(address[:at], ("", ""))
            if after and address.endswith(after) and "/" not in address[at : -len(after)]:
                return f"{issue}/{address[at : -len(after)]}{suffix}"
        return ""

    return id_at
