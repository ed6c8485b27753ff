"""What is wrong with numbers and dates, in French: each kind's sentence and hint. English is in `kinds`."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "import-contradiction": (
        "{places} : {value} contre {rival} ({fact}) ; {value} a été retenu.",
        "Tranchez dans import.toml sous [[issues.fix]].",
    ),
    "import-date-ambiguous": (
        "« {written} » est {first} ou {second} ; aucune date n’en a été tirée.",
        "Précisez-le dans import.toml : [source] day_first = true ou false, ou une date sous [[issues.fix]].",
    ),
}
