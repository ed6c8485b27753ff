"""The paragraphs of a DOCX with their looks: style, weight, size, alignment.

In: the trees of a document and of its styles. Out: `Paragraph` values for what stands at the top of the body. Knows no
article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.importers.trees import Element, local
from broadsheet.importers.word.ordering import W
from broadsheet.importers.word.paragraphs import Paragraph

_OFF = frozenset(("0", "false", "off", "none"))
_ALIGN = {"center": "center", "right": "end", "end": "end"}
DEFAULT_SIZE = 20  # half points, where a file says none (ECMA-376, part 1, 17.3.2.38)
LARGER = 1.15
"""A paragraph is set larger when its type is so many times that of the text."""


@dataclass(frozen=True, slots=True)
class _Style:
    name: str = ""
    above: str = ""
    bold: bool | None = None
    size: int = 0
    align: str = ""
    level: int = 0


class Styles:
    """The styles of a file, each with what it takes from those above it."""

    def __init__(self, root: Element | None) -> None:
        rows = root.iter(f"{W}style") if root is not None else ()
        self._rows = {str(row.get(f"{W}styleId")): _style(row) for row in rows}
        default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz") if root is not None else None
        self.size = _number(default) or DEFAULT_SIZE

    def chain(self, id: str) -> Iterator[_Style]:
        """Yield a style and those above it; a ring ends."""
        seen: set[str] = set()
        while id and id not in seen and len(seen) < 30:
            seen.add(id)
            style = self._rows.get(id, _Style(id))
            yield style
            id = style.above


def _style(row: Element) -> _Style:
    above = row.find(f"{W}basedOn")
    name = row.find(f"{W}name")
    outline = row.find(f"{W}pPr/{W}outlineLvl")
    return _Style(
        (name.get(f"{W}val", "") if name is not None else "").lower(),
        above.get(f"{W}val", "") if above is not None else "",
        _is_on(row.find(f"{W}rPr/{W}b")),
        _number(row.find(f"{W}rPr/{W}sz")),
        _align(row.find(f"{W}pPr/{W}jc")),
        _number(outline) + 1 if outline is not None and _number(outline) < 6 else 0,
    )


def _is_on(element: Element | None) -> bool | None:
    return None if element is None else element.get(f"{W}val", "1") not in _OFF


def _number(element: Element | None) -> int:
    value = element.get(f"{W}val", "") if element is not None else ""
    return int(value) if value.isdecimal() and len(value) < 6 else 0


def _align(element: Element | None) -> str:
    return _ALIGN.get(element.get(f"{W}val", ""), "") if element is not None else ""


def paragraphs_of(body: Sequence[Element], styles: Styles) -> list[Paragraph]:
    """Return what stands at the top of a body, in order; lists and tables are not plain."""
    found = []
    sizes: list[Counter[int]] = []
    for element in body:
        if local(element) == "p":
            paragraph, size = _paragraph(element, styles)
        else:
            paragraph, size = Paragraph(_text(element), element, plain=False), Counter()
        found.append(paragraph)
        sizes.append(size)
    total: Counter[int] = Counter()
    for size in sizes:
        total.update(size)
    usual = total.most_common(1)[0][0] if total else styles.size
    for paragraph, size in zip(found, sizes, strict=True):
        paragraph.larger = bool(size) and min(size) >= usual * LARGER
    return found


def _paragraph(element: Element, styles: Styles) -> tuple[Paragraph, Counter[int]]:
    id = element.find(f"{W}pPr/{W}pStyle")
    chain = list(styles.chain(id.get(f"{W}val", "") if id is not None else ""))
    names = [style.name for style in chain]
    name = names[0] if names else ""
    bold = next((style.bold for style in chain if style.bold is not None), False)
    size = next((style.size for style in chain if style.size), styles.size)
    align = _align(element.find(f"{W}pPr/{W}jc")) or next((style.align for style in chain if style.align), "")
    weights, sizes = _runs(element, bool(bold), size)
    paragraph = Paragraph(
        _text(element).strip(),
        element,
        style=name,
        level=_level(names) or next((style.level for style in chain if style.level), 0),
        bold=bool(weights) and all(weights),
        align=align,
        plain=element.find(f"{W}pPr/{W}numPr") is None or bool(_level(names)),
        notes=next(element.iter(f"{W}footnoteReference", f"{W}endnoteReference"), None) is not None,
        pictures=next(element.iter(f"{W}drawing", f"{W}pict", f"{W}object"), None) is not None,
    )
    return paragraph, sizes


def _level(names: Sequence[str]) -> int:
    """Return the level that a style's name says: `heading 2`, and `Überschrift 2` where somebody named it anew."""
    for name in names:
        word, _, number = name.replace("\xa0", " ").rpartition(" ")
        if number.isdecimal() and word in ("heading", "überschrift", "titre", "título", "titolo", "kop", "rubrik"):
            return min(int(number), 6)
    return 0


def _runs(element: Element, bold: bool, size: int) -> tuple[list[bool], Counter[int]]:
    weights: list[bool] = []
    sizes: Counter[int] = Counter()
    for run in element.iter(f"{W}r"):
        text = "".join(each.text or "" for each in run.iter(f"{W}t")).strip()
        if text:
            own = _is_on(run.find(f"{W}rPr/{W}b"))
            weights.append(bold if own is None else own)
            sizes[_number(run.find(f"{W}rPr/{W}sz")) or size] += len(text)
    return weights, sizes


def _text(element: Element) -> str:
    pieces = []
    for each in element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"):
        name = local(each)
        pieces.append((each.text or "") if name == "t" else "-" if name == "noBreakHyphen" else " ")
    return "".join(pieces)
