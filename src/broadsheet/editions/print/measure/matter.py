"""An article and its document → what is to be set of it.

In: the article's fields, the tree of its text, and what surrounds it. Out: `Matter`, or None for an article that is not
printed. The first two pictures are for make-up to place, and one box; all others stand in the text where they were
written. Knows no design.
"""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.editions.print.matter import Box, Matter, Paragraph, Picture, Run
from broadsheet.editions.print.measure.around import Around
from broadsheet.editions.print.measure.blocks import WHITE, Gathered, Gatherer
from broadsheet.editions.print.measure.inline import Liner, inline_field, plain, tidy
from broadsheet.editions.print.measure.tables import WIDEST, as_items, too_wide
from broadsheet.languages.direction import direction
from broadsheet.model.article import Article
from broadsheet.proofs.kinds import MISSING_ALT_TEXT
from broadsheet.text.nodes import Document
from broadsheet.text.plain import plain_inline

PLACED_PICTURES = 2
"""So many pictures of an article are placed by make-up."""

PULL = (30, 95)
"""Characters of a sentence in quotation marks that may become a pull quote."""

LONG_ENOUGH = 2200
"""Characters of a text from which on a pull quote is taken from it."""

_SAID = re.compile(r"[“„«]([^“”„«»]+?),?[”“»]")


def matter_of(article: Article, document: Document, around: Around) -> Matter | None:
    """Make the matter of an article; None where it is withdrawn or not for print.

    Problems: `missing-alt-text`, `raw-html-not-printed`, and what the functions of `around` report.
    """
    if article.withdrawn or not article.print:
        return None
    gathered = Gatherer(around).gather(document)
    pictures, shown = _pictures(gathered, around)
    boxes, order = _boxes(gathered, around)
    body = list(_placed(gathered, shown, order, len(pictures)))
    text = "".join(paragraph.text for paragraph in body)
    return Matter(
        id=article.id,
        language=article.language,
        direction=direction(article.language),
        headline=inline_field(article.print_headline or article.headline, article.language, around.report),
        kicker=inline_field(article.kicker, article.language, around.report),
        standfirst=inline_field(article.standfirst, article.language, around.report, around.link),
        paragraphs=tuple(_whole(article, body, around)),
        pictures=tuple(pictures),
        boxes=tuple(boxes),
        pull_quotes=tuple(gathered.pulls) or _taken(text),
        short_link=around.short_link,
    )


def _whole(article: Article, body: list[Paragraph], around: Around) -> list[Paragraph]:
    """Put byline and dateline before the text; series, author's note and address behind it."""
    out = []
    if around.byline:
        out.append(Paragraph("byline", plain(", ".join(around.byline))))
    if article.dateline:
        body = _dated(body, article.dateline)
    out += body
    if article.author_note:
        out.append(
            Paragraph(
                "author_note",
                inline_field(article.author_note, article.language, around.report, around.link),
                first=True,
            )
        )
    for line in (article.rights, around.series):
        if line:
            out.append(Paragraph("label", plain(line), first=True))
    if around.short_link:
        runs = tuple(replace(run, link=around.short_href or around.short_link) for run in plain(around.short_link))
        out.append(Paragraph("address" if around.code else "label", runs, first=True, code=around.code))
    return out


def _dated(body: list[Paragraph], dateline: str) -> list[Paragraph]:
    """Let the first paragraph of text begin with the place that it comes from."""
    head = (Run(f"{dateline.rstrip('.')}.", "b"), Run(" "))
    for at, paragraph in enumerate(body):
        if paragraph.kind == "text" and paragraph.runs:
            return [*body[:at], replace(paragraph, runs=tidy((*head, *paragraph.runs))), *body[at + 1 :]]
    return body


def _pictures(gathered: Gathered, around: Around) -> tuple[list[Picture], dict[int, int]]:
    """Look for the pictures; return those that are there, and by their place in the text their place among them."""
    made: list[Picture] = []
    shown: dict[int, int] = {}
    for index, node in enumerate(gathered.pictures):
        drawn = around.picture(node)
        if drawn is None:
            continue
        liner = Liner(around.link)
        alt = "" if node.decorative else node.alt or drawn.alt
        if not alt and not node.decorative:
            around.report(MISSING_ALT_TEXT.at(around.place(node.at), source=node.source))
            alt = plain_inline(node.caption) or drawn.caption or node.source
        shown[index] = len(made)
        made.append(
            Picture(
                drawn.file,
                drawn.width,
                drawn.height,
                caption=liner.runs(node.caption) or plain(drawn.caption),
                credit=liner.runs(node.credit) or plain(drawn.credit),
                alt=alt,
                focus=drawn.focus,
                shape=node.shape,
                decorative=node.decorative,
                whole=drawn.art,
            )
        )
    return made, shown


def _boxes(gathered: Gathered, around: Around) -> tuple[list[Box], dict[int, int]]:
    """Put the box first that make-up is to place: a correction, a wide table, or else the first; and say the order.

    A table is not among them that is too wide for the place that it would have.
    """
    said = [Box("aside", (Paragraph("text", runs, first=True),)) for runs in around.corrections]
    boxes = [*said, *gathered.boxes]
    tables = [at for at, box in enumerate(boxes) if box.kind == "table" and not too_wide(box, WIDEST)]
    wide = next(iter(tables), 0) if not said else 0
    order = sorted(range(len(boxes)), key=lambda at: (at != wide, at))
    order = [at for at in order if not too_wide(boxes[at], WIDEST if at == wide else 1)]
    where = {old - len(said): new for new, old in enumerate(order)}
    return [boxes[at] for at in order], where


def _placed(gathered: Gathered, shown: dict[int, int], order: dict[int, int], pictures: int) -> list[Paragraph]:
    """Number the blocks that stay in the text, and drop those that make-up places; close up white lines. A table that
    is not among the boxes is set as items."""
    blocks = {("box", old): pictures + new for old, new in order.items() if new > 0}
    blocks |= {("picture", old): new for old, new in shown.items() if new >= PLACED_PICTURES}
    out = [Paragraph("block", block=at) for (name, old), at in blocks.items() if name == "box" and old < 0]
    for paragraph in gathered.paragraphs:
        if paragraph.kind == "block":
            at = blocks.get((paragraph.mark, paragraph.block))
            if at is not None:
                out.append(Paragraph("block", block=at))
            elif paragraph.mark == "box" and paragraph.block not in order:
                out += as_items(gathered.boxes[paragraph.block].paragraphs)
        elif paragraph is not WHITE or (out and out[-1] is not WHITE):
            out.append(paragraph)
    while out and out[-1] is WHITE:
        out.pop()
    return out


def _taken(text: str) -> tuple[tuple[Run, ...], ...]:
    """Take a pull quote from a long text: the first sentence of speech that is of the right length."""
    if len(text) < LONG_ENOUGH:
        return ()
    least, most = PULL
    said = (found for found in _SAID.finditer(text) if least <= len(found[1]) <= most)
    return tuple((Run(found[0][0] + found[1] + found[0][-1]),) for found in list(said)[:1])
