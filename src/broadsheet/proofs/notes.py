"""Checks of notes: that their marks come in order. Dangling, unused and doubled ones are met while parsing.

In: a text. Out: problems of marks. Knows labels, not what the notes say.
"""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.problems import Problem
from broadsheet.proofs.check import TextRule
from broadsheet.proofs.kinds import NOTE_ORDER
from broadsheet.proofs.reading import Text
from broadsheet.text.nodes import NoteMark


def check_order(text: Text) -> Iterator[Problem]:
    """Yield note-out-of-order where notes that are numbered by hand are not mentioned in the order of their numbers."""
    labels = [note.label for note in text.document.notes if note.number]
    if labels == sorted(labels, key=len) == sorted(labels) or not all(label.isdecimal() for label in labels):
        return
    highest = 0
    for node in text.nodes:
        if isinstance(node, NoteMark) and node.turn == 1:
            number = int(node.label)
            if number < highest:
                yield NOTE_ORDER.at(text.place(node.at), label=node.label, before=str(highest))
            highest = max(highest, number)


CHECKS = (TextRule("note-order", (NOTE_ORDER,), check_order),)
