"""What programs for writing leave in their HTML, made what was meant.

In: the text of a page, then its elements. Out: the same with lists in the place of paragraphs that Word made look like
lists, and figures in the place of WordPress's `[caption]`. Pages without such marks are not looked through. Knows no
blocks.
"""

from __future__ import annotations

import re

from broadsheet.importers.pages.dom import Element

_OPENS = re.compile(r"\[caption(\s[^\]\n]{0,500})?\]")
_WORDS = re.compile(r"caption=(?:\"([^\"]*)\"|&quot;(.{0,400}?)&quot;)")
_EMBED = re.compile(r"\[embed[^\]\n]{0,100}\]\s*([^\s\[\]<>\"]{1,500})\s*\[/embed\]")
_LEVEL = re.compile(r"mso-list:\s*(?!none|ignore|skip)[^;\"']*?level(\d)", re.IGNORECASE)
_IGNORED = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_MARKER = re.compile(r"\s*(?:[·•§o▪◦‣–\uf0a7\uf0b7-]|\(?(?:\d{1,3}|[a-zA-Z])[.)])[\s\xa0]{1,60}")
_COUNTED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]{1,4})[.)]")
DEEPEST = 9


def figures_in(text: str) -> str:
    """Write WordPress's short codes for captions and embedded pages as elements, before the page is parsed."""
    if "[/caption]" in text:
        text = _OPENS.sub(_opened, text).replace("[/caption]", "</figure>")
    if "[/embed]" in text:
        text = _EMBED.sub(r'<a href="\1">\1</a>', text)
    return text


def _opened(match: re.Match[str]) -> str:
    words = _WORDS.search(match[1] or "")
    found = (words[1] or words[2] or "") if words else ""
    return f"<figure><figcaption>{found}</figcaption>" if found else "<figure>"


def make_lists(text: str, body: Element) -> None:
    """Put Word's paragraphs that are items into lists, in place; the signs in front of them go."""
    if "mso-list" not in text and "MsoListParagraph" not in text:
        return
    parents = {id(element.parent): element.parent for element in body.elements() if _level(element)}
    for parent in parents.values():
        if parent is not None:
            parent.kids = _listed(parent)


def _level(element: Element) -> int:
    """Say how deep a paragraph stands as an item; 0 where it is none."""
    if element.tag not in ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6") or not element.attributes:
        return 0
    found = _LEVEL.search(element.get("style"))
    if found:
        return min(max(int(found[1]), 1), DEEPEST)
    return int(element.get("class").startswith("MsoListParagraph") and _MARKER.match(element.text()) is not None)


def _listed(parent: Element) -> list[Element | str]:
    kids: list[Element | str] = []
    open_lists: list[Element] = []
    for kid in parent.kids:
        level = _level(kid) if isinstance(kid, Element) else 0
        if isinstance(kid, Element) and level:
            marker = _unmarked(kid)
            while len(open_lists) > level:
                open_lists.pop()
            while len(open_lists) < level:
                _open(parent, kids, open_lists, "ol" if _COUNTED.match(marker.strip()) else "ul")
            kid.tag, kid.parent = "li", open_lists[-1]
            open_lists[-1].kids.append(kid)
        elif isinstance(kid, Element) or kid.strip():
            open_lists = []
            kids.append(kid)
    return kids


def _open(parent: Element, kids: list[Element | str], open_lists: list[Element], tag: str) -> None:
    """Begin a list, in the last item of the one that is open."""
    around = parent
    if open_lists:
        last = open_lists[-1].kids[-1:]
        around = last[0] if last and isinstance(last[0], Element) else open_lists[-1]
    made = Element(tag, {}, around)
    (around.kids if open_lists else kids).append(made)
    open_lists.append(made)


def _unmarked(item: Element) -> str:
    """Take the sign out of an item, and return it."""
    for element in item.elements():
        if element.attributes and _IGNORED.search(element.get("style")):
            marker = element.text()
            element.kids = []
            return marker
    found = _MARKER.match(item.text())
    left = found.end() if found else 0
    for element in (item, *item.elements()):
        for at, kid in enumerate(element.kids):
            if left and isinstance(kid, str):
                element.kids[at] = kid[left:]
                left -= min(left, len(kid))
    return found[0] if found else ""
