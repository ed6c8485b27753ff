"""Raw HTML, made whole and harmless. The only door to the sanitiser.

In: raw HTML as the article has it: a block of it, or the tags within a line. Out: HTML of the allow list, balanced;
problems `html-removed` and `unsafe-link` with the tag's place. Comments go without a word. Knows no Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import nh3

from broadsheet.problems import Report
from broadsheet.text import kinds
from broadsheet.text.nodes import RawInline
from broadsheet.text.source import Source
from broadsheet.text.targets import ALLOWED, is_safe

PHRASING = frozenset(
    (
        "a",
        "abbr",
        "b",
        "br",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    )
)
BLOCKS = frozenset(
    (
        "blockquote",
        "caption",
        "col",
        "colgroup",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
LIMIT = 200  # tags within tags
VOID = frozenset(("br", "wbr", "hr", "col"))
# Elements that are never closed by themselves; a list of thousands is not deep.
NESTING = (PHRASING | BLOCKS) - VOID - {"p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup"}
EVERYWHERE = frozenset(("dir", "lang", "title"))
ATTRIBUTES = {
    "a": {"href"},
    "blockquote": {"cite"},
    "del": {"datetime"},
    "details": {"open"},
    "ins": {"datetime"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
# Elements whose text is not for readers.
EMPTIED = frozenset(
    ("script", "style", "iframe", "object", "noscript", "template", "textarea", "title", "svg", "math", "select")
)
# What only dresses the text goes without a word; anything else that goes is reported.
_DRESS = re.compile(
    r"class|id|style|align|valign|width|height|border|bgcolor|color|face|size|cellpadding|cellspacing|clear|name|rel"
    r"|target|role|aria-.*|data-.*|xml:lang|nowrap|hspace|vspace|itemprop|itemscope|itemtype"
)
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>?",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=\"'/>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_BARE = re.compile(r"<[^>]*>")

_cleaner = nh3.Cleaner(
    tags=set(PHRASING | BLOCKS),
    clean_content_tags=set(EMPTIED),
    attributes={**ATTRIBUTES, "*": set(EVERYWHERE)},
    link_rel=None,
    url_schemes=set(ALLOWED),
)


def block(pieces: list[tuple[str, int]], source: Source, report: Report) -> str:
    """Sanitise a block, given in pieces with their byte offsets; "" where nothing is left of it to be read."""
    depth = deepest = 0
    for html, at in pieces:
        last = offset = 0
        for tag in _TAG.finditer(html):
            name = (tag["name"] or "").lower()
            depth += (-1 if tag["end"] else 1) * (name in NESTING)
            deepest = max(deepest, depth)
            if name and not tag["end"]:
                offset += len(html[last : tag.start()].encode())
                last = tag.start()
                _check(tag, at + offset, source, report)
    html = "\n".join(html for html, _ in pieces)
    if deepest > LIMIT:  # the sanitiser takes time by the square of the depth
        report(kinds.NESTED_TOO_DEEP.at(source.place(pieces[0][1]), limit=LIMIT))
        html = _TAG.sub("", html)
    clean = _cleaner.clean(html).strip()
    return clean + "\n" if _BARE.sub("", clean).strip() or "<hr" in clean else ""


def balance(kids: list[Any], places: dict[int, int], source: Source, report: Report) -> None:
    """Make the raw tags of one line harmless and pair them, in place; `places` holds their offsets by `id`.

    A tag left open ends with the line, one that closes nothing is dropped, and an element whose text is not for readers
    takes its text along.
    """
    line = _Line(source, report)
    for kid in kids:
        if type(kid) is RawInline and id(kid) in places:
            line.tag(kid.html, places[id(kid)])
        elif not line.hidden:
            line.out.append(kid)
    line.close_all()
    kids[:] = line.out


class _Line:
    def __init__(self, source: Source, report: Report) -> None:
        self.source = source
        self.report = report
        self.out: list[Any] = []
        self.open: list[str] = []
        self.hidden = ""  # the element whose text is left out

    def tag(self, html: str, at: int) -> None:
        match = _TAG.fullmatch(html)
        name = (match["name"] or "").lower() if match else ""
        if match is None:  # a declaration or an instruction
            self.report(kinds.HTML_REMOVED.at(self.source.place(at), what=html[:40]))
        elif self.hidden:
            self.hidden = "" if match["end"] and name == self.hidden else self.hidden
        elif match["end"]:
            self.close(name)
        elif name:
            self.start(match, name, at)

    def start(self, match: re.Match[str], name: str, at: int) -> None:
        allowed = _check(match, at, self.source, self.report, PHRASING)
        if name in EMPTIED:
            self.hidden = name
        if not allowed:
            return
        self.out.append(RawInline(_cleaner.clean(f"<{name}{match['rest']}>").removesuffix(f"</{name}>")))
        if name not in VOID:
            self.open.append(name)

    def close(self, name: str) -> None:
        if name in self.open:
            while self.open:
                last = self.open.pop()
                self.out.append(RawInline(f"</{last}>"))
                if last == name:
                    break

    def close_all(self) -> None:
        self.out.extend(RawInline(f"</{name}>") for name in reversed(self.open))


def _check(
    tag: re.Match[str], at: int, source: Source, report: Report, allowed: frozenset[str] = PHRASING | BLOCKS
) -> bool:
    """Report what the sanitiser will take out of a tag; return whether the tag itself stays."""
    name = tag["name"].lower()
    if name not in allowed:
        report(kinds.HTML_REMOVED.at(source.place(at), what=f"<{name}>"))
        return False
    known = EVERYWHERE | ATTRIBUTES.get(name, set())
    for key, value in _attributes(tag["rest"]):
        if key in ("href", "cite") and key in known:
            if not is_safe(value):
                report(kinds.UNSAFE_LINK.at(source.place(at), target=value[:200]))
        elif key not in known and not _DRESS.fullmatch(key):
            report(kinds.HTML_REMOVED.at(source.place(at), what=f"{key}= in <{name}>"))
    return True


def _attributes(rest: str) -> Iterator[tuple[str, str]]:
    for match in _ATTRIBUTE.finditer(rest):
        yield match[1].lower(), unescape(match[2] or match[3] or match[4] or "")
