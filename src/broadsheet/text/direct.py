"""Markdown → HTML without a tree, for texts that hold nothing rare; what the tree's writers make of them is the rule.

In: a `Source`, and the `Renderer` that a document would be written with. Out: the same HTML, byte for byte, as
`html.render` and `html.render_note_list` give for the document that `markdown.parse` makes; or None, and then the tree
is to be asked. It is asked wherever a problem might have to be reported: whoever gets HTML from here has none to tell.

The parser writes HTML of its own in a tenth of the time that a tree takes. One search in it finds what we write
otherwise: headings, pictures, notes, lists, some links. `tests/text/test_direct.py` compares both ways.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import unescape
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from broadsheet.problems import Problem
from broadsheet.text import cleaning, html_rows
from broadsheet.text.headings import Outline
from broadsheet.text.html import Renderer, Words, around_note
from broadsheet.text.html_rows import quoted
from broadsheet.text.markdown import LONG, parse_line, parsers_html
from broadsheet.text.nodes import Figure, Link, NoteMark, Picture
from broadsheet.text.plain import first_of
from broadsheet.text.source import Source
from broadsheet.text.targets import PICTURES, is_safe
from broadsheet.text.typography import APOSTROPHE, WITHIN, typographer_of

Html: TypeAlias = bytes
"""In UTF-8, which is searched several times as fast as a str."""
Beside: TypeAlias = Callable[[int, Html], Html]
"""Writes the note that stands beside a line, of its number and its HTML without links."""
Found: TypeAlias = "re.Match[Html]"

# Rare bytes that change nothing here; not `<` and `{`, and not the last bytes of marks of direction (`census`).
_HARMLESS = b"\"&'-.:>^ABCDEFGHIJKLMNOPQRSTUVWXYZ\xe2"
_DEEPEST = 50  # quotations and emphasis in one another; a tree may be ten levels deeper
_TOKEN = re.compile(
    rb'<(?:a href="(https?://[\w\-.+!*(),#@?=;:/$~]*)">'
    rb'|a href="([^"]*)"(?: title="([^"]*)")?>'
    rb'|sup class="footnote-reference"><a href="#([^"]*)">\d+</a></sup>'
    rb"|h([1-6])>([^<]+)</h\d>\n"
    rb'|div class="footnote-definition" id="([^"]*)"><sup class="footnote-definition-label">\d+</sup>\n'
    rb"<p>([^<]*(?:<(?!/p>)[^<]*)*)</p>\n</div>\n"
    rb'|p><img src="([^"]*)" alt="([^"]*)"(?: title="([^"]*)")? /></p>\n'
    rb'|([uo]l(?: start="\d+")?>\n)'
    rb"|(/[uo]l>\n)"
    rb"|(li>\n)(?=<p>)"
    rb"|(blockquote>\n)"
    rb"|([bh]r />\n)"
    rb"|((?!/?(?:p|em|strong|del|code)>|li>(?!\n)|/(?:a|li|blockquote)>).))"
)
_NOT_EMPHASIS = re.compile(rb"<(?!/?(?:em|strong|del|code)>)")
_LINK_TAGS = re.compile(rb"<a [^>]*>|</a>")
_MARK = re.compile(rb'<sup class="footnote-reference">.*?</sup>')
_TAG = re.compile(rb"<[^>]*>")
_INNERMOST = re.compile(rb"<(blockquote|[uo]l)[ >](?:(?!<\1[ >]).)*?</\1>\n", re.DOTALL)
_PARAGRAPH = re.compile(rb"<p>(.*?)</p>\n", re.DOTALL)
_DEFINITION = re.compile(rb'<div class="footnote-definition".*?</div>\n', re.DOTALL)
_AS_WRITTEN = re.compile(r"[\w\-.+!*(),#@?=;:/$~&]*", re.ASCII)  # what the parser leaves alone in an address
_BY_HAND = frozenset("\"'")  # signs that need no typographer: quotes around titles, apostrophes within words
_TITLE = re.compile(rb"""\]\(\S*\s+"[^"\n]*"\)""")
_QUOTE_IN_TEXT = re.compile(rb'"[^<>]*<')
_SET = re.compile(r'["\'\[]|--|\.\.\.')  # what alternative texts of here may not hold


class _RareError(Exception):
    """Something that only the tree can write, or that has to be reported."""


class Mark(NamedTuple):
    """The mark of a note: at which of the pieces it stands, its numbers, and whether it stands in a paragraph."""

    at: int
    number: int
    turn: int
    within: bool


class Direct(NamedTuple):
    """A text whose links and pictures are written, in pieces.

    Those at `marks` are empty. `headings` are pieces that hold an id: which, what comes before it, and from it on.
    `notes` are their lines, each with how often it is mentioned, in the order of their numbers. `html` is what the
    parser wrote, its apostrophes set.
    """

    html: Html
    pieces: list[Html]
    marks: list[Mark]
    headings: list[tuple[int, Html, Html]]
    notes: list[tuple[Html, int]]


class Written(NamedTuple):
    """A text written: its blocks, its notes as items of a list, and how many they are."""

    blocks: Html
    items: Html
    number: int


def read(source: Source, renderer: Renderer) -> Direct | None:
    """Parse a text, and write its links and pictures with a renderer's; None for a text that is the tree's.

    The renderer's rows for `Figure` and `Link` are used; the others must write what those of `html_rows.HTML` do. What
    it reports on the way is for the caller to see: then the text is the tree's as well.
    """
    try:
        walk = _Walk(_parsed(source), source, renderer)
        walk.go()
        return walk.walked(source.rare.count(b"^"))
    except _RareError:
        return None


def write(text: Direct, renderer: Renderer, beside: Beside | None = None) -> Written:
    """Put a text together with the renderer's words, prefix and offset.

    `beside` writes a note again at its first mark in a paragraph.
    """
    pieces, words, prefix, offset = text.pieces.copy(), renderer.words, renderer.prefix, renderer.offset
    for at, number, turn, within in text.marks:
        mark = _mark(words, prefix, offset, number, turn)
        if beside and within and turn == 1:
            mark += beside(number, _LINK_TAGS.sub(b"", text.notes[number - 1][0]))
        pieces[at] = mark
    if prefix:
        for at, before, rest in text.headings:
            pieces[at] = b"%s%s%s" % (before, quoted(prefix).encode(), rest)
    items: list[Html] = []
    for number, (line, turns) in enumerate(text.notes, 1):
        start, end = _around(words, prefix, offset, number, turns)
        items += (start, line, end)
    return Written(b"".join(pieces), b"".join(items), len(text.notes))


def _parsed(source: Source) -> Html:
    """Have the parser write a text; what is the tree's is nearly always seen before."""
    data, rare = source.data, source.rare
    strange = rare.translate(None, _HARMLESS)
    if strange and (b"<" in strange or b"{" in strange or not cleaning.is_clean(data, rare)):
        raise _RareError
    emphasis = len(data) - len(data.translate(None, b"*_~"))
    if b":::" in rare or len(data) > LONG or emphasis // 2 + rare.count(b">") > _DEEPEST:
        raise _RareError
    setter = typographer_of(source)
    signs = setter.signs if setter else ()
    if not _BY_HAND.issuperset(signs) or ('"' in signs and 2 * len(_TITLE.findall(data)) != rare.count(b'"')):
        raise _RareError
    html = parsers_html(source.text).encode()
    if '"' in signs and _QUOTE_IN_TEXT.search(html):
        raise _RareError
    return _apostrophes(html) if "'" in signs else html


def _apostrophes(html: Html) -> Html:
    """Set the apostrophes, where all stand within words of the text: in no code and no address."""
    parts = html.split(b"'")
    for left, right in pairwise(parts):
        if not (left[-1:].isalpha() and right[:1].isalpha()) and not _within_word(left, right):
            raise _RareError
        word = left[max(left.rfind(b" "), left.rfind(b"\n"), left.rfind(b">")) + 1 :]
        if b":" in word or b"www" in word or left.rfind(b"<code>") > left.rfind(b"</code>"):
            raise _RareError
    return APOSTROPHE.encode().join(parts)


def _within_word(left: Html, right: Html) -> bool:
    """Whether an apostrophe stands between letters; they need not be ASCII."""
    around = left[-4:].decode(errors="ignore") + "'" + right[:4].decode(errors="ignore")
    return WITHIN.search(around) is not None


def excerpt(text: Direct, words: int) -> str:
    """Return what `plain.excerpt` takes from the document of this text."""
    html = text.html
    if text.marks:
        html = _MARK.sub(b"", _DEFINITION.sub(b"", html))
    count = int(b"<li>" in html or b"<blockquote>" in html)
    while count:
        html, count = _INNERMOST.subn(b"", html)
    return first_of((_words(line[1]) for line in _PARAGRAPH.finditer(html)), words)


def _words(line: Html) -> str:
    """The plain words of a line."""
    words = (_TAG.sub(b"", line) if b"<" in line else line).decode()
    return unescape(words) if "&" in words else words


class _Walk:
    """One walk through a text: what has been written, and where it stands.

    `marks` are the marks of notes: where in `out`, of which label, whether in a paragraph.
    """

    def __init__(self, html: Html, source: Source, renderer: Renderer) -> None:
        self.html = html
        self.source = source
        self.renderer = renderer
        self.out: list[Html] = []
        self.done = 0
        self.outline: Outline | None = None
        self.listed = self.loose = False
        self.marks: list[tuple[int, Html, bool]] = []
        self.headings: list[tuple[int, Html, Html]] = []
        self.notes: dict[Html, Html] = {}

    def go(self) -> None:
        """Go from one thing that is written otherwise to the next."""
        for found in _TOKEN.finditer(self.html):
            _TOKENS[found.lastindex or 0](self, found)
        self.out.append(self.html[self.done :])

    def put(self, found: Found, html: Html) -> None:
        """Write what comes before a token, and the token's own."""
        start, self.done = self.done, found.end()
        self.out += (self.html[start : found.start()], html)

    def block(self) -> None:
        """Let a block stand in no list."""
        if self.listed:
            raise _RareError

    def outward(self, found: Found) -> None:
        """A link that leads out of the paper as a rule, and needs neither encoding nor escaping."""
        target = found[1].decode()
        meant = self.renderer.link(Link([], target))
        if meant != target:
            self.other(found, Link([], target), meant)

    def link(self, found: Found) -> None:
        address, title = found[2].decode(), found[3]
        target = unescape(address) if "&" in address else address
        if "&#" in address or not _AS_WRITTEN.fullmatch(target) or target[:1] == "#" or not is_safe(target):
            raise _RareError
        node = Link([], target, unescape(title.decode()) if title else "")
        meant = self.renderer.link(node)
        if title is not None or meant != target:
            self.other(found, node, meant)

    def other(self, found: Found, node: Link, meant: str | None) -> None:
        """Write a link otherwise than the parser did."""
        if meant is None:
            raise _RareError
        out: list[str] = []
        self.renderer.rows[Link](node, self.renderer, out)
        self.put(found, "".join(out).removesuffix("</a>").encode())

    def mark(self, found: Found) -> None:
        self.put(found, b"")
        self.marks.append((len(self.out) - 1, found[4], not self.listed or self.loose))

    def heading(self, found: Found) -> None:
        self.block()
        outline = self.outline = self.outline or Outline()
        written, line = int(found[5]), found[6]
        if outline.level(written) != written:
            raise _RareError
        id = quoted(outline.id(_words(line).replace("\n", " ")))
        before, rest = b'<h%d id="' % written, b'%s">%s</h%d>\n' % (id.encode(), line, written)
        self.put(found, before + rest)
        self.headings.append((len(self.out) - 1, before, rest))

    def note(self, found: Found) -> None:
        self.block()
        self.put(found, b"")
        label, line = _folded(found[7]), found[8]
        if label in self.notes:
            raise _RareError
        self.notes[label] = self.line(line) if _NOT_EMPHASIS.search(line) else line

    def line(self, html: Html) -> Html:
        """Write the line of a note that holds more than emphasis."""
        inner = _Walk(html, self.source, self.renderer)
        inner.listed = True  # as in an item of a list no block may stand in it
        inner.go()
        if inner.marks:
            raise _RareError
        return b"".join(inner.out)

    def picture(self, found: Found) -> None:
        self.block()
        node = Figure(_picture(found[9].decode(), unescape(found[10].decode()), found[11], self.source))
        out: list[str] = []
        self.renderer.rows[Figure](node, self.renderer, out)
        self.put(found, "".join(out).encode())

    def open_list(self, found: Found) -> None:
        self.block()
        self.listed, self.loose = True, False

    def close_list(self, found: Found) -> None:
        self.listed = False

    def loose_item(self, found: Found) -> None:
        self.loose = True
        self.put(found, b"<li>")

    def quotation(self, found: Found) -> None:
        self.block()

    def empty(self, found: Found) -> None:
        if found[16] == b"hr />\n":
            self.block()
        self.put(found, b"<%s>\n" % found[16][:2])

    def rare(self, found: Found) -> None:
        raise _RareError

    def walked(self, carets: int) -> Direct:
        """Number the notes by their marks; `carets` is how many signs of notes and marks the text has."""
        if len(self.marks) + len(self.notes) != carets:
            raise _RareError  # a mark without a note, or a note twice
        turns: dict[Html, int] = {}
        numbers: dict[Html, int] = {}
        marks: list[Mark] = []
        for at, label, within in self.marks:
            label = _folded(label)
            turns[label] = turns.get(label, 0) + 1
            marks.append(Mark(at, numbers.setdefault(label, len(numbers) + 1), turns[label], within))
        if turns.keys() != self.notes.keys():
            raise _RareError
        return Direct(self.html, self.out, marks, self.headings, [(self.notes[label], turns[label]) for label in turns])


@lru_cache(maxsize=4096)
def _mark(words: Words, prefix: str, offset: int, number: int, turn: int) -> Html:
    out: list[str] = []
    html_rows.note_mark(NoteMark("", number, turn), Renderer(words=words, prefix=prefix, offset=offset), out)
    return "".join(out).encode()


@lru_cache(maxsize=4096)
def _around(words: Words, prefix: str, offset: int, number: int, turns: int) -> tuple[Html, Html]:
    before, behind = around_note(Renderer(words=words, prefix=prefix, offset=offset), number, turns)
    return before.encode(), behind.encode()


def _folded(label: Html) -> Html:
    return label if label.isdigit() else label.decode().casefold().encode()


def _picture(address: str, alt: str, title: Html | None, source: Source) -> Picture:
    if not _AS_WRITTEN.fullmatch(address) or "&" in address or not is_safe(address, PICTURES) or _SET.search(alt):
        raise _RareError
    caption = Source(unescape(title.decode()), source.language, typography=source.typography) if title else None
    problems: list[Problem] = []
    line = parse_line(caption, problems.append) if caption else []
    if problems:
        raise _RareError
    return Picture(address, " ".join(alt.split()), line)


# By the last group of `_TOKEN` that took part: titles may be missing.
_TOKENS: Mapping[int, Callable[[_Walk, Found], None]] = {
    1: _Walk.outward,
    2: _Walk.link,
    3: _Walk.link,
    4: _Walk.mark,
    6: _Walk.heading,
    8: _Walk.note,
    10: _Walk.picture,
    11: _Walk.picture,
    12: _Walk.open_list,
    13: _Walk.close_list,
    14: _Walk.loose_item,
    15: _Walk.quotation,
    16: _Walk.empty,
    17: _Walk.rare,
}
