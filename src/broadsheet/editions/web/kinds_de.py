"""What is wrong, in German: the problems of the web edition, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`, and in `PHRASES` those of their facts that are words. English is in `kinds`.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "unreadable-picture": (
        "Das Bild „{source}“ lässt sich nicht zeigen: {reason}.",
        "Speichern Sie es neu als JPEG oder PNG, und kleiner, wenn es sehr groß ist.",
    ),
    "damaged-picture": (
        "Das Bild „{source}“ ist beschädigt; gezeigt wird nur, was sich davon noch lesen lässt.",
        "Kopieren Sie es neu von dort, woher es kam.",
    ),
    "lost-picture": (
        "Vom Bild „{source}“ lässt sich nichts lesen: {reason}.",
        "Kopieren Sie es neu von dort, woher es kam, oder nehmen Sie es heraus.",
    ),
    "no-picture-library": (
        ("Die Bilder erscheinen, wie sie sind, nur ohne ihre Metadaten: Die Bibliothek pyvips ist nicht installiert."),
        "pip install 'pyvips[binary]' macht kleinere.",
    ),
}

PHRASES: dict[str, str] = {
    "its file has {size} MB; the limit is {limit} MB": "seine Datei hat {size} MB; die Grenze ist {limit} MB",
    "the drawing has {size} MB; the limit is {limit} MB": "die Zeichnung hat {size} MB; die Grenze ist {limit} MB",
    "it is of no kind that is known, or damaged": "es ist von keiner bekannten Art, oder beschädigt",
    "{kind} cannot be read here; save it as JPEG or PNG": (
        "{kind} wird hier nicht gelesen; speichern Sie das Bild als JPEG oder PNG"
    ),
    "its size cannot be told; it is damaged": "seine Größe ist nicht festzustellen; es ist beschädigt",
    "it has {width} × {height} pixels; the limit is {limit} million": (
        "es hat {width} × {height} Pixel; die Grenze sind {limit} Millionen"
    ),
    "it has {width} × {height} pixels in {count} pictures; the limit is {limit} million": (
        "es hat {width} × {height} Pixel in {count} Einzelbildern; die Grenze sind {limit} Millionen"
    ),
    "{kind} cannot be published without the library pyvips": (
        "{kind} lässt sich ohne die Bibliothek pyvips nicht veröffentlichen"
    ),
    "it is no well-formed XML (line {line})": "es ist kein wohlgeformtes XML (Zeile {line})",
    "its elements are nested deeper than {limit}": "seine Elemente sind tiefer als {limit} verschachtelt",
    "it has more than {limit} elements": "es hat mehr als {limit} Elemente",
    "it declares entities or a document type of its own": (
        "es erklärt eigene Entitäten oder einen eigenen Dokumenttyp"
    ),
    "it declares entities": "es erklärt Entitäten",
}
