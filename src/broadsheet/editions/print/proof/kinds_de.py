"""What is wrong, in German: the problems of the proof room, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`, and in `PHRASES` those of their facts that are words. English is in `kinds`.
"""

from __future__ import annotations

REPORT = "Nichts wurde geschrieben. Das ist ein Fehler des Programms: Bitte melden Sie ihn zusammen mit der Ausgabe."

SENTENCES: dict[str, tuple[str, str]] = {
    "printed-pages-differ": (
        "{found} Seiten wurden gesetzt, geplant waren {planned}.",
        REPORT,
    ),
    "printed-article-missing": (
        "„{article}“ steht auf keiner Seite.",
        REPORT,
    ),
    "printed-line-lost": (
        "Auf Seite {page} fehlt eine Zeile von „{article}“: „{text}“.",
        REPORT,
    ),
    "printed-line-doubled": (
        "Auf Seite {page} steht eine Zeile von „{article}“ zweimal: „{text}“.",
        REPORT,
    ),
    "printed-text-differs": (
        "Auf Seite {page} ist ein Teil von „{article}“ ({what}) anders als geplant: „{text}“.",
        REPORT,
    ),
    "printed-text-stray": (
        "Auf Seite {page} steht Text, wo keiner geplant war: „{text}“.",
        REPORT,
    ),
    "printed-text-outside": (
        "Auf Seite {page} läuft eine Zeile von „{article}“ aus ihrem Raum: „{text}“.",
        REPORT,
    ),
    "printed-text-shifted": (
        "Auf Seite {page} steht eine Spalte von „{article}“ um {points} Punkt neben ihrem Platz.",
        REPORT,
    ),
    "printed-overlap": (
        "Auf Seite {page} ist etwas übereinander gedruckt: „{text}“.",
        REPORT,
    ),
    "printed-picture-missing": (
        "Auf Seite {page} fehlt Bild {number} von „{article}“.",
        REPORT,
    ),
    "printed-jump-broken": (
        "„{article}“ springt von Seite {page} auf Seite {to}, aber die beiden Stellen führen nicht zueinander.",
        REPORT,
    ),
    "printed-low-resolution": (
        "Auf Seite {page} hat Bild {number} von „{article}“ nur {resolution} Bildpunkte je Zoll.",
        "Geben Sie eine größere Datei, oder in print.toml ein kleineres Bild.",
    ),
    "printed-jumps-twice": (
        "„{article}“ wird mehr als einmal fortgesetzt.",
        "Kürzen Sie den Artikel, oder geben Sie ihm in print.toml eine eigene Seite.",
    ),
    "printed-unset-lines": (
        "Auf Seite {page} sind {percent} % der Zeilen leer.",
        "Fügen Sie eine Kurzmeldung hinzu, oder verlängern Sie einen Artikel dieser Seite um einige Zeilen.",
    ),
    "printed-white-rectangle": (
        "Seite {page} hat ein Loch von {width} × {height} mm.",
        "Fügen Sie eine Kurzmeldung hinzu, oder verlängern Sie einen Artikel dieser Seite um einige Zeilen.",
    ),
}

PHRASES: dict[str, str] = {
    "nameplate": "Titelkopf",
    "folio": "Kolumnentitel",
    "headline": "Überschrift",
    "jump line": "Fortsetzungszeile",
    "caption": "Bildunterschrift",
    "box": "Kasten",
    "pull quote": "herausgestelltes Zitat",
}
