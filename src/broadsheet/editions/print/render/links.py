"""Where the links of an issue lead: articles and jumps → labels within the PDF, or addresses outside of it.

In: a plan and a sheet. Out: names of labels, and source that teaches the typesetter to follow them. Knows no place on
a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.editions.print.matter import NOTE, NOTE_MARK, Matter, Run
from broadsheet.editions.print.plan import Module, Page, Plan
from broadsheet.editions.print.setting import quoted
from broadsheet.editions.print.sheet import Sheet

ARTICLE = "article:"
BACK = "back"
"""What the line "from page 1" names as the address to which it leads."""


_NOTES = f"""\
#let note-go(start, notes, go, to, body) = {{
  let number = to.trim(regex("{NOTE}|{NOTE_MARK}"), at: std.start)
  if number == to {{ return go(to, body) }}
  if to.starts-with("{NOTE_MARK}") {{ [#metadata(none)#label(start + "-mark-" + number)] }}
  if number in notes {{ link(label(start + "-note-" + number), body) }} else {{ body }}
}}
#let note-of(start, back, number) = {{
  [#metadata(none)#label(start + "-note-" + number)]
  if number in back {{ link(label(start + "-mark-" + number), number) }} else {{ number }}
}}
"""


class Labels:
    """The labels of the modules of a plan: one for each article's part, by the page on which it stands."""

    def __init__(self, plan: Plan) -> None:
        self._by_place: dict[tuple[str, int], str] = {}
        self.starts: dict[str, str] = {}
        for page in plan.pages:
            for at, module in enumerate(page.modules):
                if module.is_text:
                    label = f"m{page.number}-{at}"
                    self._by_place[module.piece, page.number] = label
                    self.starts.setdefault(module.piece, label)

    def of(self, piece: str, page: int) -> str:
        """The label of an article's part on a page, "" where there is none."""
        return self._by_place.get((piece, page), "")


def link_source(label: str, body: str) -> str:
    """Write a link to a label; without one only what the link would say."""
    return f"link(label({quoted(label)}), {body})" if label else body


def anchor_source(label: str, corner: tuple[float, float]) -> str:
    """Write the place on the page, in points, to which links with this label lead."""
    x, y = corner
    return f"#place(top + left, dx: {x:.3f}pt, dy: {y:.3f}pt, [#metadata(none)#label({quoted(label)})])\n"


def following_source(sheet: Sheet, labels: Labels) -> str:
    """Define `go`, which links to articles of the issue by their place in it and to others by their web address."""
    inner, outer = {}, {}
    for id in sorted({id for matter in sheet.matters.values() for id in _linked(matter)}):
        if id in labels.starts:
            inner[ARTICLE + id] = labels.starts[id]
        elif address := sheet.href(id):
            outer[ARTICLE + id] = address
    return (
        f"#let article-labels = {_table(inner)}\n#let article-addresses = {_table(outer)}\n"
        "#let go-further = go\n"
        "#let go(to, body) = if to in article-labels { link(label(article-labels.at(to)), body) } "
        "else if to in article-addresses { link(article-addresses.at(to), body) } else { go-further(to, body) }\n"
        "#let go-anywhere = go\n"
        f"{_NOTES}"
    )


def back_source(label: str, body: str) -> str:
    """Let the way back within `body` lead to a label."""
    if not label:
        return body
    follow = f"if to == {quoted(BACK)} {{ link(label({quoted(label)}), body) }} else {{ go-anywhere(to, body) }}"
    return f"let go(to, body) = {follow}\n{body}"


def noted_source(matter: Matter, label: str) -> str:
    """Define what marks of notes do within an article: they lead to the notes, and these back to the first mark.

    `label` is that of the article, with which those of its notes begin; "" is written for an article without notes.
    """
    notes = [paragraph.mark for paragraph in matter.paragraphs if paragraph.kind == "note" and paragraph.mark]
    if not notes or not label:
        return ""
    marks = {run.link for paragraph in matter.paragraphs for run in paragraph.runs if run.link.startswith(NOTE_MARK)}
    back = [note for note in notes if NOTE_MARK + note in marks]
    start = quoted(label)
    return (
        f"let (notes, back) = ({_list(notes)}, {_list(back)})\n"
        f"let go(to, body) = note-go({start}, notes, go-anywhere, to, body)\n"
        f"let mark-note(t) = text(size: 0.86em, note-of({start}, back, t))\n"
    )


def _list(words: list[str]) -> str:
    return f"({''.join(f'{quoted(word)}, ' for word in words)})"


def _table(rows: dict[str, str]) -> str:
    return f"({', '.join(f'{quoted(key)}: {quoted(value)}' for key, value in rows.items())})" if rows else "(:)"


def _linked(matter: Matter) -> Iterator[str]:
    """Yield the ids of the articles to which one links."""
    for run in _runs(matter):
        if run.link.startswith(ARTICLE):
            yield run.link.removeprefix(ARTICLE)


def _runs(matter: Matter) -> Iterator[Run]:
    boxes = [paragraph for box in matter.boxes for paragraph in box.paragraphs]
    for paragraph in (*matter.paragraphs, *boxes):
        yield from paragraph.runs
        for cell in paragraph.cells:
            yield from cell
    words = [runs for picture in matter.pictures for runs in (picture.caption, picture.credit)]
    for runs in (matter.standfirst, *matter.pull_quotes, *words):
        yield from runs


def pages_of(plan: Plan) -> Iterator[tuple[Page, Module]]:
    """Yield every module with its page, in reading order."""
    for page in plan.pages:
        for module in page.modules:
            yield page, module
