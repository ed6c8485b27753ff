"""What is found while an article is made ready for print, in French: by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`. English is in `kinds`.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "raw-html-not-printed": (
        "Le HTML entre les paragraphes n’est pas imprimé : {html}",
        "Écrivez-le en Markdown s’il doit être imprimé.",
    ),
    "glyph-missing": (
        "Les polices du journal imprimé n’ont pas de signe pour « {sign} » ({code}) ; « {other} » le remplace.",
        "Mettez une police qui l’a dans theme/print/fonts, ou écrivez-le autrement.",
    ),
    "picture-not-printable": (
        "L’image « {source} » n’est pas imprimée : {reason}.",
        "Enregistrez-la de nouveau en JPEG ou en PNG.",
    ),
}
