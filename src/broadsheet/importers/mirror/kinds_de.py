"""What is met in a site of pages, in German: each kind's sentence and hint. English is in `kinds`."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "import-links-out": (
        "{count} Verweis(e) führen zu etwas, das nicht in der Quelle ist oder kein Text wurde, zuerst „{first}“; ihre"
        " Wörter blieben.",
        "Mit [source] base_url in import.toml führen sie zur alten Website.",
    ),
    "import-links-hollow": (
        "{count} Verweis(e), zuerst „{first}“, enthielten nur ein Bild, das weggelassen wurde; sie fielen mit ihm weg.",
        "",
    ),
    "import-alike": (
        "{share} von hundert Wörtern stehen auch in {other}; beide blieben.",
        "Ist eines eine Kopie, lassen Sie es unter [left_out] in import.toml weg.",
    ),
    "import-issue-undated": (
        "Nichts nennt das Datum dieser Ausgabe; ihre {count} Seite(n) blieben weg.",
        "Geben Sie ihr in import.toml unter [[issues.fix]] ein Datum und führen Sie die Übernahme noch einmal aus.",
    ),
}
