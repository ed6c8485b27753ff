"""The ground of a page: the plan's columns and lines → points, and how a part is put there.

In: a design, whole numbers, and what is to be set, as source in code mode. Out: source in markup mode, one part a line.
Knows no article.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.editions.print.design import Design

ASCENT, CAPITALS = 0.86, 0.66
"""Where the baseline of running text lies below the top of its line, and how high capitals are, in parts of its size
(as in `prelude`)."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where columns and lines of a design lie on paper, in points from its upper left corner."""

    design: Design

    def left(self, column: int) -> float:
        """The left edge of a column."""
        format = self.design.format
        return format.side + column * (format.column + format.gutter)

    def right(self, column: int) -> float:
        """The right edge of the column before this one."""
        return self.left(column) - self.design.format.gutter

    def top(self, line: int) -> float:
        """The upper edge of a line of the grid."""
        return self.design.format.top + line * self.design.leading

    def width(self, columns: int) -> float:
        """The width of so many columns."""
        return self.design.format.measure(columns)

    def height(self, lines: int) -> float:
        """The height of so many lines."""
        return lines * self.design.leading

    @property
    def air(self) -> float:
        """From the top of a line to the top of its capitals."""
        return self.design.size * (ASCENT - CAPITALS)

    @property
    def foot(self) -> float:
        """From the baseline of a line to its lower edge."""
        return self.design.leading - self.design.size * ASCENT


def place(x: float, y: float, width: float, height: float, body: str) -> str:
    """Put a part on the page, in a room of points; what is too large for the room stands out below.

    Text begins on the side on which its language does, wherever the room stands.
    """
    return (
        f"#place(top + left, dx: {x:.3f}pt, dy: {y:.3f}pt, "
        f"block(width: {width:.3f}pt, height: {height:.3f}pt, {{\nset align(start)\n{body}\n}}))\n"
    )


def unread(body: str) -> str:
    """Take a part out of what is read aloud: rules, folios, what is said elsewhere."""
    return f"pdf.artifact({{\n{body}\n}})"
