"""The problems that are found while an article is made ready for print. Their places are in the article concerned."""

from __future__ import annotations

from broadsheet.problems import Kind, Severity

RAW_LEFT_OUT = Kind(
    "raw-html-not-printed",
    Severity.NOTE,
    "HTML between paragraphs is not printed: {html}",
    "Write it in Markdown if it should be in print.",
)
NO_GLYPH = Kind(
    "glyph-missing",
    Severity.WARNING,
    "The printed paper's fonts have no sign for “{sign}” ({code}); “{other}” stands in its place.",
    "Put a font that has it into theme/print/fonts, or write it otherwise.",
)
PICTURE_UNPRINTABLE = Kind(
    "picture-not-printable",
    Severity.WARNING,
    "The picture “{source}” is not printed: {reason}.",
    "Save it anew as JPEG or PNG.",
)

KINDS: tuple[Kind, ...] = (RAW_LEFT_OUT, NO_GLYPH, PICTURE_UNPRINTABLE)
