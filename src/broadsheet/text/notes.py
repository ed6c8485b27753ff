"""Notes: their numbers, and what is wrong with them.

In: the notes of a text and the marks that refer to them, as they stand. Out: notes in the order of first mention,
numbered from 1, with every mark's number and turn; problems. A mark within a note counts after all marks of the text.
Knows no Markdown but the sign of a mark.
"""

from __future__ import annotations

import re

from broadsheet.problems import Report
from broadsheet.text import kinds
from broadsheet.text.nodes import Note, NoteMark
from broadsheet.text.source import Source

_WRITTEN = re.compile(rb"(?<!\\)\[\^([^\[\]\s]+)\]")


class Notes:
    """Collects the notes and marks of one text."""

    def __init__(self, source: Source, report: Report) -> None:
        self._source = source
        self._report = report
        self._notes: dict[str, Note] = {}
        self._marks: list[list[NoteMark]] = [[]]  # the innermost list collects
        self._within: dict[str, list[NoteMark]] = {}
        self.count = 0  # how many notes and marks the text has, each written with a `[^`

    def mark(self, label: str, at: int) -> NoteMark:
        """Make the mark of a note."""
        self.count += 1
        mark = NoteMark(label, 0, 1, at)
        self._marks[-1].append(mark)
        return mark

    def open(self, label: str, at: int) -> Note:
        """Begin a note; what is marked until `close` is marked within it. A second one of its name is thrown away."""
        self.count += 1
        note = Note(label, [], 0, 0, at)
        key = label.casefold()
        self._marks.append([])
        if key in self._notes:
            first = self._source.place(self._notes[key].at).line
            self._report(kinds.DUPLICATE_NOTE.at(self._source.place(at), label=label, first=first))
        else:
            self._notes[key] = note
            self._within[key] = self._marks[-1]
        return note

    def close(self) -> None:
        """End a note."""
        self._marks.pop()

    def ignore(self) -> None:
        """Throw away what is marked until `close`."""
        self._marks.append([])

    def dangling(self, data: bytes, start: int, end: int) -> None:
        """Report the marks without a note in a run of the source's text."""
        for match in _WRITTEN.finditer(data, start, end):
            label = match[1].decode("utf-8", "replace")
            self._report(kinds.DANGLING_NOTE.at(self._source.place(match.start()), label=label))

    def numbered(self) -> list[Note]:
        """Number notes and marks, and return the notes in that order, the unused ones behind."""
        order: list[Note] = []
        waiting = list(self._marks[0])
        for mark in waiting:  # grows while it is walked
            key = mark.label.casefold()
            note = self._notes[key]
            if not note.number:
                order.append(note)
                note.number = len(order)
                waiting += self._within[key]
            note.turns += 1
            mark.number, mark.turn = note.number, note.turns
        if len(order) == len(self._notes):
            return order
        unused = [note for note in self._notes.values() if not note.number]
        for note in unused:
            self._report(kinds.UNUSED_NOTE.at(self._source.place(note.at), label=note.label))
        return order + unused
