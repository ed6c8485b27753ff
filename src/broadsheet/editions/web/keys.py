"""Keys of outputs: digests of all that goes into a page, cheap enough for tens of thousands of them.

In: a site. Out: short digests as text. What goes into which page is written down in each page's family; here are the
parts that many share. Knows no template.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b

from broadsheet import __version__
from broadsheet.editions.edition import Job
from broadsheet.editions.web.index import Index
from broadsheet.editions.web.marks import hidden, unreleased
from broadsheet.languages.catalogues import catalogue_digest
from broadsheet.model.issue import Issue


def digest(parts: Iterable[str]) -> str:
    """Digest some texts into 32 hexadecimal characters."""
    return blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


class Keys:
    """Digests over one job, each made once."""

    def __init__(self, job: Job, index: Index) -> None:
        self._job = job
        self._index = index
        self._frames: dict[str, str] = {}
        self._issues: dict[str, str] = {}

    @cached_property
    def run(self) -> str:
        """What goes into every page: program, theme, settings, words, whether search engines may list it, standing
        pages, the paper's own pictures."""
        publication = self._job.publication
        pages = (f"{page.slug} {page.language} {page.headline}" for page in publication.pages)
        pictures = (f"{picture.file} {picture.stamp}" for picture in publication.pictures)
        languages = dict.fromkeys((publication.language, *publication.languages))
        words = (catalogue_digest(language) for language in languages)
        theme, settings = self._job.theme.digest, publication.settings_digest
        shown = "hidden" if hidden(publication, self._job.now) else "shown"
        return digest((__version__, theme, settings, shown, *words, "", *pages, *pictures))

    def frame(self, language: str) -> str:
        """What goes into every page of a language beside its own content: sections and languages in use."""
        known = self._frames.get(language)
        if known is None:
            parts = (self.run, language, *self._index.languages, "", *self._index.sections(language))
            known = self._frames[language] = digest(parts)
        return known

    def issue(self, issue: Issue) -> str:
        """All headers of an issue, its pictures, what was printed, and whether it is marked as unreleased."""
        known = self._issues.get(issue.id)
        if known is None:
            parts = [issue.id, issue.header_digest, str(unreleased(issue, self._job.now))]
            parts += [article.header_digest for article in issue.articles]
            parts += [article.header_digest for article in issue.translations]
            parts += [picture.stamp for picture in issue.pictures]
            if issue.printed:
                parts.append(repr(issue.printed))
            known = self._issues[issue.id] = digest(parts)
        return known

    @cached_property
    def ids(self) -> str:
        """Everything that a link may lead to: a link is dead or alive by this."""
        return digest(facts.ids for facts in self._index.facts)
