"""What is found while an article is made ready for print, in German: by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`. English is in `kinds`.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "raw-html-not-printed": (
        "HTML zwischen Absätzen wird nicht gedruckt: {html}",
        "Schreiben Sie es in Markdown, wenn es gedruckt werden soll.",
    ),
    "glyph-missing": (
        "Die Schriften der gedruckten Zeitung haben kein Zeichen für „{sign}“ ({code}); dafür steht „{other}“.",
        "Legen Sie eine Schrift, die es hat, in theme/print/fonts, oder schreiben Sie es anders.",
    ),
    "picture-not-printable": (
        "Das Bild „{source}“ wird nicht gedruckt: {reason}.",
        "Speichern Sie es neu als JPEG oder PNG.",
    ),
}
