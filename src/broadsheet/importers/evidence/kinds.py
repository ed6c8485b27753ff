"""The kinds of problems that reading numbers and dates reports. Places are files of the source."""

from __future__ import annotations

from broadsheet.problems import Kind, Severity

CONTRADICTION = Kind(
    "import-contradiction",
    Severity.WARNING,
    "{places}: {value} against {rival} ({fact}); {value} was taken.",
    "Settle it in import.toml under [[issues.fix]].",
)
AMBIGUOUS = Kind(
    "import-date-ambiguous",
    Severity.WARNING,
    "“{written}” is {first} or {second}; no date was taken from it.",
    "Say which in import.toml: [source] day_first = true or false, or a date under [[issues.fix]].",
)

KINDS = (CONTRADICTION, AMBIGUOUS)
