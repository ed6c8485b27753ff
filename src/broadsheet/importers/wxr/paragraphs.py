"""Texts of WordPress whose paragraphs are only blank lines → HTML with paragraphs.

In: a body as it is stored. Out: HTML in which every run of text is in a block: a blank line ends a paragraph, a single
line end is a break (documentation of WordPress: wpautop). Inside preformatted text nothing changes. Knows no item.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

_BLOCKS = (
    r"table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|"
    r"form|map|area|blockquote|address|style|script|p|h1|h2|h3|h4|h5|h6|hr|fieldset|"
    r"legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|"
    r"summary|textarea|svg|object|video|audio|iframe|noscript"
)
_TAG = re.compile(rf"</?({_BLOCKS})(?=[\s/>])[^<>]{{0,4000}}>", re.IGNORECASE)
_VOID = frozenset(("hr", "col", "area"))
_VERBATIM = frozenset(("pre", "style", "script", "textarea", "svg", "object", "video", "audio", "iframe", "noscript"))
_LINES_ARE_PARAGRAPHS = frozenset(("", "div", "blockquote", "section", "article", "aside", "header", "footer"))
_MAY_HOLD_PARAGRAPHS = frozenset(("li", "td", "th", "dd", "figcaption", "details"))
_BLANK = re.compile(r"\n[ \t\xa0]*\n\s*")


def with_paragraphs(body: str) -> str:
    """Return the body with a `<p>` around every paragraph that has none. Comments must be gone."""
    pieces: list[str] = []
    within = _Within()
    at = 0
    for found in _TAG.finditer(body):
        pieces.append(_paragraphs(body[at : found.start()], within))
        pieces.append(found[0])
        at = found.end()
        within.take(found[0], found[1].lower())
    pieces.append(_paragraphs(body[at:], within))
    return "".join(pieces)


@dataclass(slots=True)
class _Within:
    """The open elements, how often each, and how many of them keep their text to the letter."""

    names: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    verbatim: int = 0

    def take(self, tag: str, name: str) -> None:
        """Open or close an element; an end tag closes whatever was left open inside."""
        if not tag.startswith("</"):
            if name not in _VOID and not tag.endswith("/>"):
                self.names.append(name)
                self.counts[name] += 1
                self.verbatim += name in _VERBATIM
        elif self.counts[name]:
            while self._close() != name:
                pass

    def _close(self) -> str:
        name = self.names.pop()
        self.counts[name] -= 1
        self.verbatim -= name in _VERBATIM
        return name


def _paragraphs(text: str, within: _Within) -> str:
    innermost = within.names[-1] if within.names else ""
    if within.verbatim or not text.strip():
        return text
    parts = [part for part in _BLANK.split(text.strip("\n")) if part.strip()]
    if innermost in _LINES_ARE_PARAGRAPHS or (innermost in _MAY_HOLD_PARAGRAPHS and len(parts) > 1):
        return "\n".join(f"<p>{_broken(part.strip())}</p>" for part in parts)
    return text


def _broken(text: str) -> str:
    return re.sub(r"(?<!<br>)(?<!<br/>)(?<!<br />)[ \t]*\n", "<br>\n", text)
