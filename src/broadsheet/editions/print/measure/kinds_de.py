"""What is wrong, in German: the problems of measuring, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`. English is in `kinds`.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "raw-html-not-printed": (
        "HTML zwischen Absätzen wird nicht gedruckt: {html}",
        "Schreiben Sie es in Markdown, wenn es im Druck stehen soll.",
    ),
    "glyph-missing": (
        "Die Schriften der gedruckten Zeitung haben kein Zeichen für „{sign}“ ({code}); an seiner Stelle steht „{other}“.",
        "Legen Sie eine Schrift, die es hat, in theme/print/fonts, oder schreiben Sie es anders.",
    ),
}
