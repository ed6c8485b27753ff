"""What is wrong, in French: the problems of the web edition, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`. English is in `kinds`.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "unreadable-picture": (
        "L’image « {source} » ne peut pas être lue : {reason}.",
        "",
    ),
}
