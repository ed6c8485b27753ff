"""What is wrong, in German: the problems of the press, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`. English is in `kinds`.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "not-made": (
        "„{path}“ lässt sich nicht herstellen: {reason}.",
        "{advice}",
    ),
    "template-fault": (
        "Die Vorlage des Themas kann „{path}“ nicht herstellen: {reason}.",
        "{advice}",
    ),
    "changed-under-way": (
        "Die Datei änderte sich oder verschwand, während „{path}“ hergestellt wurde.",
        "Bauen Sie noch einmal.",
    ),
    "same-output": (
        "Zwei Seiten wären beide „{path}“.",
        "",
    ),
    "unsafe-output": (
        "„{path}“ ist kein Name für eine Datei der Ausgabe.",
        "",
    ),
    "memory-not-kept": (
        (
            "In den Zwischenspeicher {folder} lässt sich nicht schreiben ({reason}); der nächste Lauf "
            "beginnt daher von vorn."
        ),
        "",
    ),
}
