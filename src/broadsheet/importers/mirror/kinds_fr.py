"""What is met in a site of pages, in French: each kind's sentence and hint. English is in `kinds`."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "import-links-out": (
        "{count} lien(s) mènent à ce qui n’est pas dans la source ou n’est devenu aucun texte, d’abord « {first} » ;"
        " leurs mots sont restés.",
        "Avec [source] base_url dans import.toml, ils mènent à l’ancien site.",
    ),
    "import-links-hollow": (
        "{count} lien(s), d’abord « {first} », ne contenaient qu’une image écartée ; ils sont partis avec elle.",
        "",
    ),
    "import-alike": (
        "{share} mots sur cent sont aussi dans {other} ; les deux sont restés.",
        "Si l’un est une copie, écartez-le sous [left_out] dans import.toml.",
    ),
    "import-issue-undated": (
        "Rien ne donne la date de ce numéro ; ses {count} page(s) ont été écartées.",
        "Donnez-lui une date dans import.toml sous [[issues.fix]] et relancez l’importation.",
    ),
}
