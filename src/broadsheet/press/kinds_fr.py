"""What is wrong, in French: the problems of the press, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`. English is in `kinds`.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "not-made": (
        "« {path} » ne peut pas être produit : {reason}.",
        "{advice}",
    ),
    "template-fault": (
        "Le gabarit du thème ne peut pas produire « {path} » : {reason}.",
        "{advice}",
    ),
    "changed-under-way": (
        "Le fichier a changé ou disparu pendant la production de « {path} ».",
        "Recommencez la production.",
    ),
    "same-output": (
        "Deux pages seraient toutes deux « {path} ».",
        "",
    ),
    "unsafe-output": (
        "« {path} » n’est pas un nom possible pour un fichier de l’édition.",
        "",
    ),
    "memory-not-kept": (
        "Le cache {folder} ne peut pas être écrit ({reason}) ; la prochaine production repart donc de zéro.",
        "",
    ),
}
