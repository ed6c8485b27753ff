"""Where a manuscript says in brackets which picture stands there: `[wall.jpg]`, `[Abbildung wall.jpg / BU: …]`.

In: the texts of paragraphs. Out: for each placeholder the name of the file that it names, its caption, and the
paragraphs that it takes. Knows no file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FILE = re.compile(r"[^\s\[\]/\\:]{1,120}\.(?:jpe?g|png|gif|webp|svg|tiff?|bmp)\b", re.IGNORECASE)
_PICTURE_WORD = re.compile(
    r"(?:abbildung|abb\.?|bild|foto|grafik|graphik|photo|picture|image|illustration|figure|fig\.?|ill\.|imagen|"
    r"figura|ilustraci[oó]n|immagine|صورة|图片?|照片|圖)(?![^\W\d_])",
    re.IGNORECASE,
)
_CAPTION_WORD = re.compile(
    r"(?:bild\w{3,8}schrift|bildlegende|bu|caption|l[ée]gende|leyenda|pie de foto|didascalia|تعليق|图注|图说)"
    r"(?![^\W\d_])\s*[:：]?\s*",
    re.IGNORECASE,
)
LONGEST = 600


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A picture that a manuscript asks for. `paragraphs` are those that it stands in, the first where it is shown."""

    paragraphs: tuple[int, ...]
    name: str
    caption: str


def placeholders_in(texts: Sequence[str]) -> tuple[Placeholder, ...]:
    """Return the placeholders of a text; a caption may follow in a paragraph of its own."""
    found = []
    for at, text in enumerate(texts):
        inner = _inner(text)
        named = _FILE.search(inner)
        if not inner or not (named or _PICTURE_WORD.match(inner)) or _CAPTION_WORD.match(inner):
            continue
        caption = _caption_in(inner)
        after = _inner(texts[at + 1]) if at + 1 < len(texts) else ""
        follows = _CAPTION_WORD.match(after)
        if not caption and follows:
            found.append(Placeholder((at, at + 1), named[0] if named else "", after[follows.end() :].strip()))
        else:
            found.append(Placeholder((at,), named[0] if named else _named_in_words(inner), caption))
    return tuple(found)


def _inner(text: str) -> str:
    """Return what stands in the brackets where nothing else is in a paragraph."""
    text = text.strip()
    if len(text) > LONGEST or not (text.startswith("[") and text.endswith("]")):
        return ""
    return text[1:-1].strip() if "[" not in text[1:] else ""


def _caption_in(inner: str) -> str:
    for found in _CAPTION_WORD.finditer(inner):
        if found.start() == 0 or not inner[found.start() - 1].isalnum():
            return inner[found.end() :].strip()
    return ""


def _named_in_words(inner: str) -> str:
    """Return the words between the kind of thing and its caption, which may be the file's name without its suffix."""
    word = _PICTURE_WORD.match(inner)
    rest = inner[word.end() :] if word else inner
    return rest.partition("/")[0].strip(" :：→-")
