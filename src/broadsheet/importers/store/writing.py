"""All files of an import, decided and made: bodies in as many processes as there are cores, one hand that writes.

In: what was placed, the paper, what former runs left. Out: paths and bytes in a steady order, for `folder.write`; the
ledger's entries; what was met in making the texts, also in those that had not to be made again. Memory stays flat: the
bodies of a few texts are under way at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from broadsheet.importers.rules import Rules
from broadsheet.importers.spreading import Lost, attempted, spread
from broadsheet.importers.store.anchors import Anchors
from broadsheet.importers.store.files import Files, Made, Planned
from broadsheet.importers.store.journal import Former, Journal
from broadsheet.importers.store.ledger import Entry
from broadsheet.importers.store.placing import PlacedIssue, PlacedText
from broadsheet.importers.store.remarks import Kept
from broadsheet.importers.store.storing import Storing

File = tuple[str, bytes]


@dataclass(slots=True)
class Writing:
    """One writing of a paper. `kept` is what every text had to say, by its key, in the order of the texts."""

    files: Files
    storing: Storing
    journal: Journal
    former: Former
    rules: Rules
    anchors: Anchors
    kept: dict[str, Kept] = field(default_factory=dict)
    _led: list[tuple[Planned, Made]] = field(default_factory=list)

    def decided(self, issues: Sequence[PlacedIssue], pages: Sequence[PlacedText]) -> Iterator[File | None]:
        """Yield what is to be written, and None after each text, to count by."""
        planned = [each for issue in issues for each in self.files.of_issue(issue)]
        planned += [each for page in pages for each in self.files.of_text(page)]
        wanted = [each for each in planned if each.text is None or self.storing.wants(each.entry)]
        texts = [each for each in wanted if each.text is not None]
        open_ones = {id(each) for each in wanted}
        with closing(spread(self.files.made, texts)) as bodies:
            for each in planned:
                if each.text is None:
                    yield from self._plain(each)
                    continue
                if id(each) in open_ones:
                    yield from self._text(each, next(bodies))
                else:
                    self._as_before(each)
                self._add_others(each.text)
                yield None
        yield from self._put_right()

    def _plain(self, planned: Planned) -> Iterator[File]:
        if not self.storing.wants(planned.entry) or planned.make is None:
            return
        data = attempted(lambda make: make(), planned.make)
        if isinstance(data, Lost):
            self.storing.lose(planned.entry, data.reason)
        elif (ours := self.storing.take(planned.entry, data)) is not None:
            yield planned.entry.file, ours

    def _text(self, planned: Planned, made: Made | Lost[Planned]) -> Iterator[File]:
        if isinstance(made, Lost):
            self.storing.lose(planned.entry, made.reason)
            return
        self._keep(planned, made.kept)
        data = self.storing.take(planned.entry, made.data, not made.led)
        if made.led and self.storing.holds(planned.entry.source, made.data):
            self._led.append((planned, Made(b"", made.kept, made.led)))
        if data is not None:
            yield planned.entry.file, data

    def _as_before(self, planned: Planned) -> None:
        if (kept := self.former.kept.get(planned.entry.source)) is not None:
            self._keep(planned, kept)

    def _keep(self, planned: Planned, kept: Kept) -> None:
        self.kept[planned.entry.source] = kept
        self.rules.add_hits(kept.hits)
        self.anchors.tell(target_of(planned.text), kept.anchors)
        self.journal.keep(planned.entry.source, kept)

    def _add_others(self, placed: PlacedText) -> None:
        for other in placed.text.also:
            self.storing.entries[other] = Entry(other, "merged into", placed.id)

    def _put_right(self) -> Iterator[File]:
        """Yield once more the texts in which an anchor of another text has become something else."""
        for planned, made in self._led:
            path = self.storing.root / planned.entry.file
            if not path.exists():  # only tried
                continue
            data = path.read_bytes()
            new = self.anchors.put_right(data, made.led)
            if new != data:
                yield planned.entry.file, self.storing.correct(planned.entry.source, new)


def target_of(placed: PlacedText | None) -> str:
    """Return how links name a text: `article:` and its id, or a page's address."""
    return "" if placed is None else placed.id if placed.id.startswith("/") else f"article:{placed.id}"
