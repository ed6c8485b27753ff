"""The flatplan: all pages of a plan at small scale, as one drawing.

In: a plan and the headlines of its pieces. Out: SVG, which any browser shows: every page with its modules, what stands
in each, and where it goes on. Colours follow the reader's scheme. Decides nothing; knows no typesetter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby
from textwrap import wrap

from broadsheet.editions.print.plan import Module, Page, Plan

COLUMN = 36
"""Width of a column in the drawing; a line is as high as on paper in proportion."""

GAP = 24
LETTER = 5.2
"""Width of a letter of 9 units."""

ROW = 10
MOST_ROWS = 2

STYLE = (
    "text{font:9px sans-serif;fill:currentColor}"
    "rect{fill:none;stroke:currentColor;stroke-width:.7}"
    ".i{fill:currentColor;fill-opacity:.18;stroke:none}.n{fill-opacity:.08;fill:currentColor}.p{stroke-width:1.6}"
)


def flatplan(plan: Plan, headlines: Mapping[str, str], line: float) -> str:
    """Draw a plan; `line` is the height of a line in parts of a column's width, `headlines` by the id of a piece.

    Pages stand as they open: page one alone on the right, then two and two.
    """
    tall, wide = plan.depth * line * COLUMN, plan.columns * COLUMN
    spreads = [list(group) for _, group in groupby(plan.pages, key=lambda page: page.number // 2)]
    across = min(2, len(spreads))
    width = across * (2 * wide + GAP) + GAP
    rows = -(-len(spreads) // across)
    height = rows * (tall + 2 * GAP) + GAP
    body = "".join(
        "".join(_spread(spread, plan, headlines, (at % across, at // across), line))
        for at, spread in enumerate(spreads)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" color="#222">'
        f"<style>{STYLE}@media(prefers-color-scheme:dark){{svg{{color:#eee}}}}</style>{body}</svg>\n"
    )


def _spread(
    pages: list[Page], plan: Plan, headlines: Mapping[str, str], place: tuple[int, int], line: float
) -> Iterator[str]:
    tall, wide = plan.depth * line * COLUMN, plan.columns * COLUMN
    for page in pages:
        x = GAP + place[0] * (2 * wide + GAP) + (page.number % 2) * wide
        y = GAP + place[1] * (tall + 2 * GAP)
        yield f'<g transform="translate({x:.1f} {y:.1f})"><rect class="p" width="{wide}" height="{tall:.1f}"/>'
        yield f'<text x="{wide / 2:.1f}" y="{tall + 12:.1f}" text-anchor="middle">{page.number}</text>'
        for module in page.modules:
            yield from _module(module, headlines.get(module.piece, ""), line * COLUMN, plan.depth)
        yield "</g>"


def _module(module: Module, headline: str, line: float, depth: int) -> Iterator[str]:
    x, y, w = module.x * COLUMN, module.y * line, module.w * COLUMN
    h = (min(module.y + module.h, depth) - module.y) * line
    kind = "" if module.is_text else ' class="n"'
    yield f'<rect{kind} x="{x}" y="{y:.1f}" width="{w}" height="{h:.1f}"/>'
    for picture in module.pictures:
        yield (
            f'<rect class="i" x="{picture.x * COLUMN}" y="{picture.y * line:.1f}" width="{picture.w * COLUMN}" '
            f'height="{picture.h * line:.1f}"/>'
        )
    for number, words in enumerate(_rows(headline, int((w - 6) / LETTER)), start=1):
        yield f'<text x="{x + 3}" y="{y + ROW * number:.1f}">{escape(words)}</text>'
    where = f" → {module.jump_to}" if module.jump_to else f" ← {module.from_page}" if module.from_page else ""
    if where:
        yield f'<text x="{x + w - 3}" y="{y + h - 3:.1f}" text-anchor="end">{where.strip()}</text>'


def _rows(text: str, most: int) -> list[str]:
    """Break a headline into rows of so many letters; what does not go into `MOST_ROWS` is cut off."""
    rows = wrap(text, max(most, 3))
    if len(rows) <= MOST_ROWS:
        return rows
    last = rows[MOST_ROWS - 1]
    return [*rows[: MOST_ROWS - 1], (last if len(last) < most else last[: most - 1].rstrip()) + "…"]
