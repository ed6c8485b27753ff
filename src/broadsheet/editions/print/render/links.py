"""Where the links of an issue lead: articles and jumps → labels within the PDF, or addresses outside of it.

In: a plan and a sheet. Out: names of labels, and source that teaches the typesetter to follow them. Knows no place on
a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.editions.print.matter import Matter, Run
from broadsheet.editions.print.plan import Module, Page, Plan
from broadsheet.editions.print.setting import quoted
from broadsheet.editions.print.sheet import Sheet

ARTICLE = "article:"
BACK = "back"
"""What the line "from page 1" names as the address to which it leads."""


class Labels:
    """The labels of the modules of a plan: one for each article's part, by the page on which it stands."""

    def __init__(self, plan: Plan) -> None:
        self._by_place: dict[tuple[str, int], str] = {}
        self.starts: dict[str, str] = {}
        for page in plan.pages:
            for at, module in enumerate(page.modules):
                if module.kind in ("article", "continued"):
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
    )


def back_source(label: str, body: str) -> str:
    """Let the way back within `body` lead to a label."""
    if not label:
        return body
    follow = f"if to == {quoted(BACK)} {{ link(label({quoted(label)}), body) }} else {{ go-anywhere(to, body) }}"
    return f"let go(to, body) = {follow}\n{body}"


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
