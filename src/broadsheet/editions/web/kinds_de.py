"""What is wrong, in German: the problems of the web edition, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`. English is in `kinds`.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "unreadable-picture": (
        "Das Bild „{source}“ lässt sich nicht lesen: {reason}.",
        "",
    ),
}
