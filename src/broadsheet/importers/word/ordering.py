"""DOCX put in order before any converter sees it, so that none loses a word and all read the same.

In: a part's tree. Out: the same tree, changed: tracked changes accepted, comments out, text boxes behind their
paragraph, equations and field results as text. Says what was left out. Knows no article.
"""

from __future__ import annotations

from collections import Counter

from broadsheet.importers.trees import Element, local, made, text_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNWRAPPED = frozenset(
    (
        *("ins", "moveTo", "fldSimple", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo", "rubyBase"),
        *("AlternateContent", "Choice"),
    )
)
_REMOVED = frozenset(
    (
        *("del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "Fallback"),
        *("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "proofErr", "instrText", "delInstrText", "rubyPr"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "lastRenderedPageBreak"),
    )
)


def put_in_order(root: Element) -> Counter[str]:
    """Change a part's tree; return what was left out or became plain, by name."""
    told: Counter[str] = Counter()
    told["deletions"] = sum(1 for each in root.iter(f"{W}del") if text_of_deleted(each))
    for element in list(root.iter()):
        name = local(element)
        if name in ("oMathPara", "oMath") and local(element.getparent()) not in ("oMathPara", "oMath"):
            told["equations"] += 1
            _replaced_by_text(element)
        elif name == "rt":
            _bracketed(element)
        elif name in ("chart", "relIds") and "drawingml" in str(element.tag):
            told["charts"] += 1
    _lift_text_boxes(root, told)
    _unwrap(root)
    return told


def text_of_deleted(element: Element) -> str:
    """Return the text that a tracked deletion takes away."""
    return "".join(each.text or "" for each in element.iter(f"{W}delText"))


def _unwrap(root: Element) -> None:
    for element in list(root.iter()):
        name = local(element)
        parent = element.getparent()
        if parent is None:
            continue
        if name in _REMOVED and not (name == "del" and local(parent) in ("rPr", "trPr", "cellDel")):
            parent.remove(element)
        elif name in _UNWRAPPED and not (name == "ins" and local(parent) in ("rPr", "trPr")):
            _open(element, parent)
        elif name == "cr":
            element.tag = f"{W}br"


def _open(element: Element, parent: Element) -> None:
    """Put an element's kids in its place. What follows it in the list of all elements is still found."""
    at = parent.index(element)
    for kid in list(element):
        parent.insert(at, kid)
        at += 1
    parent.remove(element)


def _lift_text_boxes(root: Element, told: Counter[str]) -> None:
    """Text boxes are anchored in a paragraph: their text follows it. In its two forms it stands twice; one is kept."""
    for fallback in list(root.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")):
        if fallback.getparent() is not None:
            fallback.getparent().remove(fallback)
    for box in list(root.iter(f"{W}txbxContent")):
        anchor = _paragraph_around(box)
        if anchor is None or anchor.getparent() is None:
            continue
        parent = anchor.getparent()
        at = parent.index(anchor) + 1
        for kid in list(box):
            parent.insert(at, kid)
            at += 1
        told["text boxes"] += 1


def _paragraph_around(box: Element) -> Element | None:
    """Return the outermost paragraph that the box is anchored in."""
    found = None
    for parent in box.iterancestors():
        if parent.tag == f"{W}p":
            found = parent
        elif local(parent) in ("tc", "body", "footnote", "endnote"):
            break
    return found


def _run(text: str) -> Element:
    run = made(f"{W}r")
    inner = made(f"{W}t")
    inner.text = text
    inner.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(inner)
    return run


def _replaced_by_text(element: Element) -> None:
    parent = element.getparent()
    run = _run(linear(element))
    run.tail = element.tail
    if local(parent) in ("p", "hyperlink"):
        parent.replace(element, run)
    else:
        paragraph = made(f"{W}p")
        paragraph.append(run)
        parent.replace(element, paragraph)


def _bracketed(element: Element) -> None:
    """What stands above a word to say how it is read stands in brackets behind it."""
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, _run(f"({text_of(element).strip()})"))


def linear(element: Element, depth: int = 0) -> str:
    """Write an equation on one line: fractions with a slash, powers with ^, indices with _, roots with √."""
    name = local(element)
    if name == "t":
        return element.text or ""
    if depth > 60:
        return text_of(element)
    kids = {local(kid): linear(kid, depth + 1) for kid in element}
    if name == "f":
        return f"{_grouped(kids.get('num', ''))}/{_grouped(kids.get('den', ''))}"
    if name in ("sSup", "sSub", "sSubSup"):
        low = f"_{_grouped(kids['sub'])}" if "sub" in kids else ""
        return kids.get("e", "") + low + (f"^{_grouped(kids['sup'])}" if "sup" in kids else "")
    if name == "rad":
        return f"{kids.get('deg', '')}√{_grouped(kids.get('e', ''))}"
    if name == "d":
        return f"({', '.join(linear(kid, depth + 1) for kid in element if local(kid) == 'e')})"
    return "".join(linear(kid, depth + 1) for kid in element)


def _grouped(text: str) -> str:
    return text if len(text) <= 1 or text.isalnum() else f"({text})"
