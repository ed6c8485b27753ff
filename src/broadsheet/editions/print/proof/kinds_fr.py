"""What is wrong, in French: the problems of the proof room, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`, and in `PHRASES` those of their facts that are words. English is in `kinds`.
"""

from __future__ import annotations

REPORT = "Rien n’a été écrit. C’est une erreur du programme : veuillez la signaler avec le numéro."

SENTENCES: dict[str, tuple[str, str]] = {
    "printed-pages-differ": (
        "{found} pages ont été composées, {planned} étaient prévues.",
        REPORT,
    ),
    "printed-article-missing": (
        "« {article} » n’est sur aucune page.",
        REPORT,
    ),
    "printed-line-lost": (
        "Page {page}, il manque une ligne de « {article} » : « {text} ».",
        REPORT,
    ),
    "printed-line-doubled": (
        "Page {page}, une ligne de « {article} » figure deux fois : « {text} ».",
        REPORT,
    ),
    "printed-text-differs": (
        "Page {page}, une partie de « {article} » ({what}) n’est pas ce qui était prévu : « {text} ».",
        REPORT,
    ),
    "printed-text-stray": (
        "Page {page}, du texte se trouve où rien n’était prévu : « {text} ».",
        REPORT,
    ),
    "printed-text-outside": (
        "Page {page}, une ligne de « {article} » sort de sa place : « {text} ».",
        REPORT,
    ),
    "printed-text-shifted": (
        "Page {page}, une colonne de « {article} » est à {points} points de sa place.",
        REPORT,
    ),
    "printed-overlap": (
        "Page {page}, deux choses sont imprimées l’une sur l’autre : « {text} ».",
        REPORT,
    ),
    "printed-picture-missing": (
        "Page {page}, il manque l’image {number} de « {article} ».",
        REPORT,
    ),
    "printed-jump-broken": (
        "« {article} » passe de la page {page} à la page {to}, mais l’un des deux endroits ne renvoie pas à l’autre.",
        REPORT,
    ),
    "printed-low-resolution": (
        "Page {page}, l’image {number} de « {article} » n’a que {resolution} pixels par pouce.",
        "Fournissez un fichier plus grand, ou une image plus petite dans print.toml.",
    ),
    "printed-jumps-twice": (
        "« {article} » est continué plus d’une fois.",
        "Raccourcissez-le, ou donnez-lui une page entière dans print.toml.",
    ),
    "printed-unset-lines": (
        "Page {page}, {percent} % des lignes sont vides.",
        "Ajoutez une brève, ou allongez un article de cette page de quelques lignes.",
    ),
    "printed-white-rectangle": (
        "La page {page} a un trou de {width} × {height} mm.",
        "Ajoutez une brève, ou allongez un article de cette page de quelques lignes.",
    ),
}

PHRASES: dict[str, str] = {
    "nameplate": "titre du journal",
    "folio": "folio",
    "headline": "titre",
    "jump line": "ligne de renvoi",
    "caption": "légende",
    "box": "encadré",
    "pull quote": "exergue",
}
