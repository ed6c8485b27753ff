"""What is to be told of printed pages, in German: by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`, and in `PHRASES` those of their facts that are words. English is in `kinds`.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "copy-short": (
        "{issue}: Für {pages} Seiten fehlen {lines} Zeilen.",
        "{advice}",
    ),
    "copy-over": (
        "{issue}: Für {pages} Seiten sind es {lines} Zeilen zu viel.",
        "{advice}",
    ),
    "no-pages": (
        "{issue} lässt sich nicht umbrechen: {lines} Zeilen Text für {room} Zeilen auf {pages} Seiten.",
        "{advice}",
    ),
    "not-printed": (
        "„{piece}“ passt nicht hinein und wird nicht gedruckt.",
        "Nehmen Sie mehr Seiten, kürzen Sie etwas, oder heben Sie ihn für die nächste Ausgabe auf.",
    ),
    "picture-not-printed": (
        "Bild {number} von „{piece}“ passt nicht hinein und wird nicht gedruckt.",
        'Schreiben Sie dafür picture = "large" oder "small" in print.toml, oder nehmen Sie mehr Seiten.',
    ),
    "page-not-known": (
        "Seite {page} kann nicht bleiben: Mit dieser Gestaltung, Größe und Seitenzahl wurde sie nie gedruckt.",
        "Nehmen Sie sie in print.toml aus keep, oder lassen Sie Seitenzahl, Gestaltung und Format wie zuletzt.",
    ),
    "page-without-piece": (
        "Seite {page} bleibt nicht: „{piece}“ stand darauf und wird nicht mehr gedruckt.",
        "Nehmen Sie die Seite in print.toml aus keep, oder holen Sie den Artikel zurück.",
    ),
    "page-changed": (
        "Seite {page} bleibt nicht: „{piece}“ ist geändert und passt dort nicht mehr an seinen Platz.",
        "Geben Sie dem Artikel seine alte Länge, oder nehmen Sie die Seite in print.toml aus keep.",
    ),
    "page-beside-others": (
        "Seite {page} bleibt nicht: Die übrigen Seiten lassen sich neben ihr nicht umbrechen.",
        "Nehmen Sie sie in print.toml aus keep, oder ändern Sie die Seitenzahl oder was auf den anderen steht.",
    ),
    "nothing-to-print": (
        "{issue} hat keine Artikel, die gedruckt werden könnten.",
        "Artikel mit dem Stand draft, held und spiked, gesperrte und solche mit „print: false“ werden nicht gedruckt.",
    ),
}

PHRASES: dict[str, str] = {
    "Add a piece, choose {fewer} pages, or let the house ads fill.": (
        "Nehmen Sie einen Artikel dazu oder {fewer} Seiten, oder lassen Sie Eigenanzeigen füllen."
    ),
    "Add a piece, or let the house ads fill.": "Nehmen Sie einen Artikel dazu, oder lassen Sie Eigenanzeigen füllen.",
    "Add {pieces} pieces, choose {fewer} pages, or let the house ads fill.": (
        "Nehmen Sie {pieces} Artikel dazu oder {fewer} Seiten, oder lassen Sie Eigenanzeigen füllen."
    ),
    "Add {pieces} pieces, or let the house ads fill.": (
        "Nehmen Sie {pieces} Artikel dazu, oder lassen Sie Eigenanzeigen füllen."
    ),
    "Add a piece, or choose {fewer} pages.": "Nehmen Sie einen Artikel dazu, oder {fewer} Seiten.",
    "Add a piece.": "Nehmen Sie einen Artikel dazu.",
    "Add {pieces} pieces, or choose {fewer} pages.": "Nehmen Sie {pieces} Artikel dazu, oder {fewer} Seiten.",
    "Add {pieces} pieces.": "Nehmen Sie {pieces} Artikel dazu.",
    "Take out a piece, or choose {more} pages.": "Nehmen Sie einen Artikel heraus, oder nehmen Sie {more} Seiten.",
    "Take out {pieces} pieces, or choose {more} pages.": (
        "Nehmen Sie {pieces} Artikel heraus, oder nehmen Sie {more} Seiten."
    ),
}
