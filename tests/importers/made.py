"""An importer of a few lines, and what came of it: for tests of what every import does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from broadsheet.importers.importer import (
    Found,
    FoundArticle,
    FoundIssue,
    Inquiry,
    Written,
)
from broadsheet.importers.rules import Rules
from broadsheet.importers.run import Account
from broadsheet.importers.source import open_source

PNG = (Path(__file__).parents[1] / "proofs" / "sample" / "issues" / "v1n1" / "wall.png").read_bytes()


def article(name: str, text: str = "Text.", **more: object) -> FoundArticle:
    given = {"source": name, "digest": f"{name} {text}", "fields": (("headline", name),), "addresses": (f"/{name}",)}
    return FoundArticle(**(given | {"write": partial(Written, text)} | more))  # type: ignore[arg-type]


def issue(number: int, *articles: FoundArticle, **more: object) -> FoundIssue:
    given = {"source": f"issue{number}", "date": dt.date(1999, number, 1), "articles": articles, "number": str(number)}
    return FoundIssue(**(given | more))  # type: ignore[arg-type]


@dataclass
class Made:
    """An importer that yields what it is given, and opens its source as importers do."""

    found: list[Found]
    reads: bool = False
    name: str = "made"
    met: list[object] = field(default_factory=list)

    def read(self, source: Path, rules: Rules, inquiry: Inquiry) -> Iterator[Found]:
        if self.reads:
            open_source(source, rules, inquiry)
        yield from self.found


def text(account: Account, file: str) -> str:
    return (account.paper / file).read_text("utf-8")


def body(account: Account, source: str) -> str:
    file = next(entry.file for entry in account.entries if entry.source == source)
    return text(account, file).partition("\n---\n")[2].strip()


def names(account: Account) -> list[str]:
    return [problem.name for problem in account.problems]


def outcomes(account: Account) -> dict[str, tuple[str, str]]:
    return {entry.source: (entry.outcome, entry.about) for entry in account.entries if not entry.is_part}
