"""Random documents such as importers make, and what two documents have in common where they say the same.

In: nothing. Out: strategies of trees; a normal form, in which only what `text.written` names as its liberties is evened
out; the words of a tree.
"""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

from broadsheet.text.nodes import (
    Bullets,
    CodeBlock,
    CodeSpan,
    Division,
    Document,
    Emphasis,
    Figure,
    HardBreak,
    Heading,
    Link,
    Note,
    NoteMark,
    Paragraph,
    Picture,
    Plain,
    Quote,
    RawBlock,
    RawInline,
    Rule,
    Strikethrough,
    Strong,
    Table,
)

SIGNS = st.sampled_from(
    [
        *"*_`[]<>&#!~|\\{}()^:.-+1=\"'/@;$%?,a b",
        *("word", "zwei", "été", "中文", "مرحبا", "“", "”", "…", "—", "\u00a0", "\n", " ", " ", " "),
        *("**", "__", "``", "```", "~~", "](", "]:", "[^1]", "[^", "![", "<b>", "</", "<!--", "&amp;", "&#60;", "\\\\"),
        *("1.", "1)", "- ", "+ ", "# ", "## ", "> ", "---", "===", "***", ":::", "::: pull", "| - |", "|--|", "{#id}"),
        *(
            "http://e.org/a_b_c",
            "a@b.org",
            "snake_case",
            "2 * 3",
            "[1]",
            "AT&T",
            "\n- ",
            "\n1. ",
            "\n# ",
            "\n---",
            "\n==",
        ),
    ]
)
TEXT = st.lists(SIGNS, min_size=1, max_size=8).map("".join).map(lambda text: re.sub(r"\s*\n\s*", "\n", text))
WORDS = TEXT.map(lambda text: text.replace("\n", " ").strip() or "word")
LABELS = ("1", "2", "n3")
TARGETS = st.sampled_from(
    [
        "",
        "a.html",
        "http://e.org/a(b)c",
        "http://e.org/?a=1&amp;b=2",
        "a b.html",
        "#x",
        "article:v1n1/x",
        "a\\b",
        "<x>",
        "a*b_c_",
    ]
)
TITLES = st.sampled_from(["", "", "title", 'with "quotes"', "a\\b", "a &amp; b", "*x*"])
CODE = WORDS.map(lambda text: CodeSpan(text))
PICTURES = st.builds(
    Picture,
    st.sampled_from(["a.png", "b c.jpg", "d(e).gif"]),
    WORDS,
    st.lists(WORDS, max_size=1),
    st.lists(WORDS, max_size=1),
    st.sampled_from(["", "wide", "left"]),
    st.sampled_from(["", "0.5,0.25"]),
    st.booleans(),
)


def _lines(depth: int, within: tuple[type, ...] = ()) -> st.SearchStrategy[list[Any]]:
    """Lines of inline nodes; none in its like, no link in a link, no mark or picture in a link."""
    kinds: list[st.SearchStrategy[Any]] = [TEXT, TEXT, CODE]
    if Link not in within:
        kinds.append(st.builds(NoteMark, st.sampled_from(LABELS)))
        if Picture not in within:
            kinds.append(PICTURES)
    if depth:
        for node in (Emphasis, Strong, Strikethrough):
            if node not in within:
                kinds.append(st.builds(node, _inner(depth - 1, (*within, node))))
        if Link not in within:
            kinds.append(st.builds(Link, _inner(depth - 1, (*within, Link)), TARGETS, TITLES))
            kinds.append(st.sampled_from(["http://e.org/x_y", "mailto:a@b.org"]).map(_bare))
    if not {Emphasis, Strong, Strikethrough, Link}.intersection(within):
        kinds.append(st.just(HardBreak()))
        kinds.append(WORDS.map(lambda text: [RawInline("<sup>"), text, RawInline("</sup>")]))
    return st.lists(st.one_of(kinds), min_size=1, max_size=5).map(_flat)


def _inner(depth: int, within: tuple[type, ...]) -> st.SearchStrategy[list[Any]]:
    """What something dresses: it begins and ends with a word, as importers see to."""
    return st.one_of(WORDS.map(lambda text: [text]), _lines(depth, within).map(_edged))


def _edged(kids: list[Any]) -> list[Any]:
    kids = list(kids)
    first, last = kids[0], kids[-1]
    if type(first) is str:
        kids[0] = first.lstrip() or "a"
    if type(last) is str:
        kids[-1] = (kids[-1] if len(kids) == 1 else last).rstrip() or "a"
    return kids


def _bare(target: str) -> Link:
    return Link([target.removeprefix("mailto:")], target)


def _flat(kids: list[Any]) -> list[Any]:
    return [each for kid in kids for each in (kid if isinstance(kid, list) else [kid])]


LINES = _lines(2)
HEADS = _lines(2, (Picture,))
CELLS = _lines(1).map(lambda kids: [RawInline("<br>") if type(kid) is HardBreak else kid for kid in kids])


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    row = st.lists(st.one_of(st.just([]), CELLS), min_size=width, max_size=width)
    aligns = draw(st.lists(st.sampled_from(["", "left", "right", "center"]), min_size=width, max_size=width))
    return Table(aligns, draw(row), draw(st.lists(row, max_size=3)))


def _blocks(depth: int) -> st.SearchStrategy[list[Any]]:
    kinds: list[st.SearchStrategy[Any]] = [
        st.builds(Paragraph, LINES),
        st.builds(Paragraph, LINES),
        st.builds(Heading, HEADS, st.integers(2, 4), st.sampled_from(["", "part-1", "Ünï", "a.b:c"])),
        st.builds(CodeBlock, TEXT.map(lambda text: text + "\n"), st.sampled_from(["", "rust"])),
        st.just(Rule()),
        PICTURES.map(Figure),
        tables(),
        st.just(RawBlock("<details><summary>x</summary><p>y</p></details>\n")),
    ]
    if depth:
        inner = _blocks(depth - 1)
        item = st.one_of(st.builds(lambda kids: [Plain(kids)], LINES), inner)
        kinds += [
            st.builds(Quote, inner),
            st.builds(Bullets, st.lists(item, min_size=1, max_size=3), st.sampled_from([None, 1, 7]), st.booleans()),
            st.builds(
                Division,
                st.sampled_from(["pull", "facts", "letter", "verse", "aside"]),
                inner,
                st.sampled_from([{}, {"lang": "fr"}]),
            ),
        ]
    return st.lists(st.one_of(kinds), min_size=1, max_size=4)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    notes = [Note(label, draw(_blocks(1))) for label in LABELS]
    return Document(draw(_blocks(2)), notes)


# The normal form


def normal(document: Document) -> list[Any]:
    """Even out what `text.written` takes the liberty of, and what a parser says of its own."""
    notes = sorted((note.label, _normal_blocks(note.kids)) for note in document.notes)
    return [*_normal_blocks(document.blocks), notes]


def _normal_blocks(blocks: list[Any], verse: bool = False) -> list[Any]:
    found: list[Any] = []
    for each in (each for block in blocks for each in _normal_block(block, verse)):
        if each[0] == "raw" and found and found[-1][0] == "raw":
            found[-1] = ("raw", found[-1][1] + each[1])
        else:
            found.append(each)
    return found


def _normal_block(block: Any, verse: bool) -> list[Any]:
    return _NORMAL[type(block)](block, verse)


def _normal_paragraph(block: Paragraph | Plain, verse: bool) -> list[Any]:
    kids = normal_line(block.kids, verse)
    pictures = [kid for kid in kids if not isinstance(kid, str) or kid.strip()]
    if pictures and all(type(kid) is Picture for kid in pictures):
        return [("figure", picture) for picture in pictures]
    return [("paragraph", kids)] if kids else []


def _normal_heading(block: Heading, verse: bool) -> list[Any]:
    kids = [RawInline("<br>") if type(kid) is HardBreak else kid for kid in _unbroken(block.kids)]
    kids = normal_line(kids, False, flat=True)
    return [("heading", kids)] if kids else []


def _normal_table(block: Table, verse: bool) -> list[Any]:
    rows = [[normal_line(cell, False, flat=True) for cell in row] for row in (block.head, *block.rows)]
    return [("table", block.aligns, rows)]


_NORMAL: dict[type, Any] = {
    Paragraph: _normal_paragraph,
    Plain: _normal_paragraph,
    Heading: _normal_heading,
    Figure: lambda block, verse: [("figure", *normal_line([block.picture], False))],
    Bullets: lambda block, verse: [
        ("list", block.start is None, [_normal_blocks(item, verse) for item in block.items])
    ],
    Table: _normal_table,
    Division: lambda block, verse: [
        (block.kind, block.attributes, _normal_blocks(block.kids, verse or block.kind == "verse"))
    ],
    Quote: lambda block, verse: [("quote", _normal_blocks(block.kids, verse))],
    RawBlock: lambda block, verse: [("raw", block.html.replace("\n", ""))],
    CodeBlock: lambda block, verse: [("code", block.language, block.text)],
    Rule: lambda block, verse: [("rule",)],
}


TAGS = {"em": Emphasis, "strong": Strong, "s": Strikethrough}


def normal_line(kids: list[Any], verse: bool, flat: bool = False) -> list[Any]:
    """Join texts, set tags that stand for nodes as nodes, fold blanks at the ends of lines."""
    stack: list[list[Any]] = [[]]
    for kid in kids:
        tag = re.fullmatch(r"<(/?)(em|strong|s)>", kid.html) if type(kid) is RawInline else None
        if tag and not tag[1]:
            stack.append([])
        elif tag:
            inner = stack.pop()
            stack[-1].append(TAGS[tag[2]](_trimmed(_joined(inner, verse))))
        else:
            stack[-1].append(_normal_inline(kid, verse, flat))
    return _trimmed(_joined(stack[0], verse))


def _normal_inline(kid: Any, verse: bool, flat: bool) -> Any:
    if type(kid) in (Emphasis, Strong, Strikethrough):
        return type(kid)(normal_line(kid.kids, verse, flat))
    if type(kid) is Link:
        return Link(normal_line(kid.kids, verse, flat), kid.target, " ".join(kid.title.split()))
    if type(kid) is Picture:
        caption, credit = normal_line(kid.caption, False), normal_line(kid.credit, False)
        alt = " ".join(kid.alt.split())
        return Picture(kid.source, alt, caption, credit, kid.shape, kid.focus, kid.decorative)
    if type(kid) is NoteMark:
        return NoteMark(kid.label)
    return kid.replace("\n", " ") if isinstance(kid, str) and flat else kid


def _joined(kids: list[Any], verse: bool) -> list[Any]:
    found: list[Any] = []
    for kid in kids:
        kid = "\n" if verse and type(kid) is HardBreak else kid
        if isinstance(kid, str) and found and isinstance(found[-1], str):
            found[-1] += kid
        elif type(kid) is CodeSpan and found and type(found[-1]) is CodeSpan:
            found[-1] = CodeSpan(found[-1].text + kid.text)
        elif kid != "":
            found.append(kid)
    return [re.sub(r"[ \t]*\n\s*", "\n", kid) if isinstance(kid, str) else kid for kid in found]


def _unbroken(kids: list[Any]) -> list[Any]:
    """Leave out blanks and breaks at the ends."""
    text = list(kids)
    while text and _is_blank(text[0]):
        del text[0]
    while text and _is_blank(text[-1]):
        del text[-1]
    return text


def _trimmed(kids: list[Any]) -> list[Any]:
    """Leave out blanks and breaks at the ends, and blanks beside breaks."""
    text = _unbroken(kids)
    for at, kid in enumerate(text):
        if isinstance(kid, str):
            left = at == 0 or type(text[at - 1]) is HardBreak
            right = at + 1 == len(text) or type(text[at + 1]) is HardBreak
            kid = kid.lstrip(" \t\n") if left else kid
            kid = kid.rstrip(" \t\n") if right else kid
            parts = 0 < at < len(text) - 1 and type(text[at - 1]) is NoteMark and type(text[at + 1]) is Link
            text[at] = "" if parts and not kid.strip() else kid
    return [kid for kid in text if kid != ""]


def _is_blank(kid: Any) -> bool:
    return type(kid) is HardBreak or (isinstance(kid, str) and not kid.strip(" \t\n"))


# Words


def words(document: Document) -> list[str]:
    """List the words of a text and its notes, sorted; alternative texts and marks are none."""
    parts: list[str] = []
    stack: list[Any] = [*document.blocks, *document.notes][::-1]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
        else:
            stack += _PARTS.get(type(node), _kids)(node)[::-1]
    return sorted(re.findall(r"\w+", "".join(parts)))


def _kids(node: Any) -> list[Any]:
    return list(node.kids)


def _apart(node: Any) -> list[Any]:
    return [" ", *node.kids, " "]


_PARTS: dict[type, Any] = {
    **dict.fromkeys((Paragraph, Plain, Heading, Quote, Division, Note), _apart),
    **dict.fromkeys((HardBreak, NoteMark, Rule), lambda node: [" "]),
    CodeSpan: lambda node: [node.text],
    CodeBlock: lambda node: [" ", node.text],
    RawInline: lambda node: [" "] if node.html == "<br>" else [],
    RawBlock: lambda node: [re.sub(r"<[^>]*>", " ", node.html)],
    Figure: lambda node: [node.picture],
    Picture: lambda node: [" ", *node.caption, " ", *node.credit, " "],
    Bullets: lambda node: [block for item in node.items for block in item],
    Table: lambda node: [kid for row in (node.head, *node.rows) for cell in row for kid in (" ", *cell, " ")],
}
