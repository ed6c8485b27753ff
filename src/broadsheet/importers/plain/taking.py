"""A file of plain text as the importer takes it: its articles, each written when it is stored.

In: an opened source, a file, which of its blocks the other files have shown to be of the template. Out: `Taken`. Knows
no issue.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from broadsheet.importers.evidence.finding import find
from broadsheet.importers.evidence.findings import Finding
from broadsheet.importers.importer import FoundArticle, FoundPicture, Guess, Inquiry, Value, Written
from broadsheet.importers.kinds import NOTES_DANGLING, PICTURE_GONE, TEXT_LEFT
from broadsheet.importers.pages.reader import HTML
from broadsheet.importers.plain.banners import Piece, Weekly, runs_between
from broadsheet.importers.plain.blocks import RULE, blocks_of, inline
from broadsheet.importers.plain.dump import SHORT, Dump, dump_of
from broadsheet.importers.plain.lines import Run
from broadsheet.importers.plain.notes import with_notes
from broadsheet.importers.plain.opening import Opened, opened
from broadsheet.importers.signed import are_names, names_in, says_by
from broadsheet.importers.source import Source, SourceFile
from broadsheet.importers.standins import standin
from broadsheet.importers.store.escaping import escaped
from broadsheet.importers.store.ledger import digest_of
from broadsheet.model.names import slug, without_leading_number
from broadsheet.problems import Place, Problem
from broadsheet.text.nodes import Block, Division, Document, Figure, Heading, Paragraph, Picture, Rule
from broadsheet.text.written import markdown_of

LEAST_OPENING = 25
"""What stands above the first article of a weekly is one itself, if a paragraph of it has so many words."""


@dataclass(slots=True)
class Taken:
    """The articles of a file and what it says of its issue. `is_issue`: they are an issue by themselves."""

    file: SourceFile
    articles: list[FoundArticle] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    is_issue: bool = False
    title: str = ""
    moment: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """What is needed to write one article again: the file, its place in it, and the blocks that are gone."""

    source: Source
    file: SourceFile
    number: int
    gone: tuple[bool, ...]
    language: str

    @property
    def key(self) -> str:
        """The ledger's key."""
        return f"{self.file.path}#{self.number}" if self.number >= 0 else self.file.path


def take(source: Source, file: SourceFile, gone: Sequence[bool], inquiry: Inquiry) -> Taken:
    """Take a file. Raise `OSError`."""
    found = opened(source, file)
    taken = Taken(file, is_issue=found.mail is not None or found.weekly is not None)
    language = source.rules.of("source.language", file.path)
    part = _Part(source, file, -1, tuple(gone), language)
    for remark in found.remarks:
        inquiry.tell(remark)
    if found.mail is not None:
        _of_mail(taken, found, inquiry)
    taken.findings += find(without_leading_number(file.stem).replace("_", " "), "file", language)
    if found.page is not None:
        taken.articles.append(_html_article(part, found))
    elif found.weekly is not None:
        _of_weekly(taken, found, found.weekly, part, inquiry)
    else:
        _of_dump(taken, found, part, inquiry)
    return taken


def _of_mail(taken: Taken, found: Opened, inquiry: Inquiry) -> None:
    mail = found.mail
    if mail is None:
        return
    taken.title = mail.list_id or mail.sender
    taken.moment = mail.date
    taken.findings += find(mail.subject, "title")
    if mail.date is not None:
        taken.findings.append(Finding("date", mail.date.date().isoformat(), "file", "the mail's own date"))
    if found.rival:
        chosen = "its HTML" if found.page is not None else "its text"
        inquiry.guess(Guess(taken.file.path, "part of the mail", chosen, "it says the most", found.rival))
    _left(taken.file, "signature", len(mail.signature.split()), inquiry)
    for name in mail.attachments:
        inquiry.report(TEXT_LEFT.at(Place(taken.file.path), what=f"attachment {name}", count=0))


def _left(file: SourceFile, what: str, count: int, inquiry: Inquiry) -> None:
    if count:
        inquiry.report(TEXT_LEFT.at(Place(file.path), what=what, count=count))


def _of_weekly(taken: Taken, found: Opened, weekly: Weekly, part: _Part, inquiry: Inquiry) -> None:
    head = runs_between(found.runs, *weekly.head)
    outside = [run for run in head if not weekly.contents[0] <= run.at < weekly.contents[1]]
    taken.findings += [each for run in outside for line in run.lines for each in find(line, "head", part.language)]
    opening = any(run.words >= LEAST_OPENING for run in outside)
    inquiry.guess(Guess(taken.file.path, "articles", str(len(weekly.pieces)), weekly.reason, rival="the whole is one"))
    listed = sum(run.words for run in head) - sum(run.words for run in outside)
    _left(taken.file, "list of contents", listed, inquiry)
    if opening:
        headline = next((run.text for run in outside if not RULE.fullmatch(run.lines[0])), "")
        mail = found.mail
        piece = Piece(mail.subject if mail and mail.subject else headline, 0, weekly.head[1])
        taken.articles.append(_piece_article(part, found, piece, 0))
    else:
        _left(taken.file, "head", sum(run.words for run in outside), inquiry)
    for number, piece in enumerate(weekly.pieces, 1):
        taken.articles.append(_piece_article(part, found, piece, number))


def _piece_article(part: _Part, found: Opened, piece: Piece, number: int) -> FoundArticle:
    own = _Part(part.source, part.file, number, part.gone, part.language)
    byline = _byline(_runs_of(found, piece, part.gone))
    fields: dict[str, Value] = {"headline": escaped(piece.headline), "byline": _names(byline)}
    return _article(own, fields, slug(piece.headline), ())


def _names(byline: str) -> Value:
    names = names_in(byline) if byline else ()
    return names[0] if len(names) == 1 else names


def _runs_of(found: Opened, piece: Piece, gone: Sequence[bool]) -> list[Run]:
    """Return the runs of a piece without what is of the template and without its list of contents."""
    weekly = found.weekly
    left = [run for run, out in zip(found.runs, gone, strict=True) if not out] if gone else found.runs
    runs = runs_between(left, piece.first, piece.last)
    if weekly is None or piece.first >= weekly.head[1]:
        return runs
    return [run for run in runs if not weekly.contents[0] <= run.at < weekly.contents[1]]


def _byline(runs: Sequence[Run]) -> str:
    """The first line, where it says by whom the text is."""
    if not runs or len(runs[0].lines) > 1:
        return ""
    text = runs[0].text
    return text if says_by(text) or (are_names(text) and len(runs) > 1 and runs[1].words > SHORT) else ""


def _article(part: _Part, fields: dict[str, Value], word: str, pictures: tuple[FoundPicture, ...]) -> FoundArticle:
    data = part.source.digest(part.file.path)
    return FoundArticle(
        source=part.key,
        digest=digest_of(f"{data}{part.number}{part.gone}".encode()),
        fields=tuple((key, value) for key, value in fields.items() if value),
        write=partial(_written, part),
        slug=word,
        language=part.language,
        pictures=pictures,
    )


def _of_dump(taken: Taken, found: Opened, part: _Part, inquiry: Inquiry) -> None:
    dump = dump_of(found.runs, part.gone or [False] * len(found.runs), part.language)
    taken.findings += dump.findings
    taken.title = taken.title or dump.nameplate
    headline = _headline(dump, found, part, inquiry)
    fields: dict[str, Value] = {
        "headline": escaped(headline),
        "kicker": escaped(dump.kicker),
        "standfirst": escaped(dump.standfirst),
        "byline": _names(dump.byline),
    }
    keeps = part.source.rules.word("pictures.missing") != "drop"
    captions = dump.of("caption") if keeps else []
    if set(dump.roles) <= {"nameplate", "issue", "kicker", "headline", "standfirst", "byline", "template"}:
        fields["status"] = "draft"
    names = [_standin_name(part.file, number) for number in range(1, len(captions) + 1)]
    for name in names:
        inquiry.report(PICTURE_GONE.at(Place(part.file.path), source=name))
    pictures = tuple(FoundPicture(f"{part.file.path}#/{name}", name, standin) for name in names)
    _left(part.file, "template", sum(found.runs[at].words for at in dump.of("template")), inquiry)
    _left(part.file, "navigation", len(dump.navigation.split()), inquiry)
    stem = slug(without_leading_number(part.file.stem))
    word = stem if any(letter.isalpha() for letter in stem) and not _is_digest(stem) else slug(headline)
    taken.articles.append(_article(part, fields, word, pictures))


def _is_digest(stem: str) -> bool:
    """Whether a file's name is only a number in hexadecimal, which says nothing to people."""
    plain = stem.replace("-", "")
    return len(plain) >= 8 and all(letter in "0123456789abcdef" for letter in plain)


def _headline(dump: Dump, found: Opened, part: _Part, inquiry: Inquiry) -> str:
    """A mail's subject goes before what only looks like a headline; where there is neither, the file's name."""
    if found.mail is not None and found.mail.subject:
        return found.mail.subject
    if dump.headline:
        return dump.headline
    name = without_leading_number(part.file.stem).replace("-", " ").replace("_", " ").strip().capitalize() or "Text"
    inquiry.guess(Guess(part.file.path, "headline", name, "the text has none; it is the file's name"))
    return name


def _standin_name(file: SourceFile, number: int) -> str:
    return f"{slug(without_leading_number(file.stem)) or 'picture'}-{number}.svg"


def _html_article(part: _Part, found: Opened) -> FoundArticle:
    mail = found.mail
    subject = mail.subject if mail else ""
    sender = mail.sender if mail and "@" not in mail.sender and are_names(mail.sender) else ""
    title = subject or (found.page.title if found.page else "") or part.file.stem
    pictures = tuple(
        FoundPicture(f"{part.file.path}#/{name}", f"cid:{name}", partial(bytes, data))
        for name, data in (mail.pictures.items() if mail else ())
    )
    fields: dict[str, Value] = {"headline": escaped(title), "byline": _names(sender)}
    return _article(part, fields, slug(title), pictures)


def _written(part: _Part) -> Written:
    """Open the file again and write one of its articles."""
    found = opened(part.source, part.file)
    if found.page is not None:
        keep = [not out for out in part.gone] or [True] * len(found.page.blocks)
        document = HTML().document(found.page, keep)
        page = found.page
        return Written(markdown_of(document), remarks=tuple(page.problems), anchors=tuple(page.targets.items()))
    blocks = _dump_blocks(part, found) if found.weekly is None else _weekly_blocks(part, found, found.weekly)
    document, dangling = with_notes(blocks)
    met: tuple[Problem, ...] = ()
    if dangling:
        met = (NOTES_DANGLING.at(Place(part.key), notes=", ".join(f"[{label}]" for label in dangling)),)
    return Written(markdown_of(Document(document.blocks, document.notes)), remarks=met)


def _weekly_blocks(part: _Part, found: Opened, weekly: Weekly) -> list[Block]:
    piece = weekly.pieces[part.number - 1] if part.number > 0 else Piece("", 0, weekly.head[1])
    runs = _runs_of(found, piece, part.gone)
    runs = runs[1:] if _byline(runs) else runs
    while runs and RULE.fullmatch(runs[-1].lines[-1]):
        runs[-1].lines.pop()
        runs = runs if runs[-1].lines else runs[:-1]
    blocks = blocks_of(runs, found.width)
    while blocks and isinstance(blocks[0], Rule):
        blocks.pop(0)
    return blocks


def _dump_blocks(part: _Part, found: Opened) -> list[Block]:
    dump = dump_of(found.runs, part.gone or [False] * len(found.runs), part.language)
    keeps = part.source.rules.word("pictures.missing") != "drop"
    blocks: list[Block] = []
    text: list[Run] = []
    captions = 0
    for run, role in zip(found.runs, dump.roles, strict=True):
        special: Block | None = None
        if role == "caption" and keeps:
            captions += 1
            special = Figure(Picture(_standin_name(part.file, captions), caption=inline(run.text)))
        elif role == "crosshead":
            special = Heading(inline(run.text), 2)
        elif role == "call":
            special = Division("call", [Paragraph(inline(run.text))])
        elif role in ("text", "caption"):
            text.append(run)
        if special is not None:
            blocks += [*blocks_of(text, found.width), special]
            text = []
    return [*blocks, *blocks_of(text, found.width)]
