"""What is known of every post before anything is settled: its role, header, date and first lines.

In: a source's files. Out: a `Head` for each post, small (bodies are read again when they are stored); rows for the
rest. Reports what is odd about headers and dates. Knows no number and no issue.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from broadsheet.folder.dates import BadDateError
from broadsheet.importers.evidence import dates
from broadsheet.importers.importer import Guess, Inquiry
from broadsheet.importers.kinds import (
    CELLS_LEFT,
    CITATIONS_LEFT,
    CONVERTED,
    DATE_DISAGREES,
    DATE_UNREAD,
    DATE_UNUSUAL,
    FAILED_TO_READ,
    GENERATOR_MARKUP,
    HEADER_WITHOUT_MARKS,
    KEYS_LEFT,
    TWO_SUFFIXES,
)
from broadsheet.importers.listing import PICTURES
from broadsheet.importers.posts.generators import plain_markdown
from broadsheet.importers.posts.post import HANDLED, Post, read_post, unknown_keys
from broadsheet.importers.posts.quarto import plain_quarto, quarto_values
from broadsheet.importers.posts.restructured import read_restructured
from broadsheet.importers.rules import Rules
from broadsheet.importers.source import Source, SourceFile, remarks_of, text_of
from broadsheet.importers.store.ledger import digest_of
from broadsheet.importers.store.links import targets
from broadsheet.model.names import nearest, without_leading_number
from broadsheet.problems import Place, Report

Role: TypeAlias = Literal["post", "page", "picture", "left"]

MARKDOWN = frozenset((".md", ".markdown", ".mkd", ".mdown", ".mdwn"))
QUARTO = frozenset((".qmd", ".rmd"))
RESTRUCTURED = frozenset((".rst",))
_OF_THE_FOLDER = re.compile(
    r"(readme|licen[cs]e|copying|contributing|changelog|code_of_conduct|security|authors)\b", re.IGNORECASE
)
_PAGE_FOLDERS = frozenset(("pages", "_pages", "page"))
_LANGUAGE = re.compile(r"(.+)\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)$")
OPENING = 1200
"""So many characters of the text are looked at for what it says of its own number."""


@dataclass(slots=True)
class Head:
    """One post or page before it is placed. `stem` is the name that speaks for it: of a bundle, the folder's."""

    file: SourceFile
    stem: str
    post: Post
    title: str
    digest: str
    opening: str
    pictures: tuple[str, ...] = ()  # as the text names them
    language: str = ""
    moment: dt.datetime | None = None

    @property
    def path(self) -> str:
        """The file's path in the source."""
        return self.file.path

    @property
    def folder(self) -> str:
        """The folder that may stand for an issue: of a bundle, the one above."""
        return self.file.folder.rpartition("/")[0] if self.is_bundle else self.file.folder

    @property
    def is_bundle(self) -> bool:
        """Whether the post has a folder of its own (Hugo's `index.md`)."""
        return self.file.stem.partition(".")[0] == "index" and bool(self.file.folder)


def role_of(file: SourceFile, rules: Rules) -> tuple[Role, str]:
    """Say what a file is, and for one that is left out the reason."""
    if file.fault:
        return "left", file.fault
    if file.suffix in PICTURES:
        return "picture", ""
    if file.suffix not in MARKDOWN | RESTRUCTURED | QUARTO:
        return "left", f"this import reads no files of this kind ({file.suffix or 'no suffix'})"
    return _role_of_text(file, rules)


def _role_of_text(file: SourceFile, rules: Rules) -> tuple[Role, str]:
    if rules.fits("pages", file.path):
        return "page", ""
    if file.stem.partition(".")[0] == "_index":
        return "left", "it is the head of a list of posts (Hugo), not a text"
    if file.suffix in QUARTO and file.stem.startswith("_"):
        return "left", "it is a piece that other texts include (Quarto), not a text"
    if file.stem.partition(".")[0] == "404":
        return "left", "it is the page for addresses that do not exist; ours is made"
    if _OF_THE_FOLDER.match(file.stem) and not rules.fits("source.include", file.path):
        return "left", "it describes the source folder and is not a post"
    folders = file.folder.split("/")
    return ("page", "") if _PAGE_FOLDERS & set(folders) else ("post", "")


def read_head(source: Source, file: SourceFile, rules: Rules, inquiry: Inquiry) -> Head | None:
    """Read one post's header and first lines; None after reporting why that cannot be."""
    try:
        raw = source.read(file.path)
    except OSError as error:
        inquiry.report(FAILED_TO_READ.at(Place(file.path), reason=error.strerror or str(error)))
        return None
    found = text_of(raw, file.path, rules)
    for remark in remarks_of(found, file.path):
        inquiry.tell(remark)
    post = converted(file, found.text, inquiry.report)
    for problem in post.problems:
        inquiry.report(problem)
    stem, language = _stem(file)
    shown = dict.fromkeys(target for target, is_picture in targets(post.body) if is_picture)
    head = Head(file, stem, post, post.text("title"), digest_of(raw), post.body[:OPENING], tuple(shown))
    post.body = ""
    head.language = post.text(*HANDLED["language"]) or language or rules.of("source.language", file.path)
    head.title = head.title or without_leading_number(stem).replace("-", " ").replace("_", " ").strip().capitalize()
    head.moment = _moment(head, rules, inquiry)
    return head


def converted(file: SourceFile, text: str, report: Report) -> Post:
    """Read a post and make its body plain Markdown; report what has no counterpart."""
    if file.suffix in RESTRUCTURED:
        post, lost = read_restructured(text)
        report(CONVERTED.at(Place(file.path), format="reStructuredText", lost=lost))
        return post
    post = read_post(text, file.path)
    if file.suffix in QUARTO:
        return _from_quarto(file, post, report)
    before = text.count("\n") - post.body.count("\n")
    post.body, left = plain_markdown(post.body)
    for piece in left:
        place = Place(file.path, before + piece.line)
        report(GENERATOR_MARKUP.at(place, written=piece.written, generator=piece.generator))
    return post


def _from_quarto(file: SourceFile, post: Post, report: Report) -> Post:
    found = plain_quarto(post.body, post.text(*HANDLED["language"]))
    post.body = found.body
    post.values = quarto_values(post.values)
    place = Place(file.path)
    if found.cells:
        report(CELLS_LEFT.at(place, count=found.cells))
    if found.citations:
        report(CITATIONS_LEFT.at(place, count=found.citations))
    for written in dict.fromkeys(found.lost):
        report(GENERATOR_MARKUP.at(place, written=written[:60], generator="Quarto"))
    return post


def _stem(file: SourceFile) -> tuple[str, str]:
    stem = file.stem
    language = ""
    if found := _LANGUAGE.fullmatch(stem):
        stem, language = found[1], found[2]
    if stem == "index" and file.folder:
        stem = file.folder.rpartition("/")[2]
    return stem, language


def _moment(head: Head, rules: Rules, inquiry: Inquiry) -> dt.datetime | None:
    """Settle a post's date: the rules', else the header's, else the file name's, else the folders'."""
    fix = rules.fix(head.path)
    if fix is not None and fix.text("date"):
        return dates.read(fix.text("date"))
    said = _said(head, inquiry)
    named, written = dates.in_name(head.stem)
    if named is not None and written.count("-") == 2 and written != named.isoformat():
        inquiry.report(DATE_UNUSUAL.at(Place(head.path), written=written, date=named.isoformat()))
    if said is not None and named is not None and said.date() != named:
        facts = {"date": said.date().isoformat(), "rival": named.isoformat()}
        inquiry.report(DATE_DISAGREES.at(Place(head.path), **facts))
    day = named or dates.in_path(head.path)
    if said is None and day is not None:
        where = "the file's name says so" if named else "the folders say so"
        if head.post.values:
            inquiry.guess(Guess(head.path, "date", day.isoformat(), f"the header has none and {where}"))
        return dt.datetime(day.year, day.month, day.day)
    return said


def _said(head: Head, inquiry: Inquiry) -> dt.datetime | None:
    written = head.post.text(*HANDLED["date"])
    if not written:
        return None
    try:
        return dates.read(written, head.language or "en")
    except BadDateError as fault:
        inquiry.report(DATE_UNREAD.at(Place(head.path), written=written, reason=str(fault)))
        return None


def report_oddities(heads: Iterable[Head], inquiry: Inquiry) -> None:
    """Report once for the whole source what is odd about its headers and suffixes."""
    heads = list(heads)
    suffixes = Counter(head.file.suffix for head in heads if head.file.suffix in MARKDOWN)
    if len(suffixes) > 1:
        told = ", ".join(f"{suffix} ({count})" for suffix, count in sorted(suffixes.items()))
        inquiry.report(TWO_SUFFIXES.at(Place(""), suffixes=told))
    bare = [head for head in heads if head.post.marks == "" and head.file.suffix in MARKDOWN]
    if bare:
        inquiry.report(HEADER_WITHOUT_MARKS.at(Place(bare[0].path, 1), count=len(bare)))
    left = Counter(key for head in heads for key in unknown_keys(head.post))
    words = [key for keys in HANDLED.values() for key in keys]
    for key, count in sorted(left.items()):
        first = next(head.path for head in heads if key in head.post.values)
        inquiry.report(KEYS_LEFT.at(Place(first), key=key, count=count, nearest=nearest(key, words)))
