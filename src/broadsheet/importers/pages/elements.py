"""What elements of HTML mean to whoever reads a page: which end a line, which dress it, which hold no word.

In: elements. Out: sets of tags and small questions, answered the same for those who count a page's blocks and for those
who make a document of them. Knows neither blocks nor documents.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from broadsheet.importers.pages.dom import Element

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
CODE = frozenset(("pre", "xmp", "listing", "plaintext"))
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "legend"),
        *("li", "main", "menu", "nav", "ol", "p", "section", "summary", "table", "tbody", "td", "tfoot", "th"),
        *("thead", "tr", "ul", "colgroup", "col", "marquee"),
        *HEADINGS,
        *CODE,
    )
)
EMBEDDED = frozenset(("iframe", "object", "embed", "audio", "video", "applet"))
STRONG = frozenset(("b", "strong", "big"))

_NUMBER = re.compile(r"\s*(\d{1,6})")
_LARGER = re.compile(r"\s*(?:\+[1-9]|[4-7])")
_SMALLER = re.compile(r"\s*(?:-[1-9]|[12])\s*\Z")
_SPACER = re.compile(
    r"(?:^|[/_-])(?:clear|spacer|blank|trans(?:parent)?|(?:clear|blank|trans)?(?:dot|pixel|pix|gif)|shim|counter|count"
    r"|1x1|invis(?:ible)?)\d{0,2}\.(?:gif|png|cgi)\Z|(?:counter|hitcount|count)\.(?:cgi|pl|exe|php|asp)\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|tiff?|bmp|avif)\Z", re.IGNORECASE)
_APART = re.compile(r"text-align\s*:\s*(?:center|right|end)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
MARKER_SIZE = 20  # pixels: a picture with a side below is no more than a sign in the text


def number(value: str) -> int:
    """Read the number that an attribute begins with, 0 where there is none."""
    found = _NUMBER.match(value)
    return int(found[1]) if found else 0


def is_strong(element: Element) -> bool:
    """Whether an element makes its text bold or larger."""
    if element.tag in STRONG:
        return True
    if element.tag == "font":
        return _LARGER.match(element.get("size")) is not None
    style = element.attributes.get("style")
    return bool(style) and _BOLD.search(style or "") is not None


def is_italic(element: Element) -> bool:
    """Whether an element that says nothing else sets its text in italics by its style."""
    style = element.attributes.get("style")
    return bool(style) and _ITALIC.search(style or "") is not None


def is_small(element: Element) -> bool:
    """Whether an element makes its text smaller."""
    return element.tag == "small" or (element.tag == "font" and _SMALLER.match(element.get("size")) is not None)


def is_apart(element: Element) -> bool:
    """Whether a block stands in the middle or on the right."""
    if element.tag == "center":
        return True
    return element.get("align").lower() in ("center", "right") or bool(_APART.search(element.get("style")))


def is_hidden(element: Element) -> bool:
    """Whether an element is not shown: by its style, or as an embedded page without a size."""
    style = element.attributes.get("style")
    if style and _HIDDEN.search(style):
        return True
    return element.tag == "iframe" and element.get("width") in ("0", "1") and element.get("height") in ("0", "1")


def is_decoration(picture: Element) -> bool:
    """Whether a picture is a spacer, a counter or a mere sign; such pictures are left out."""
    source = picture.get("src")
    if not source or source.startswith("data:"):
        return True
    sides = [value for name in ("width", "height") if (value := picture.get(name))]
    if any(side.strip() in ("0", "1") for side in sides):
        return True
    if len(sides) == 2 and all(0 < number(side) < MARKER_SIZE and "%" not in side for side in sides):
        return True
    return _SPACER.search(source.partition("?")[0]) is not None


def big_picture(target: str) -> str:
    """Return the target of a link if it is a picture, "" else."""
    return target if _PICTURE.search(target.partition("#")[0].partition("?")[0]) else ""


def embedded(element: Element) -> tuple[str, str] | None:
    """Say where something embedded lies and what to call it; None where that is not said."""
    target = element.get("src") or element.get("data") or element.get("code")
    for kid in element.elements():
        if target:
            break
        if kid.tag in ("source", "embed", "iframe"):
            target = kid.get("src")
        elif kid.tag == "param" and kid.get("name").lower() in ("movie", "src", "filename", "url"):
            target = kid.get("value")
    target = target.strip()
    if not target or target.startswith(("data:", "about:", "javascript:")):
        return None
    parts = urlsplit(target) if "[" not in target else None
    path = parts.path if parts else target
    name = unquote(path.rstrip("/").rpartition("/")[2]) if not (parts and parts.netloc) else ""
    label = element.get("title") or name or (parts.netloc if parts else "")
    return target, " ".join(label.split()) or target
