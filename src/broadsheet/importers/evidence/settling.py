"""Weigh what many places say of one issue, and say what is sure, what is a guess, and what contradicts.

In: findings of one issue. Out: for each fact the value that most of the weight is for, with its rivals. Knows no page.
"""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.importers.evidence.findings import Fact, Finding, Settled
from broadsheet.importers.importer import Remark


def settled(findings: Iterable[Finding]) -> dict[Fact, Settled]:
    """Settle each fact; a fact of which nothing is said is not in the answer."""
    return {}


def remarks(source: str, answer: dict[Fact, Settled]) -> tuple[Remark, ...]:
    """Return the guesses and contradictions of what was settled for a source, for the ledger."""
    return ()
