"""What is wrong with numbers and dates, in German: each kind's sentence and hint. English is in `kinds`."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "import-contradiction": (
        "{places}: {value} gegen {rival} ({fact}); genommen wurde {value}.",
        "Legen Sie es in import.toml unter [[issues.fix]] fest.",
    ),
    "import-date-ambiguous": (
        "„{written}“ ist {first} oder {second}; daraus wurde kein Datum genommen.",
        "Sagen Sie es in import.toml: [source] day_first = true oder false, oder ein Datum unter [[issues.fix]].",
    ),
}
