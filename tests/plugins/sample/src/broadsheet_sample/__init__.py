"""A sample of the three kinds of plug-ins: a check, an edition, an importer. Copy what you need.

Each is a class without arguments; what its methods yield is all that Broadsheet takes from it. The broken ones are
for the tests: what they raise is told as a problem and stops nobody else.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path

from broadsheet.editions.edition import Job, Output
from broadsheet.importers.importer import Found, FoundArticle, FoundIssue, Inquiry, Row, Written
from broadsheet.importers.rules import Rules
from broadsheet.problems import Kind, Problem, Report, Severity
from broadsheet.proofs.check import Proof

SHOUTING = Kind(
    "shouting-headline", Severity.NOTE, "The headline “{headline}” is all capitals.", "Write it in lower case."
)


class Shouting:
    """A check: headlines in capitals."""

    name = "shouting"
    kinds = (SHOUTING,)

    def check(self, proof: Proof) -> Iterator[Problem]:
        for article in proof.articles():
            if article.headline.isupper():
                yield SHOUTING.at(proof.key_place(article.file, "headline"), headline=article.headline)


class Headlines:
    """An edition: one text file with the headlines of the whole run."""

    name = "headlines"

    def write(self, job: Job) -> Iterator[Output]:
        text = "".join(f"{article.id}\t{article.headline}\n" for article in job.publication.articles())
        data = text.encode()

        def make(report: Report) -> bytes:
            return data

        yield Output("headlines.txt", hashlib.sha256(data).hexdigest(), make)


class Diary:
    """An importer: one text file with a date in each line, `2026-01-02 Headline: text`."""

    name = "diary"

    def read(self, source: Path, rules: Rules, inquiry: Inquiry) -> Iterator[Found]:
        for path in sorted(source.iterdir()):
            if path.suffix != ".diary":
                yield Row(path.name, "left out because", "it is no diary")
                continue
            yield Row(path.name, "merged into", "its days")
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                yield self._day(f"{path.name}#{number}", line)

    def _day(self, source: str, line: str) -> FoundIssue:
        day, _, rest = line.partition(" ")
        headline, _, text = rest.partition(": ")
        article = FoundArticle(
            source=source,
            digest=hashlib.sha256(line.encode()).hexdigest(),
            fields=(("headline", headline),),
            write=lambda: Written(text),
            slug="entry",
        )
        return FoundIssue(source=source, date=dt.date.fromisoformat(day), articles=(article,))


class BrokenCheck:
    name = "broken-check"
    kinds = ()

    def check(self, proof: Proof) -> Iterator[Problem]:
        raise RuntimeError("the check fell over")


class BrokenEdition:
    name = "broken-edition"

    def write(self, job: Job) -> Iterator[Output]:
        yield Output("half.txt", "1", lambda report: b"half")
        raise RuntimeError("the edition fell over")


class BrokenImporter:
    name = "broken-importer"

    def read(self, source: Path, rules: Rules, inquiry: Inquiry) -> Iterator[Found]:
        yield Row("first.txt", "left out because", "it came before the fall")
        raise RuntimeError("the importer fell over")
