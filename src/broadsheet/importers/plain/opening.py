"""A file of plain text opened: what kind of text it is, and its articles as lines of it.

In: bytes. Out: `Opened`: a mail or none, the runs of its text, its articles. Opened twice, it says the same. Knows
no other file.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from broadsheet.importers.importer import Remark, Repair
from broadsheet.importers.pages.page import Block, Page
from broadsheet.importers.pages.reader import HTML
from broadsheet.importers.plain.banners import Weekly, weekly_of
from broadsheet.importers.plain.lines import Run, runs_of, usual_width, words_in
from broadsheet.importers.plain.mails import Mail, mail_of, mail_of_text
from broadsheet.importers.source import Source, SourceFile, remarks_of

MAILS = frozenset((".eml", ".mail"))
_AS_MUCH = 0.8
"""The HTML of a mail is taken when it has so large a part of the words of its text."""


@dataclass(slots=True)
class Opened:
    """An opened text. `page` is the HTML of a mail, where that is taken; else `runs` hold the text."""

    runs: list[Run] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    width: int = 0
    mail: Mail | None = None
    page: Page | None = None
    weekly: Weekly | None = None
    remarks: tuple[Remark, ...] = ()
    rival: str = ""

    @property
    def blocks(self) -> Page:
        """The text as a page, to be compared with others."""
        if self.page is not None:
            return self.page
        return Page("", blocks=[Block(run.text) for run in self.runs])


def opened(source: Source, file: SourceFile) -> Opened:
    """Open a file. Raise `OSError`."""
    data = source.read(file.path)
    mail = mail_of(data, file.suffix in MAILS)
    remarks: tuple[Remark, ...] = ()
    if mail is None:
        read = source.text(file.path)
        text, remarks = read.text, remarks_of(read, file.path)
        mail = mail_of_text(text)
        text = mail.text if mail else text
    else:
        text = mail.text
    found = Opened(mail=mail, remarks=(*remarks, *_told(mail, file.path)))
    _take(found, text)
    if mail is not None and mail.html:
        _choose(found, mail, file.path)
    return found


def _told(mail: Mail | None, path: str) -> list[Remark]:
    return [Repair(path, what, 1) for what in mail.repairs] if mail else []


def _take(found: Opened, text: str) -> None:
    found.lines = [line.expandtabs(8).rstrip() for line in text.split("\n")]
    found.runs = runs_of(text)
    found.width = usual_width(found.runs)
    found.weekly = weekly_of(found.lines)


def _choose(found: Opened, mail: Mail, path: str) -> None:
    """Take a mail's HTML, unless its text says more, or is a weekly that can be taken apart."""
    page = HTML().page(mail.html, path)
    in_html = sum(words_in(block.text) for block in page.blocks)
    in_text = sum(run.words for run in found.runs)
    if found.weekly is None and in_html and in_html >= _AS_MUCH * in_text:
        found.page = page
        found.rival = f"its text of {in_text} words" if in_text else ""
    elif in_html:
        found.rival = f"its HTML of {in_html} words"
