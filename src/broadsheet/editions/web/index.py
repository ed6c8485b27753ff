"""What a page must know of the rest of the paper: maps over a publication, made when first asked for.

In: a publication, and the facts kept from the one before. Out: articles and issues by id, by section, topic, person,
series and language, and what corrects or follows what. Knows no address, no template and no text.

What one issue says is kept with it (`Facts`): when one article of a large paper changes, all other issues are the same
objects as before and are not looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.model.names import word_of
from broadsheet.model.publication import Person, Publication


@dataclass(slots=True)
class Facts:
    """What one issue says, by language: articles on the web, in order; and the articles that point at others."""

    issue: Issue
    articles: dict[str, tuple[Article, ...]]
    by_id: dict[str, Article]
    pointing: tuple[Article, ...]
    serial: tuple[Article, ...]
    sections: dict[str, frozenset[str]]
    ids: str


@dataclass(slots=True)
class Memory:
    """The facts of the issues of the last publication, by the identity of the issue; held so that it stays unique."""

    facts: dict[int, Facts] = field(default_factory=dict)


class Index:
    """Maps over one publication. `main` is its main language; a language that is not main has its own articles only."""

    def __init__(self, publication: Publication, memory: Memory) -> None:
        self.publication = publication
        self.main = publication.language
        kept = memory.facts
        self.facts = [kept.get(id(issue)) or _facts(issue, publication.language) for issue in publication.issues]
        memory.facts = {id(facts.issue): facts for facts in self.facts}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The main language, then every other language of the paper that has articles, in the paper's order."""
        used = {language for facts in self.facts for language in facts.articles}
        others = (tag for tag in self.publication.languages if tag != self.main and tag in used)
        return (self.main, *others)

    @cached_property
    def by_issue(self) -> dict[str, Facts]:
        """Facts by the issue's id."""
        return {facts.issue.id: facts for facts in self.facts}

    @cached_property
    def corrected_by(self) -> dict[str, list[Article]]:
        """Articles that correct an article, by its id, oldest first."""
        return _grouped(self._pointing(), lambda article: (article.corrects,))

    @cached_property
    def followed_by(self) -> dict[str, list[Article]]:
        """Articles that follow up an article, by its id, oldest first."""
        return _grouped(self._pointing(), lambda article: (article.follows,))

    def _pointing(self) -> Iterator[Article]:
        return (article for facts in self.facts for article in facts.pointing)

    def article(self, id: str) -> Article | None:
        """Return the article with an id, translations included, or None."""
        facts = self.by_issue.get(id.rpartition("/")[0])
        return facts.by_id.get(id) if facts else None

    def issue_of(self, article: Article) -> Issue:
        """Return the issue of an article of this publication."""
        return self.by_issue[article.issue].issue

    def issues(self, language: str) -> list[Issue]:
        """Every issue that has a page in a language, oldest first: in the main one all."""
        if language == self.main:
            return list(self.publication.issues)
        return [facts.issue for facts in self.facts if language in facts.articles]

    def articles(self, issue: Issue, language: str) -> tuple[Article, ...]:
        """The articles of an issue in a language, in running order, those withdrawn included."""
        return self.by_issue[issue.id].articles.get(language, ())

    def translations(self, article: Article) -> list[Article]:
        """The same article in the other languages, the original first."""
        facts = self.by_issue[article.issue]
        if not facts.issue.translations:
            return []
        original = article.original or article.id
        beside = facts.by_id.values()
        return [other for other in beside if other is not article and (other.original or other.id) == original]

    def neighbours(self, issue: Issue, language: str) -> tuple[Issue | None, Issue | None]:
        """The issues before and after in a language."""
        return self._neighbours(language).get(issue.id, (None, None))

    def _neighbours(self, language: str) -> dict[str, tuple[Issue | None, Issue | None]]:
        known = self._beside.get(language)
        if known is None:
            issues = self.issues(language)
            padded: list[Issue | None] = [None, *issues, None]
            known = {issue.id: (padded[at], padded[at + 2]) for at, issue in enumerate(issues)}
            self._beside[language] = known
        return known

    @cached_property
    def _beside(self) -> dict[str, dict[str, tuple[Issue | None, Issue | None]]]:
        return {}

    def current(self, language: str) -> Issue | None:
        """The current issue: the latest regular or double one (paper-format.md); of no other is a front page made."""
        regular = (issue for issue in self.issues(language) if issue.kind in ("regular", "double"))
        return max(regular, key=lambda issue: (issue.date, issue.whole_number), default=None)

    def sections(self, language: str) -> list[str]:
        """Ids of the paper's sections that have articles in a language, in the paper's order."""
        different = {facts.sections.get(language, frozenset()) for facts in self.facts}
        used: frozenset[str] = frozenset().union(*different)
        return [
            section.id for section in sorted(self.publication.sections, key=lambda s: s.order) if section.id in used
        ]

    @cached_property
    def people_by_name(self) -> dict[str, Person]:
        """Contributors by id and by name."""
        people = self.publication.people
        return {person.name: person for person in people} | {person.id: person for person in people}

    def person_of(self, name: str) -> Person | None:
        """The contributor whom a name or id in a byline means; with `[web] people = "all"` everybody is one."""
        person = self.people_by_name.get(name)
        if person is None and self.publication.web.people == "all":
            person = self.people_by_name[name] = Person(word_of(name), name)
        return person

    def lists(self, language: str) -> Lists:
        """The lists of a language, newest article first."""
        made = self._lists.get(language)
        if made is None:
            made = self._lists[language] = Lists(self, language)
        return made

    @cached_property
    def _lists(self) -> dict[str, Lists]:
        return {}

    @cached_property
    def series(self) -> dict[tuple[str, str], list[Article]]:
        """The parts of every series by language and word, in their order."""
        found: dict[tuple[str, str], list[Article]] = {}
        for facts in self.facts:
            for article in facts.serial:
                found.setdefault((self.language_of(article), word_of(article.series)), []).append(article)
        for parts in found.values():
            parts.sort(key=lambda article: _part(article.series_part))  # stable: parts without a number stay by date
        return found

    def series_of(self, article: Article) -> list[Article]:
        """All parts of an article's series in its language, itself included."""
        return self.series.get((self.language_of(article), word_of(article.series)), []) if article.series else []

    def language_of(self, article: Article) -> str:
        """The language under whose prefix an article stands: the main one where it has no original."""
        return article.language if article.original else self.main


class Lists:
    """Articles by section, topic and person in one language, newest issue first; withdrawn ones are not listed."""

    def __init__(self, index: Index, language: str) -> None:
        self.language = language
        self._index = index
        newest = reversed(index.facts)
        self._articles = [
            article for facts in newest for article in facts.articles.get(language, ()) if not article.withdrawn
        ]

    @cached_property
    def sections(self) -> dict[str, list[Article]]:
        """By section id; only sections of paper.toml have a list."""
        known = {section.id for section in self._index.publication.sections}
        return {key: found for key, found in _grouped(self._articles, lambda a: (a.section,)).items() if key in known}

    @cached_property
    def topics(self) -> dict[str, list[Article]]:
        """By the topic's word."""
        return _grouped(self._articles, lambda article: dict.fromkeys(map(word_of, article.topics)))

    @cached_property
    def people(self) -> dict[str, list[Article]]:
        """By the contributor's id; in the main language also those of people.toml who have written nothing."""
        listed = self._index.publication.people if self.language == self._index.main else ()
        found: dict[str, list[Article]] = {person.id: [] for person in listed}
        found |= _grouped(self._articles, self._people_of)
        return found

    def _people_of(self, article: Article) -> Iterable[str]:
        people = map(self._index.person_of, article.byline)
        return dict.fromkeys(person.id for person in people if person is not None)

    @cached_property
    def series(self) -> dict[str, list[Article]]:
        """By the series' word, in the order of its parts."""
        return {word: parts for (language, word), parts in self._index.series.items() if language == self.language}


def _facts(issue: Issue, main: str) -> Facts:
    articles: dict[str, list[Article]] = {}
    for article in issue.articles:
        if article.web:
            articles.setdefault(main, []).append(article)
    for article in issue.translations:
        if article.web:
            articles.setdefault(article.language, []).append(article)
    every = [article for found in articles.values() for article in found]
    return Facts(
        issue=issue,
        articles={language: tuple(found) for language, found in articles.items()},
        by_id={article.id: article for article in every},
        pointing=tuple(article for article in every if article.corrects or article.follows),
        serial=tuple(article for article in every if article.series and not article.withdrawn),
        ids="\n".join((issue.id, *(article.id for article in every))),
        sections={language: frozenset(a.section for a in found) for language, found in articles.items()},
    )


def _grouped(articles: Iterable[Article], keys: Callable[[Article], Iterable[str]]) -> dict[str, list[Article]]:
    found: dict[str, list[Article]] = {}
    for article in articles:
        for key in keys(article):
            if key:
                found.setdefault(key, []).append(article)
    return found


def _part(part: str) -> tuple[int, str]:
    return (int(part), "") if part.isdigit() else (1_000_000, "")
