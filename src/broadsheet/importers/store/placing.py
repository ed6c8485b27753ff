"""Ids and places in the folder for what an importer found: unique, stable, by the rules of the content format.

In: found issues and pages, how the paper counts, and what former runs gave (`pinned`: ids once given stay, whatever the
rules say now). Out: `Placed` texts and issues with their ids and paths. Opens no file.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from broadsheet.importers.importer import FoundArticle, FoundIssue, FoundPage, FoundText
from broadsheet.importers.store.ledger import Entry
from broadsheet.model.names import issue_id, reserved_at_root, reserved_in_issue, slug, without_leading_number
from broadsheet.model.publication import Numbering


@dataclass(frozen=True, slots=True)
class PlacedText:
    """An article or page with its id (of a page its slug, with a slash on both sides: its address) and its file."""

    text: FoundText
    id: str
    file: str
    original: str = ""  # the slug of the article that it translates, where its name does not say so


@dataclass(frozen=True, slots=True)
class PlacedIssue:
    """An issue with its id, its folder and its articles."""

    issue: FoundIssue
    id: str
    folder: str
    articles: tuple[PlacedText, ...] = ()

    @property
    def key(self) -> str:
        """The ledger's name for its issue.toml."""
        return f"{self.issue.source}#issue"


@dataclass(slots=True)
class Placing:
    """Gives ids and paths; one for a whole run, so that nothing is given twice."""

    numbering: Numbering
    pinned: Mapping[str, Entry]
    languages: Collection[str] = ()
    main: str = "en"
    _taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._taken.update(entry.about for entry in self.pinned.values() if entry.outcome == "imported as")

    def issue(self, found: FoundIssue) -> PlacedIssue:
        """Place an issue and its articles; translations after their originals, whose names they take."""
        kept = self.pinned.get(f"{found.source}#issue")
        if kept is not None and kept.file:
            folder = posixpath.dirname(kept.file)
            id = kept.about if kept.outcome == "imported as" else posixpath.basename(folder)
        else:
            id = self._free(found.id or self._id(found, found.word), found)
            folder = f"issues/{found.year or found.date.year}/{id}"
        files: dict[str, str] = {}
        placed = {}
        ordered = sorted(found.articles, key=lambda article: bool(article.original))
        for article in ordered:
            place = self._article(article, id, folder, files, len(found.articles) > 1)
            placed[article.source] = place
        return PlacedIssue(found, id, folder, tuple(placed[article.source] for article in found.articles))

    def _id(self, found: FoundIssue, word: str) -> str:
        counted = self.numbering == "year-number" and found.year
        day = found.date.replace(year=found.year, day=1) if counted else found.date
        return issue_id(self.numbering, found.volume, found.number, day, word)

    def _free(self, id: str, found: FoundIssue) -> str:
        """Find an id that nothing else has: with a word behind, then with a count."""
        word = found.word or slug(found.title) or (slug(found.articles[0].slug) if found.articles else "") or "special"
        candidates = [id, self._id(found, word)]
        candidates += [f"{candidates[1]}-{count}" for count in range(2, 1000)]
        chosen = next(candidate for candidate in candidates if candidate not in self._taken)
        self._taken.add(chosen)
        return chosen

    def _article(
        self, article: FoundArticle, issue: str, folder: str, files: dict[str, str], several: bool
    ) -> PlacedText:
        kept = self.pinned.get(article.source)
        if kept is not None and kept.file:
            files[article.source] = kept.file
            # What a person deleted has a reason where its id was; its file still says what it was called.
            named = f"{issue}/{without_leading_number(_stem(kept.file))}"
            return PlacedText(article, kept.about if kept.outcome == "imported as" else named, kept.file)
        translated = self._translation(article, issue, files)
        if translated is not None:
            return translated
        word = article.slug or slug(without_leading_number(_stem(article.source))) or "article"
        if reserved_in_issue(word) or posixpath.splitext(word)[1]:
            word = f"{word}-article"
        word = _unique(word, (f"{issue}/{{}}",), self._taken)
        id = f"{issue}/{word}"
        self._taken.add(id)
        # A leading number is added where there is an order to keep, or where the word itself begins with one.
        numbered = several or without_leading_number(word) != word
        file = f"{folder}/{len(files) + 1:02}-{word}.md" if numbered else f"{folder}/{word}.md"
        files[article.source] = file
        return PlacedText(article, id, file)

    def _translation(self, article: FoundArticle, issue: str, files: Mapping[str, str]) -> PlacedText | None:
        original = files.get(article.original, "")
        language = article.language
        if not original or not language or language == self.main:
            return None
        stem = posixpath.splitext(original)[0]
        id = f"{issue}/{without_leading_number(posixpath.basename(stem))}.{language}"
        if id in self._taken:
            return None
        self._taken.add(id)
        return PlacedText(article, id, f"{stem}.{language}.md")

    def page(self, found: FoundPage) -> PlacedText:
        """Place a standing page."""
        kept = self.pinned.get(found.source)
        if kept is not None and kept.file:
            return PlacedText(found, f"/{_stem(kept.file)}/", kept.file)
        word = found.slug or slug(_stem(found.source)) or "page"
        if reserved_at_root(word, self.languages):
            word = f"{word}-page"
        word = _unique(word, ("/{}/",), self._taken)
        self._taken.add(f"/{word}/")
        return PlacedText(found, f"/{word}/", f"pages/{word}.md")


def _unique(word: str, patterns: Iterable[str], taken: Collection[str]) -> str:
    for candidate in _candidates(word):
        if not any(pattern.format(candidate) in taken for pattern in patterns):
            return candidate
    raise AssertionError("the candidates do not end")


def _candidates(word: str) -> Iterator[str]:
    yield word
    count = 2
    while True:
        yield f"{word}-{count}"
        count += 1


def _stem(source: str) -> str:
    return posixpath.splitext(posixpath.basename(source.partition("#")[0]))[0]
