"""Where the columns of a text begin: the exact, cheapest breaks for given rooms.

In: a galley's cuts, a first line, and the rooms of the text's segments in lines. Out: costs, and the segments of the
cheapest way. Widows, glued lines and white at a column's foot are forbidden. A segment may have fewer lines than its
room: as many as feathering takes up, and one more that stays open at its foot. Costs are hundredths of a unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from broadsheet.editions.print.design import FEATHER, Costs
from broadsheet.editions.print.galley import Cut, Galley

Ints = NDArray[np.int32]
NEVER: Final = 15_000
"""The cost of what is impossible. Two of them can be added in 16 bits."""
DEFICITS: Final = 3
"""How many lines a segment may lack, plus one: none, one or two."""
AHEAD: Final = 3
"""How many lines of white can vanish at heads of columns before the text is called too short."""
BAND: Final = 12
"""How many positions around the full one are followed."""


@dataclass(frozen=True)
class Text:
    """A galley's text for breaking: `cut[i]` is the cost of a column that begins with line i, `white[i]` says that line
    i vanishes there."""

    cut: Ints
    white: NDArray[np.bool_]
    end: int

    @cached_property
    def cuts(self) -> list[int]:
        """The costs as plain numbers."""
        return [int(cost) for cost in self.cut]


@dataclass(frozen=True)
class Rules:
    """The cost of a segment by its room and by the lines that it lacks: `lacking[room, lines]`."""

    lacking: Ints

    @cached_property
    def rows(self) -> list[list[int]]:
        """The costs as plain numbers."""
        return [[int(cost) for cost in row] for row in self.lacking]


def text_of(galley: Galley, costs: Costs) -> Text:
    """Weigh the cuts of a galley."""
    count = len(galley.lines)
    flags = np.zeros(count + 2, np.int32)
    flags[: count + 1] = galley.cuts[: count + 1]
    white = np.zeros(count + 2, np.bool_)
    white[list(galley.white)] = True
    cut = np.zeros(count + 2, np.int32)
    cut += np.where(flags & Cut.ORPHAN, round(100 * costs.orphan), 0)
    cut += np.where(flags & Cut.HYPHEN, round(100 * costs.hyphen_at_foot), 0)
    cut += np.where(flags & Cut.SECOND, round(100 * costs.orphan), 0)
    cut[(flags & (Cut.GLUED | Cut.WIDOW)) > 0] = NEVER
    cut[1:][white[:-1]] = NEVER
    cut[count:] = NEVER
    return Text(cut, white, count)


def rules_of(lines: int, costs: Costs) -> Rules:
    """Weigh lacking lines for all rooms of up to so many lines."""
    table = np.full((lines + 1, DEFICITS), NEVER, np.int32)
    for room in range(lines + 1):
        table[room, 0] = 0
        for lack in range(1, DEFICITS):
            taken = min(lack, int(FEATHER * max(0, room - lack - 1) + 1e-9))
            if lack - taken <= 1 and room > lack:
                table[room, lack] = round(100 * (costs.slack * lack + costs.open_line * (lack - taken)))
    return Rules(table)


def price(text: Text, rules: Rules, start: int, rooms: Ints) -> Ints:
    """Return the cheapest cost of setting the whole text from `start` in each row of `rooms` (0: no segment)."""
    count, segments = rooms.shape
    slack = rooms.sum(axis=1) - (text.end - start)
    last = segments - 1 - (rooms[:, ::-1] > 0).argmax(axis=1)
    found = np.full(count, NEVER, np.int32)
    state = _begin(count)
    pre = np.full(count, start, np.int32)
    for index in range(segments):
        room = rooms[:, index]
        pre = pre + room
        new = _fill(state, rules, room)
        ends = np.flatnonzero(last == index)
        fits = ends[(slack[ends] + AHEAD >= 0) & (slack[ends] + AHEAD < BAND)]
        found[fits] = new[fits, slack[fits] + AHEAD]
        state = np.where(room[:, None] > 0, _break(new, text, text.cut, pre)[0], state)
    return np.minimum(found, NEVER)


def price_jump(text: Text, rules: Rules, start: int, rooms: Ints, bounds: tuple[int, int]) -> tuple[Ints, Ints]:
    """Return the cheapest cost of a first part in each row of `rooms`, and the first line of what is left over.

    The first part ends between the two bounds. The jump line's own line is not in the rooms.
    """
    count, segments = rooms.shape
    last = segments - 1 - (rooms[:, ::-1] > 0).argmax(axis=1)
    found = np.full(count, NEVER, np.int32)
    rest = np.zeros(count, np.int32)
    final = text.cut.copy()
    final[: max(0, bounds[0])] = NEVER
    final[max(0, bounds[1] + 1) :] = NEVER
    state = _begin(count)
    pre = np.full(count, start, np.int32)
    for index in range(segments):
        room = rooms[:, index]
        pre = pre + room
        new = _fill(state, rules, room)
        ends = np.flatnonzero(last == index)
        if len(ends):
            closing, at = _break(new[ends], text, final, pre[ends])
            best = closing.argmin(axis=1)
            found[ends] = closing[np.arange(len(ends)), best]
            rest[ends] = at[np.arange(len(ends)), best]
        state = np.where(room[:, None] > 0, _break(new, text, text.cut, pre)[0], state)
    return np.minimum(found, NEVER), rest


def _begin(count: int) -> Ints:
    state = np.full((count, BAND), NEVER, np.int32)
    state[:, AHEAD] = 0
    return state


def _fill(state: Ints, rules: Rules, room: Ints) -> Ints:
    lacking = rules.lacking[room]
    new = state + lacking[:, :1]
    for lack in range(1, DEFICITS):
        np.minimum(new[:, lack:], state[:, :-lack] + lacking[:, lack, None], out=new[:, lack:])
    return new


def _break(new: Ints, text: Text, cut: Ints, pre: Ints) -> tuple[Ints, Ints]:
    """Begin the next column after each reached line; white there vanishes. The state counts what is lacking."""
    at = pre[:, None] - (np.arange(BAND, dtype=np.int32) - AHEAD)
    inside = np.clip(at, 0, text.end)
    new = np.minimum(new + cut[inside], NEVER)
    gone = text.white[inside]
    if gone.any():
        moved = np.where(gone, new, NEVER)
        new = np.where(gone, NEVER, new)
        np.minimum(new[:, :-1], moved[:, 1:], out=new[:, :-1])
    return new, at


def segments(
    text: Text, rules: Rules, start: int, rooms: list[int], bounds: tuple[int, int] | None = None
) -> tuple[int, list[tuple[int, int]]] | None:
    """Return the cost and the segments (first line, line after the last) of the cheapest way; None if there is none.

    With `bounds` it is a first part, as in `price_jump`.
    """
    states: dict[int, tuple[int, tuple[tuple[int, int], ...]]] = {start: (0, ())}
    for index, room in enumerate(rooms):
        last = index == len(rooms) - 1
        states = _step(text, rules, states, room, (last, bounds))
    if not states:
        return None
    cost, path = min(states.values())
    return cost, list(path)


def _step(
    text: Text,
    rules: Rules,
    states: dict[int, tuple[int, tuple[tuple[int, int], ...]]],
    room: int,
    closing: tuple[bool, tuple[int, int] | None],
) -> dict[int, tuple[int, tuple[tuple[int, int], ...]]]:
    last, bounds = closing
    new: dict[int, tuple[int, tuple[tuple[int, int], ...]]] = {}
    for at, (cost, path) in states.items():
        for lack in range(DEFICITS):
            end = at + room - lack
            whole = cost + rules.rows[room][lack]
            if last and bounds is None:
                if end != text.end:
                    continue
            else:
                if end >= text.end or (last and bounds and not bounds[0] <= end <= bounds[1]):
                    continue
                whole += text.cuts[end]
            if whole >= NEVER:
                continue
            follow = end + 1 if text.white[end] and not last else end
            option = (whole, (*path, (at, end)))
            if follow not in new or option < new[follow]:
                new[follow] = option
    return new
