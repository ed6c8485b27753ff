"""The mark-up of Quarto within a body, as far as our Markdown can say the same.

In: a body of a .qmd file and its language. Out: Markdown, and what could not be said: code whose output is not in the
file, citations, cross references to nothing. Figures and tables are numbered as Quarto numbers them, in the order of
the text. Knows no folder and no issue.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

_FENCED = re.compile(
    r"^(?P<indent> {0,3})(?P<mark>`{3,}|~{3,})(?P<info>[^\n`]*)\n(?P<text>.*?)^ {0,3}(?P=mark)[`~]*[ \t]*$", re.M | re.S
)
_CELL = re.compile(r"\{+\s*(?P<language>[A-Za-z][\w.+-]*)")
_OPTION = re.compile(r"^[ \t]*(?:#|//|--|%%)\|[ \t]*(?P<key>[\w-]+):[ \t]*(?P<value>[^\n]*)\n", re.M)
_DIV = re.compile(r"^(?P<before>[ \t>]*)(?P<colons>:{3,})[ \t]*(?P<rest>[^\n]*)$", re.M)
_ATTRIBUTES = re.compile(r"\{(?P<inner>[^{}\n]{0,1000})\}")
_ID = re.compile(r"#([\w:.-]{1,80})")
_CLASS = re.compile(r"(?<![\w=\"'#])\.([A-Za-z][\w-]{0,60})")
_PAIR = re.compile(r"([\w-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s}]+))")
_PICTURE = re.compile(
    r"!\[(?P<caption>(?:[^\[\]\n]|\[[^\[\]\n]*\]){0,2000})\]\((?P<target>[^()\s]{1,1000})(?:\s+\"(?P<title>[^\"\n]*)\")?\)"
    r"(?:\{(?P<attributes>[^{}\n]{0,1000})\})?"
)
_HEADING = re.compile(r"^(#{1,6}[ \t]+[^\n{]{1,500}?)[ \t]*\{(?P<inner>[^{}\n]{0,1000})\}[ \t]*$", re.M)
_TABLE_CAPTION = re.compile(
    r"^:[ \t]+(?P<caption>[^\n]{0,2000}?)[ \t]*(?:\{(?P<inner>[^{}\n]{0,1000})\})?[ \t]*$", re.M
)
_EQUATION = re.compile(r"\$\$[ \t]*\{#(?P<id>eq-[\w-]{1,80})\}")
_SPAN = re.compile(r"\[(?P<text>[^\[\]\n]{1,1000})\]\{[^{}\n]{0,1000}\}")
_REFERENCE = re.compile(r"\[?(?P<bare>-?)@(?P<id>(?:fig|tbl|sec|eq|lst|thm|lem|cor|def|exm|exr)-[\w-]{1,80})\]?")
_CITATION = re.compile(r"(?<![\w@.])-?@[A-Za-z][\w:.#$%&+?<>~/-]{1,100}")
_INLINE_NOTE = re.compile(r"\^\[(?P<text>(?:[^\[\]\n]|\[[^\[\]\n]*\]){1,3000})\]")
_SHORTCODE = re.compile(r"\{\{<\s*(?P<name>[\w-]{1,40})\s*(?P<rest>[^\n]{0,500}?)\s*>\}\}")
_INLINE_CODE = re.compile(r"`(?:\{(?:r|python|julia|ojs)\}|r) [^`\n]{1,500}`")
_CALLOUT = "callout-"
DEEPEST = 30

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "zh", "ar")
WORDS: dict[str, dict[str, str]] = {
    kind: dict(zip(_LANGUAGES, words, strict=True))
    for kind, words in (
        ("fig", ("Figure", "Abbildung", "Figure", "Figura", "Figura", "Figura", "图", "شكل")),
        ("tbl", ("Table", "Tabelle", "Table", "Tabla", "Tabella", "Tabela", "表", "جدول")),
        ("eq", ("Equation", "Gleichung", "Équation", "Ecuación", "Equazione", "Equação", "方程", "معادلة")),
        ("lst", ("Listing", "Listing", "Listing", "Listado", "Elenco", "Listagem", "列表", "قائمة")),
    )
}
"""What Quarto calls numbered things; other languages take English."""


@dataclass(slots=True)
class Quarto:
    """A body as Markdown. `cells` counts code that was to be run, `citations` and `lost` what was kept as text."""

    body: str
    cells: int = 0
    citations: int = 0
    lost: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Work:
    language: str
    labels: dict[str, str] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    found: Quarto = field(default_factory=lambda: Quarto(""))

    def numbered(self, id: str) -> str:
        """Give a thing its number and return its word with it, "" for what has no number."""
        kind = id.partition("-")[0]
        if kind not in WORDS:
            return ""
        if id not in self.labels:
            self.counts[kind] += 1
            words = WORDS[kind]
            self.labels[id] = f"{words.get(self.language, words['en'])} {self.counts[kind]}"
        return self.labels[id]


def plain_quarto(body: str, language: str = "") -> Quarto:
    """Return a body without what only Quarto understands."""
    work = _Work(language.partition("-")[0].lower())
    pieces = [_code(piece, work) if isinstance(piece, re.Match) else _text(piece, work) for piece in _pieces(body)]
    text = _divisions("".join(pieces), work)
    text = "".join(piece[0] if isinstance(piece, re.Match) else _references(piece, work) for piece in _pieces(text))
    if work.notes:
        defined = "\n\n".join(f"[^inline-{at}]: {note}" for at, note in enumerate(work.notes, 1))
        text = f"{text.rstrip()}\n\n{defined}\n"
    work.found.body = text
    return work.found


_OF_THE_LOOK = frozenset(
    (
        *("format", "execute", "engine", "jupyter", "knitr", "editor", "bibliography", "csl", "crossref", "filters"),
        *("number-sections", "title-block-banner", "listing", "page-layout", "code-fold", "code-tools", "website"),
        *("project", "theme", "citation", "google-scholar", "appendix-style", "reference-location", "lightbox", "toc"),
        *("link-citations", "fig-cap-location", "tbl-cap-location", "pagetitle", "server", "params", "license"),
    )
)


def quarto_values(values: dict[str, str | tuple[str, ...]]) -> dict[str, str | tuple[str, ...]]:
    """Return the values of a header without those that steer Quarto itself; an author with an address is a name."""
    kept = {key: value for key, value in values.items() if key.partition(".")[0] not in _OF_THE_LOOK}
    name = kept.pop("author.name", "")
    kept = {key: value for key, value in kept.items() if not key.startswith("author.")}
    if "subtitle" not in kept and "abstract" in kept:
        kept["subtitle"] = kept.pop("abstract")
    return kept | ({"author": name} if name else {})


def _pieces(text: str) -> Iterator[str | re.Match[str]]:
    """Yield the runs of text and the fenced code between them."""
    at = 0
    for found in _FENCED.finditer(text):
        yield text[at : found.start()]
        yield found
        at = found.end()
    yield text[at:]


def _code(found: re.Match[str], work: _Work) -> str:
    """Code that was to be run stays as code: what it printed is not in the file. Its caption follows it."""
    cell = _CELL.match(found["info"].strip())
    if cell is None:
        return _raw(found, work)
    work.found.cells += 1
    options = {option["key"]: option["value"].strip().strip("\"'") for option in _OPTION.finditer(found["text"])}
    code = _OPTION.sub("", found["text"]).strip("\n")
    label = options.get("label", "")
    told = work.numbered(label) if label else ""
    caption = options.get("fig-cap") or options.get("tbl-cap") or options.get("lst-cap") or ""
    line = ": ".join(part for part in (told, caption) if part)
    written = f"{found['mark']}{cell['language']}\n{code}\n{found['mark']}" if code.strip() else ""
    return f"{written}\n\n{line}\n" if line else written


def _raw(found: re.Match[str], work: _Work) -> str:
    kind = re.fullmatch(r"\{=(\w+)\}", found["info"].strip())
    if kind is None:
        return found[0]
    if kind[1] == "html":
        return found["text"]
    work.found.lost.append(found["info"].strip())
    return f"{found['mark']}{kind[1]}\n{found['text']}{found['mark']}"


def _text(text: str, work: _Work) -> str:
    work.found.cells += len(_INLINE_CODE.findall(text))
    text = _SHORTCODE.sub(lambda found: _shortcode(found, work), text)
    text = _HEADING.sub(lambda found: _heading(found, work), text)
    text = _PICTURE.sub(lambda found: _picture(found, work), text)
    text = _TABLE_CAPTION.sub(lambda found: _table_caption(found, work), text)
    text = _EQUATION.sub(lambda found: f"$$ ({work.numbered(found['id']).rpartition(' ')[2]})", text)
    text = _INLINE_NOTE.sub(lambda found: _note(found["text"], work), text)
    return _SPAN.sub(lambda found: found["text"], text)


def _note(text: str, work: _Work) -> str:
    work.notes.append(text)
    return f"[^inline-{len(work.notes)}]"


def _shortcode(found: re.Match[str], work: _Work) -> str:
    if found["name"] in ("pagebreak", "lipsum"):
        return ""
    address = re.search(r"https?://\S+", found["rest"])
    if address and found["name"] in ("video", "embed", "audio"):
        return f"<{address[0]}>"
    work.found.lost.append(found[0])
    return found[0]


def _heading(found: re.Match[str], work: _Work) -> str:
    """A heading keeps its id, and loses the classes that steer its look."""
    id = _ID.search(found["inner"])
    if id is None:
        return found[1]
    if id[1].startswith("sec-"):
        work.sections[id[1]] = found[1].lstrip("# \t").strip()
    return f"{found[1]} {{#{id[1]}}}"


def _picture(found: re.Match[str], work: _Work) -> str:
    """In Quarto the brackets hold the caption, `fig-alt` the alternative text, and the id its number."""
    inner = found["attributes"] or ""
    values = {name: one or two or three for name, one, two, three in _PAIR.findall(inner)}
    id = _ID.search(inner)
    number = work.numbered(id[1]) if id else ""
    caption = found["caption"] or values.get("fig-cap", "")
    told = ": ".join(part for part in (number, caption) if part)
    alt = values.get("fig-alt", "")
    title = f' "{told}"'.replace('"', "”").replace(" ”", ' "', 1)[:-1] + '"' if told else ""
    return f"![{alt}]({found['target']}{title})"


def _table_caption(found: re.Match[str], work: _Work) -> str:
    id = _ID.search(found["inner"] or "")
    number = work.numbered(id[1]) if id else ""
    return "\n" + ": ".join(part for part in (number, found["caption"]) if part)


@dataclass(slots=True)
class _Fence:
    """A fenced block: our name for it, "" where only its text stays; `height` counts the blocks kept inside it."""

    name: str
    title: str
    height: int = 0

    @property
    def colons(self) -> str:
        """A fence that holds others needs more colons than they."""
        return ":" * (3 + self.height)


def _divisions(text: str, work: _Work) -> str:
    """Callouts become boxes, what stands in the margin becomes an aside; other fences go, their text stays."""
    code = [(piece.start(), piece.end()) for piece in _FENCED.finditer(text)]
    marks: list[tuple[re.Match[str], _Fence, bool]] = []
    within: list[_Fence] = []
    for found in _DIV.finditer(text):
        if any(start <= found.start() < end for start, end in code):
            continue
        rest = found["rest"].strip()
        if rest and len(within) < DEEPEST:
            within.append(_Fence(*_division(rest, work)))
            marks.append((found, within[-1], True))
        elif not rest and within:
            marks.append((found, _closed(within), False))
    pieces = []
    at = 0
    for found, fence, opens in marks:
        head = f"{found['before']}{fence.colons}" if fence.name else ""
        pieces += [text[at : found.start()], head]
        pieces += [f" {fence.name}{fence.title}" if fence.name else fence.title] if opens else []
        at = found.end()
    pieces.append(text[at:])
    while within:
        fence = _closed(within)
        pieces.append(f"\n{fence.colons}\n" if fence.name else "")
    return "".join(pieces)


def _closed(within: list[_Fence]) -> _Fence:
    fence = within.pop()
    if within:
        within[-1].height = max(within[-1].height, fence.height + bool(fence.name))
    return fence


def _division(rest: str, work: _Work) -> tuple[str, str]:
    """Return our name for a fenced block, "" for one that is only a frame, and its title as a paragraph."""
    attributes = _ATTRIBUTES.search(rest)
    inner = attributes["inner"] if attributes else f".{rest.split()[0]}"
    classes = _CLASS.findall(inner)
    values = {name: one or two or three for name, one, two, three in _PAIR.findall(inner)}
    id = _ID.search(inner)
    if id is not None:
        work.numbered(id[1])
    title = f"\n\n**{values['title']}**\n" if values.get("title") else ""
    if any(name.startswith(_CALLOUT) for name in classes):
        return "facts", title
    if {"column-margin", "aside", "margin-note"} & set(classes):
        return "aside", title
    return "", title


def _references(text: str, work: _Work) -> str:
    text = _REFERENCE.sub(lambda found: _reference(found, work), text)
    work.found.citations += len(_CITATION.findall(re.sub(r"`[^`\n]*`|<[^>\n]*>|\]\([^)\n]*\)", "", text)))
    return text


def _reference(found: re.Match[str], work: _Work) -> str:
    id = found["id"]
    if id in work.sections:
        return f"[{work.sections[id]}](#{id})"
    told = work.labels.get(id, "")
    if not told:
        work.found.lost.append(f"@{id}")
        return found[0]
    return told.rpartition(" ")[2] if found["bare"] else told
