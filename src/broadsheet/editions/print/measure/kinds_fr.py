"""What is wrong, in French: the problems of measuring, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`. English is in `kinds`.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "raw-html-not-printed": (
        "Le HTML entre les paragraphes n’est pas imprimé : {html}",
        "Écrivez-le en Markdown s’il doit paraître dans le journal imprimé.",
    ),
    "glyph-missing": (
        "Les polices du journal imprimé n’ont pas de signe pour « {sign} » ({code}) ; « {other} » en tient lieu.",
        "Mettez dans theme/print/fonts une police qui l’a, ou écrivez-le autrement.",
    ),
}
