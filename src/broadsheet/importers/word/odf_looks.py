"""The paragraphs of an OpenDocument text with their looks: style, weight, size, alignment.

In: the trees of a text and of its styles. Out: `Looks` of any style by name, and `Paragraph` values. Knows no article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.importers.trees import Element, local
from broadsheet.importers.word.paragraphs import Paragraph

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_ALIGN = {"center": "center", "end": "end", "right": "end"}
_ESCAPED = re.compile(r"_([0-9a-f]{1,4})_")
LARGER = 1.15


@dataclass(frozen=True, slots=True)
class Looks:
    """What a style says; None and "" where it says nothing. `name` is the one that people see, in lower case."""

    name: str = ""
    bold: bool | None = None
    italic: bool | None = None
    raised: str = ""
    size: float = 0.0
    align: str = ""
    family: str = ""


class Styles:
    """The styles of a text by name, each with what it takes from those above it."""

    def __init__(self, *roots: Element | None) -> None:
        self._rows: dict[str, Element] = {}
        self._numbered: dict[str, frozenset[str]] = {}
        for root in roots:
            for row in root.iter(f"{TEXT}list-style") if root is not None else ():
                levels = (kid.get(f"{TEXT}level", "") for kid in row if local(kid) == "list-level-style-number")
                self._numbered.setdefault(row.get(f"{STYLE}name", ""), frozenset(levels))
            for row in root.iter(f"{STYLE}style") if root is not None else ():
                self._rows.setdefault(row.get(f"{STYLE}name", ""), row)

    def is_numbered(self, name: str, level: int) -> bool:
        """Whether a list of a style has numbers at a level, from 1."""
        return str(level) in self._numbered.get(name, frozenset())

    def looks(self, name: str) -> Looks:
        """Return what a style says, with all above it."""
        found = Looks()
        seen: set[str] = set()
        while name and name not in seen and len(seen) < 30:
            seen.add(name)
            row = self._rows.get(name)
            found = _above(found, row, name)
            name = row.get(f"{STYLE}parent-style-name", "") if row is not None else ""
        return found


def _above(found: Looks, row: Element | None, name: str) -> Looks:
    """Fill in what a style does not say itself. Names that the program made up (`P1`) say nothing."""
    automatic = row is not None and local(row.getparent()) == "automatic-styles"
    own = Looks() if row is None else _own(row)
    return Looks(
        found.name or ("" if automatic else unescaped(name).lower()),
        own.bold if found.bold is None else found.bold,
        own.italic if found.italic is None else found.italic,
        found.raised or own.raised,
        found.size or own.size,
        found.align or own.align,
    )


def _own(row: Element) -> Looks:
    letters = row.find(f"{STYLE}text-properties")
    block = row.find(f"{STYLE}paragraph-properties")
    weight = letters.get(f"{_FO}font-weight") if letters is not None else None
    slant = letters.get(f"{_FO}font-style") if letters is not None else None
    position = letters.get(f"{STYLE}text-position", "") if letters is not None else ""
    size = re.fullmatch(r"([\d.]{1,8})pt", letters.get(f"{_FO}font-size", "")) if letters is not None else None
    return Looks(
        bold=None if weight is None else weight == "bold" or (weight.isdecimal() and int(weight) >= 600),
        italic=None if slant is None else slant in ("italic", "oblique"),
        raised="sup" if position.startswith("super") else "sub" if position.startswith("sub") else "",
        size=float(size[1]) if size and size[1].count(".") < 2 else 0.0,
        align=_ALIGN.get(block.get(f"{_FO}text-align", ""), "") if block is not None else "",
    )


def unescaped(name: str) -> str:
    """Return the name of a style as people see it: `Heading_20_1` is `Heading 1`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), name)


def paragraphs_of(blocks: Sequence[Element], styles: Styles) -> list[Paragraph]:
    """Return what stands at the top of a text, in order; lists and tables are not plain."""
    found = []
    sizes: Counter[float] = Counter()
    for block in blocks:
        paragraph = Paragraph(plain(block).strip(), block, plain=False)
        if local(block) in ("p", "h"):
            looks = styles.looks(block.get(f"{TEXT}style-name", ""))
            level = block.get(f"{TEXT}outline-level", "1") if local(block) == "h" else ""
            sizes[looks.size] += len(paragraph.text)
            paragraph.plain = True
            paragraph.style = looks.name
            paragraph.align = looks.align
            paragraph.level = min(int(level), 6) if level.isdecimal() else 0
            paragraph.bold = bool(paragraph.text) and _all_bold(block, styles, bool(looks.bold))
            paragraph.notes = next(block.iter(f"{TEXT}note"), None) is not None
            paragraph.pictures = next(block.iter(f"{DRAW}frame"), None) is not None
        found.append(paragraph)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    for paragraph in found:
        if paragraph.plain and usual:
            size = styles.looks(paragraph.element.get(f"{TEXT}style-name", "")).size
            paragraph.larger = size >= usual * LARGER
    return found


def _all_bold(block: Element, styles: Styles, bold: bool) -> bool:
    """Whether all text of a paragraph is bold, by its own style or by those of its spans."""
    if (block.text or "").strip() and not bold:
        return False
    for kid in block:
        if local(kid) == "span" and plain(kid).strip():
            own = styles.looks(kid.get(f"{TEXT}style-name", "")).bold
            if not (bold if own is None else own):
                return False
        if (kid.tail or "").strip() and not bold:
            return False
    return True


def plain(element: Element) -> str:
    """Return the text of a piece without its notes and annotations; spaces, tabs and line ends as spaces."""
    pieces: list[str] = [element.text or ""]
    for kid in element:
        name = local(kid)
        if name in ("s", "tab", "line-break"):
            pieces.append(" ")
        elif name in ("p", "h") and pieces[-1]:
            pieces.append(f" {plain(kid)}")
        elif name not in ("note", "annotation", "title", "desc", ""):
            pieces.append(plain(kid))
        pieces.append(kid.tail or "")
    return "".join(pieces)
