"""Checks of structure: headings without words, tables without headers, links that do not say where they lead.

In: a text. Out: problems. Skipped levels of headings are met while parsing. The rules serve readers who hear the page:
WCAG 2.2, success criteria 1.3.1, 2.4.4 and 2.4.6, techniques H51 and H30.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.problems import Place, Problem
from broadsheet.proofs.check import TextRule
from broadsheet.proofs.kinds import CLICK_HERE, EMPTY_HEADING, TABLE_HEADLESS
from broadsheet.proofs.reading import Text
from broadsheet.text.nodes import RawBlock, Table
from broadsheet.text.plain import plain_inline

_NO_WORDS = re.compile(rb"^ {0,3}#{1,6}(?:[ \t]+#*)?[ \t]*$", re.MULTILINE)
_FENCED = re.compile(rb"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)", re.MULTILINE | re.DOTALL)
_HEADLESS = re.compile(rb"^[ \t>]*\|?(?:[ \t]*\|)+[ \t]*\n[ \t>]*\|?[ \t]*:?-+", re.MULTILINE)

SAY_NOTHING = frozenset(
    (
        *("click here", "here", "click", "this link", "link", "this", "read more", "more", "learn more", "see here"),
        *("hier", "klicken sie hier", "hier klicken", "mehr", "weiterlesen", "mehr lesen", "link"),
        *("ici", "cliquez ici", "lire la suite", "en savoir plus", "plus", "ce lien"),
        *("aquí", "haga clic aquí", "haz clic aquí", "leer más", "más", "este enlace", "enlace"),
        *("هنا", "اضغط هنا", "انقر هنا", "المزيد", "اقرأ المزيد", "الرابط"),
        *("点击这里", "这里", "此处", "点此", "点击此处", "更多", "阅读更多", "链接"),
    )
)
"""Words of a link that say nothing of where it leads, in the languages of the program."""


def check_headings(text: Text) -> Iterator[Problem]:
    """Yield empty-heading. The parser drops such a heading, so it is looked for in the source."""
    data = text.source.data
    if b"#" in data:
        fenced = [match.span() for match in _FENCED.finditer(data)]
        for match in _NO_WORDS.finditer(data):
            if not any(start <= match.start() < end for start, end in fenced):
                yield EMPTY_HEADING.at(text.place(match.start()))


def check_tables(text: Text) -> Iterator[Problem]:
    """Yield table-without-headers for a table whose first row is empty, and for one in HTML that has no `th`."""
    places = iter(_HEADLESS.finditer(text.source.data))
    for node in text.nodes:
        if isinstance(node, Table) and not any(plain_inline(cell).strip() for cell in node.head):
            match = next(places, None)
            yield TABLE_HEADLESS.at(text.place(match.start()) if match else Place(text.file))
        elif isinstance(node, RawBlock) and "<table" in node.html and "<th" not in node.html.replace("<thead", ""):
            at = text.source.data.lower().find(b"<table")
            yield TABLE_HEADLESS.at(text.place(at) if at >= 0 else Place(text.file))


def check_link_words(text: Text) -> Iterator[Problem]:
    """Yield click-here."""
    for link in text.passages.links:
        words = plain_inline(link.kids).strip()
        if len(words) < 20 and words.casefold().strip(".,:!»›→ …[]()") in SAY_NOTHING and link.at >= 0:
            yield CLICK_HERE.at(text.place(link.at), words=words)


CHECKS = (
    TextRule("headings", (EMPTY_HEADING,), check_headings),
    TextRule("tables", (TABLE_HEADLESS,), check_tables),
    TextRule("link-words", (CLICK_HERE,), check_link_words),
)
