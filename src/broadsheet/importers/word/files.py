"""A Word file as the importers take it: opened, taken apart into articles, each written when it is stored.

In: an opened source and the path of a file in it. Out: `Taken`: the articles as `FoundArticle`s, with what speaks for
their issue. Knows no issue.
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from broadsheet.importers.evidence.finding import find
from broadsheet.importers.evidence.findings import Finding
from broadsheet.importers.evidence.tongue import language_of
from broadsheet.importers.importer import FoundArticle, FoundPicture, Guess, Inquiry, Value, Written
from broadsheet.importers.kinds import PICTURE_GONE, PICTURE_UNKNOWN, WORD_FALLBACK, WORD_LEFT, WORDS_LOST
from broadsheet.importers.listing import PICTURES
from broadsheet.importers.pages.reader import HTML
from broadsheet.importers.rules import Rules
from broadsheet.importers.source import Source, SourceFile
from broadsheet.importers.store.escaping import escaped
from broadsheet.importers.store.ledger import digest_of
from broadsheet.importers.word import by_pandoc
from broadsheet.importers.word.docx_file import DocxFile
from broadsheet.importers.word.odt_file import OdtFile
from broadsheet.importers.word.paragraphs import Paragraph
from broadsheet.importers.word.parts import Part, fields_of, holds_several, split, whole
from broadsheet.importers.word.placeholders import Placeholder
from broadsheet.importers.word.properties import day_of
from broadsheet.importers.word.tidying import tidied, words_lost
from broadsheet.model.names import slug, without_leading_number
from broadsheet.problems import Place, Problem
from broadsheet.text.written import markdown_of

_LEVELS = {"h1": 1, "h2": 2, "h3": 3}


class Manuscript(Protocol):
    """An opened file of a word processor."""

    paragraphs: list[Paragraph]
    properties: dict[str, str]
    told: Counter[str]
    fallback: str

    @property
    def language(self) -> str: ...

    @property
    def running_heads(self) -> tuple[str, ...]: ...

    def pictures(self, part: Part) -> tuple[str, ...]: ...

    def picture(self, name: str) -> bytes: ...

    def words(self, part: Part) -> str: ...

    def html(self, part: Part) -> str: ...


OPENERS: dict[str, Callable[[bytes], Manuscript]] = {".docx": DocxFile, ".docm": DocxFile, ".odt": OdtFile}


@dataclass(slots=True)
class Taken:
    """The articles of a file, and what it says of the issue that it belongs to. `day` is when it was made."""

    file: SourceFile
    articles: list[FoundArticle] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    day: dt.date | None = None
    shown: set[str] = field(default_factory=set)  # picture files beside it

    @property
    def is_issue(self) -> bool:
        """Whether the file holds several articles."""
        return len(self.articles) > 1


def take(source: Source, file: SourceFile, pictures: dict[str, list[str]], inquiry: Inquiry) -> Taken:
    """Read a file. `pictures` are the picture files of the source by name. Raise `RefusedError`, `OSError`."""
    data = source.read(file.path)
    manuscript = OPENERS[file.suffix](data)
    taken = Taken(file, day=day_of(manuscript.properties))
    spoken = language_of((paragraph.text for paragraph in manuscript.paragraphs), manuscript.language)
    language = source.rules.of("source.language", file.path) or _bare(spoken)
    names = (without_leading_number(file.stem), manuscript.properties.get("title", ""), *manuscript.running_heads)
    for name, where in zip(names, ("file", "meta", *["head"] * len(names)), strict=False):
        taken.findings += find(name.replace("_", " "), where, language)  # type: ignore[arg-type]
    level = _level(manuscript, file, bool(taken.findings), (source.rules, inquiry))
    parts = _apart(manuscript, level)
    digest = digest_of(data + (b"pandoc" if by_pandoc.is_there() else b""))
    _tell(manuscript, file, inquiry)
    for number, part in enumerate(parts):
        for name in part.find_pictures(partial(_file_named, pictures, file)):
            inquiry.report(PICTURE_GONE.at(Place(file.path), source=name))
        taken.shown.update(path for _, path in part.figures.values())
        piece = _Piece(source, file, level, number, tuple(part.figures.items()))
        taken.articles.append(_article(piece, manuscript, part, (digest, language), inquiry))
        taken.findings += find(part.title, "title", language)
    return taken


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is needed to write one article of a file again: its level of headings (0: the whole file) and its place."""

    source: Source
    file: SourceFile
    level: int
    number: int
    figures: tuple[tuple[int, tuple[Placeholder, str]], ...]

    @property
    def key(self) -> str:
        """The ledger's key of the article."""
        return f"{self.file.path}#{self.number + 1}" if self.level else self.file.path


def _apart(manuscript: Manuscript, level: int) -> list[Part]:
    return split(manuscript.paragraphs, level) if level else [whole(manuscript.paragraphs)]


def _bare(language: str) -> str:
    """The country goes, where the language is not written differently in it: Word marks that of its own set-up."""
    primary = language.replace("_", "-").partition("-")[0].lower()
    return language if primary in ("zh", "pt", "sr") else primary


def _level(manuscript: Manuscript, file: SourceFile, names_issue: bool, what: tuple[Rules, Inquiry]) -> int:
    """Return the level of the headings that part a file's articles, 0 where it is one."""
    rules, inquiry = what
    wanted = rules.of("articles.split", file.path)
    if wanted:
        return _LEVELS.get(wanted, 0)
    level = holds_several(manuscript.paragraphs, names_issue)
    if level:
        reason = "its name or its head says an issue" if names_issue else "bylines follow its headings"
        told = f"one for each heading of level {level}"
        inquiry.guess(Guess(file.path, "articles", told, reason, rival="the whole file is one"))
    return level


def _file_named(pictures: dict[str, list[str]], file: SourceFile, name: str) -> str:
    """Return the picture file of a name: with any suffix, and of several the one that lies nearest."""
    stem, suffix = posixpath.splitext(name.casefold())
    names = [name.casefold()] if suffix in PICTURES else []
    names += [f"{base}{other}" for base in dict.fromkeys((stem, slug(name))) for other in sorted(PICTURES)]
    for wanted in names:
        found = pictures.get(wanted)
        if found:
            return max(found, key=lambda path: (len(posixpath.commonpath((f"/{path}", f"/{file.path}"))), -len(path)))
    return ""


def _tell(manuscript: Manuscript, file: SourceFile, inquiry: Inquiry) -> None:
    """Say what of a file was left out or became plain text."""
    heads = [text for text in manuscript.running_heads if any(letter.isalpha() for letter in text)]
    told = dict(manuscript.told) | {"headers and footers": len(heads)}
    for what, count in sorted(told.items()):
        if count:
            inquiry.report(WORD_LEFT.at(Place(file.path), what=what, count=count))


def _article(
    piece: _Piece, manuscript: Manuscript, part: Part, what: tuple[str, str], inquiry: Inquiry
) -> FoundArticle:
    digest, language = what
    source, file = piece.source, piece.file
    fields: dict[str, Value] = fields_of(part, manuscript.paragraphs)
    if "headline" not in fields:
        fields["headline"] = escaped(_headline(manuscript, piece, part, inquiry))
    if not manuscript.words(part).strip() and not manuscript.pictures(part):
        fields["status"] = "draft"
    if part.roles.headline_from:
        inquiry.guess(Guess(piece.key, "headline", part.title, part.roles.headline_from))
    inner = [name for name in manuscript.pictures(part) if posixpath.splitext(name)[1].lower() in PICTURES]
    found = [FoundPicture(f"{file.path}#{name}", name, partial(_picture, source, file, name)) for name in inner]
    beside = dict.fromkeys(path for _, path in part.figures.values())
    return FoundArticle(
        source=piece.key,
        digest=digest_of(f"{digest}{sorted(beside)}".encode()),
        fields=tuple(sorted(fields.items(), key=lambda pair: pair[0] != "headline")),
        write=partial(_written, piece),
        slug=_slug(piece, part),
        language=language,
        pictures=(*found, *(FoundPicture(path, path, partial(source.read, path)) for path in beside)),
    )


def _slug(piece: _Piece, part: Part) -> str:
    """A file's name means something unless it is the same in every folder."""
    if piece.level:
        return slug(part.title)
    stem = slug(without_leading_number(piece.file.stem))
    folder = slug(posixpath.basename(piece.file.folder))
    return folder if stem in _NO_NAMES and folder else stem


_NO_NAMES = frozenset(("master", "article", "artikel", "text", "main", "manuscript", "manuskript", "document", "final"))


def _headline(manuscript: Manuscript, piece: _Piece, part: Part, inquiry: Inquiry) -> str:
    """A headline for what has none: the file's own title, else its name, which is told."""
    title = manuscript.properties.get("title", "")
    name = _slug(piece, part).replace("-", " ").replace("_", " ").strip().capitalize() or "Text"
    reason = "the file's properties say so" if title else "the text has none; it is the file's name"
    inquiry.guess(Guess(piece.key, "headline", title or name, reason))
    return title or name


def _picture(source: Source, file: SourceFile, name: str) -> bytes:
    return OPENERS[file.suffix](source.read(file.path)).picture(name)


def _written(piece: _Piece) -> Written:
    """Open the file again and write one of its articles."""
    file = piece.file
    manuscript = OPENERS[file.suffix](piece.source.read(file.path))
    part = _apart(manuscript, piece.level)[piece.number]
    part.figures = dict(piece.figures)
    before = manuscript.words(part)
    html, unshown = tidied(manuscript.html(part), part.figures.get)
    met: list[Problem] = [PICTURE_UNKNOWN.at(Place(file.path), source=name) for name in unshown]
    if manuscript.fallback:
        met.append(WORD_FALLBACK.at(Place(file.path), reason=manuscript.fallback))
    shown = "\n".join(manuscript.paragraphs[at].text for at in part.figures)
    lost = words_lost(before, f"{html} {shown}")
    if lost:
        told = ", ".join(word for word, _ in lost.most_common(10))
        met.append(WORDS_LOST.at(Place(file.path), count=sum(lost.values()), words=told))
    reader = HTML()
    page = reader.page(html, file.path)
    document = reader.document(page, [True] * len(page.blocks))
    return Written(markdown_of(document), remarks=(*met, *page.problems), anchors=tuple(page.targets.items()))
