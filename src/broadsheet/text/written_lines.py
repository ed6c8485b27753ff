"""Inline nodes → a line of Markdown.

In: the inline nodes of one block and where the line will stand. Out: text, its signs escaped where they must be. What
stars cannot say (bold between two letters and a quotation mark, say) is written as a tag. No mark of a note stands in a
link, and a blank parts the two. Knows no blocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from broadsheet.text import escaping
from broadsheet.text.nodes import (
    CodeSpan,
    Emphasis,
    HardBreak,
    Inline,
    Link,
    NoteMark,
    Picture,
    RawInline,
    Strikethrough,
    Strong,
)

Place: TypeAlias = Literal["text", "verse", "cell", "heading", "field"]

_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]{1,31}:[^\s<>\\\x00-\x20\x7f]*\Z")
_MAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~\-]+@[a-zA-Z0-9](?:[a-zA-Z0-9.\-]*[a-zA-Z0-9])?\Z", re.ASCII)
_MARK = re.compile(r"\[\^[^\[\]]+\]")
_TICKS = re.compile(r"`+")
_HOLDING = frozenset((Emphasis, Strong, Strikethrough, Link))
_DELIMITED = frozenset((Emphasis, Strong, Strikethrough))
_FIRST: dict[type, str] = {
    **dict.fromkeys((Link, NoteMark), "["),
    **dict.fromkeys((Emphasis, Strong), "*"),
    Strikethrough: "~",
    CodeSpan: "`",
    Picture: "!",
    RawInline: "<",
    HardBreak: "\n",
}
_TAGS = {Emphasis: "em", Strong: "strong", Strikethrough: "s"}


def line(kids: list[Inline], place: Place = "text") -> str:
    """Write a line; "" where there is nothing to write. In text and verse it may be several lines."""
    text = _Line(place).write(kids)
    if place in ("text", "verse"):
        return escaping.line_starts(text.strip(" \t\n"))
    text = " ".join(text.split("\n")).strip(" \t")
    if place == "cell":
        return text.replace("|", "\\|")
    return escaping.heading(text) if place == "heading" else text


@dataclass(slots=True)
class _Around:
    """What a run of nodes stands in: the delimiter outside ("" for none), whether in a link, the character behind."""

    outer: str = ""
    linked: bool = False
    after: str = ""


class _Line:
    def __init__(self, place: Place) -> None:
        self.place = place
        self.out: list[str] = []
        self.signs = escaping.Signs(False, False)

    def write(self, kids: list[Inline]) -> str:
        kids = _unbroken(_joined(kids))
        if len(kids) == 1 and type(kids[0]) is str and not escaping.HAS_SIGNS(kids[0]):
            return kids[0]
        words = "".join(_words(kids))
        self.signs = escaping.signs_of(words, "~~" if _strikes(kids) else "")
        self.kids(kids, _Around(after=")" if self.place == "field" else ""))
        return "".join(self.out)

    @property
    def before(self) -> str:
        # A field is read behind a bracket.
        return next((piece[-1] for piece in reversed(self.out) if piece), "(" if self.place == "field" else "")

    def kids(self, kids: list[Any], around: _Around) -> None:
        for at, kid in enumerate(kids):
            after = _first(kids[at + 1]) if at + 1 < len(kids) else around.after
            if type(kid) is str:
                self.text(kid, after, around)
            else:
                _WRITERS[type(kid)](self, kid, _Around(around.outer, around.linked, after))

    def text(self, text: str, after: str, around: _Around) -> None:
        # Behind a mark a bracket would make a link of the two.
        sign = text[0] if text[:1] in ("(", "[") and self.is_behind_mark() else ""
        text = text[len(sign) :]
        if escaping.HAS_SIGNS(text):
            signs = escaping.Signs(True, self.signs.tildes, True) if around.linked else self.signs
            text = escaping.escape(text, sign or self.before, after, signs)
        if sign:
            text = f"&#{ord(sign)};{text}"
        if text.startswith("{") and self.out and self.out[-1].startswith("![") and self.out[-1].endswith(")"):
            text = "&#123;" + text[1:]
        self.out.append(text)

    def is_behind_mark(self) -> bool:
        return bool(self.out) and _MARK.fullmatch(self.out[-1]) is not None

    def inside(self, kids: list[Any], outer: str, linked: bool, after: str) -> str:
        """Write the kids of a node aside, as they will stand behind what is written so far and a delimiter."""
        mine = len(self.out)
        self.out.append(outer or "[")
        self.kids(_joined(kids), _Around(outer, linked, after))
        text = "".join(self.out[mine + 1 :])
        del self.out[mine:]
        return text

    def delimited(self, node: Emphasis | Strong | Strikethrough, around: _Around) -> None:
        sign = self.sign(node, around)
        inner = self.inside(node.kids, sign, around.linked, sign[0])
        if not inner:
            return
        if self.stands(node, sign, inner, around):
            self.out.append(sign + inner + sign)
        else:
            tag = _TAGS[type(node)]
            self.out += (f"<{tag}>", self.inside(node.kids, "<", around.linked, "<"), f"</{tag}>")

    def sign(self, node: Emphasis | Strong | Strikethrough, around: _Around) -> str:
        if type(node) is Strikethrough:
            return "~~"
        one = "_" if around.outer[:1] == "*" or self.before == "*" else "*"
        return one if type(node) is Emphasis else one * 2

    def stands(self, node: Emphasis | Strong | Strikethrough, sign: str, inner: str, around: _Around) -> bool:
        """Whether delimiters say what they should between these characters."""
        before, after = self.before, around.after
        if before == sign[0] or not escaping.flanks(before, inner[0], inner[-1], after):
            return False
        within = before.isalnum() or after.isalnum()
        if sign[0] == "_" or (within and (around.outer or any(type(kid) in _DELIMITED for kid in node.kids))):
            return not within
        return not (type(node) is Strikethrough and (around.outer == "~~" or inner[-1] == "~"))

    def link(self, node: Link, around: _Around) -> None:
        if not node.title and len(node.kids) == 1 and type(node.kids[0]) is str:
            words = node.kids[0]
            if (words == node.target and _ADDRESS.match(words)) or (
                "mailto:" + words == node.target and _MAIL.match(words)
            ):
                self.out.append(f"<{words}>")
                return
        inner = self.inside(node.kids, "", True, "]")
        if around.linked:
            self.out.append(inner)
            return
        if self.is_behind_mark():
            self.out.append(" ")
        title = " " + escaping.title(" ".join(node.title.split())) if node.title else ""
        target = escaping.target(node.target)
        self.out.append(f"[{inner}]({'<>' if title and not node.target else target}{title})")

    def picture(self, node: Picture, around: _Around) -> None:
        alt = escaping.escape(" ".join(node.alt.split()), "[", "]", escaping.Signs(True, "~" in node.alt, True))
        caption = line(node.caption, "field")
        title = " " + escaping.title(caption) if caption else ""
        words = [f"credit={escaping.value(_credit(node.credit))}"] if node.credit else []
        words += [f"focus={escaping.value(node.focus)}"] if node.focus else []
        words += [word for word in (node.shape, "decorative" if node.decorative else "") if word]
        braces = "{" + " ".join(words) + "}" if words and self.place != "heading" else ""
        self.out.append(f"![{alt}]({escaping.target(node.source)}{title}){braces}")

    def code(self, node: CodeSpan, around: _Around) -> None:
        text = node.text.replace("\n", " ")
        if text:
            runs = {len(run) for run in _TICKS.findall(text)}
            ticks = "`" * next(size for size in range(1, len(runs) + 2) if size not in runs)
            padded = text[0] == "`" or text[-1] == "`" or (text[0] == text[-1] == " " and text.strip(" "))
            self.out.append(f"{ticks} {text} {ticks}" if padded else ticks + text + ticks)

    def mark(self, node: NoteMark, around: _Around) -> None:
        if not around.linked:  # it would undo the link
            self.out.append(f"[^{node.label}]")

    def hard_break(self, node: HardBreak, around: _Around) -> None:
        self.out.append({"text": "\\\n", "verse": "\n", "field": " "}.get(self.place, "<br>"))

    def raw(self, node: RawInline, around: _Around) -> None:
        self.out.append(node.html)


_WRITERS: dict[type, Callable[[_Line, Any, _Around], None]] = {
    Emphasis: _Line.delimited,
    Strong: _Line.delimited,
    Strikethrough: _Line.delimited,
    Link: _Line.link,
    Picture: _Line.picture,
    CodeSpan: _Line.code,
    NoteMark: _Line.mark,
    HardBreak: _Line.hard_break,
    RawInline: _Line.raw,
}


def _joined(kids: list[Any]) -> list[Any]:
    """Join runs of text, and of code, that stand side by side."""
    if len(kids) < 2:
        return kids
    joined: list[Any] = []
    for kid in kids:
        last = joined[-1] if joined else None
        if type(kid) is str and type(last) is str:
            joined[-1] = last + kid
        elif type(kid) is CodeSpan and type(last) is CodeSpan:
            joined[-1] = CodeSpan(last.text + kid.text)
        elif kid != "":
            joined.append(kid)
    return joined


def _unbroken(kids: list[Any]) -> list[Any]:
    """Leave out breaks at the ends of a line."""
    first, last = 0, len(kids)
    while first < last and _is_blank(kids[last - 1]):
        last -= 1
    while first < last and type(kids[first]) is HardBreak:
        first += 1
    return kids[first:last]


def _is_blank(kid: Any) -> bool:
    return type(kid) is HardBreak or (type(kid) is str and not kid.strip(" \t\n"))


def _credit(kids: list[Inline]) -> str:
    text = line(kids, "field")
    return escaping.inert(text) if all(type(kid) is str for kid in kids) else text


def _first(node: Any) -> str:
    return node[:1] if type(node) is str else _FIRST[type(node)]


def _strikes(kids: list[Any]) -> bool:
    return any(type(kid) is Strikethrough or (type(kid) in _HOLDING and _strikes(kid.kids)) for kid in kids)


def _words(kids: list[Any]) -> list[str]:
    """List the runs of text of a line, a blank where something else stands between them."""
    found: list[str] = []
    for kid in kids:
        if type(kid) is str:
            found.append(kid)
        elif type(kid) in _HOLDING:
            found += _words(kid.kids)
    return found
