"""A DOCX as a manuscript: its paragraphs with their looks, and any run of them as HTML.

In: bytes. Out: `DocxFile`. Whichever converter is there gets the same file: put in order, what became fields taken out,
crossheads as headings. Knows no issue.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections import Counter
from collections.abc import Mapping
from copy import deepcopy

from broadsheet.errors import BroadsheetError
from broadsheet.importers.trees import Element, local, made, written
from broadsheet.importers.word import by_mammoth, by_pandoc
from broadsheet.importers.word.docx_looks import Styles, paragraphs_of
from broadsheet.importers.word.opening import opened
from broadsheet.importers.word.ordering import W, put_in_order
from broadsheet.importers.word.parts import Part
from broadsheet.importers.word.properties import properties_of
from broadsheet.importers.word.tidying import CAPTION, token

DOCUMENT = "word/document.xml"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_META_STYLES = frozenset(("title", "subtitle", "author", "date", "abstract", "abstract title"))
"""Styles of which pandoc makes fields: a text that is left in one would be gone."""


class DocxFile:
    """An opened DOCX. Raise `RefusedError` where it is none."""

    format = "docx"

    def __init__(self, data: bytes) -> None:
        self._parts = opened(data, DOCUMENT)
        self._root = self._parts.needed(DOCUMENT)
        self.fallback = ""
        self.told: Counter[str] = put_in_order(self._root)
        self._notes = {name: self._parts.tree(name) for name in ("word/footnotes.xml", "word/endnotes.xml")}
        for root in self._notes.values():
            if root is not None:
                self.told.update(put_in_order(root))
        self._drop_dangling_marks()
        comments = self._parts.tree("word/comments.xml")
        self.told["comments"] = len(list(comments.iter(f"{W}comment"))) if comments is not None else 0
        self._styles = self._parts.tree("word/styles.xml")
        body = self._root.find(f"{W}body")
        self._body: list[Element] = [kid for kid in (body if body is not None else ()) if local(kid) != "sectPr"]
        self.paragraphs = paragraphs_of(self._body, Styles(self._styles))
        self.properties = properties_of(self._parts)
        self._links = self._relations()

    def _drop_dangling_marks(self) -> None:
        """Take out the marks of notes that are not there: a converter stumbles over them."""
        for kind, root in zip(("footnote", "endnote"), self._notes.values(), strict=True):
            known = {note.get(f"{W}id") for note in (root.iter(f"{W}{kind}") if root is not None else ())}
            for mark in list(self._root.iter(f"{W}{kind}Reference")):
                if mark.get(f"{W}id") not in known:
                    mark.getparent().remove(mark)
                    self.told["marks without a note"] += 1

    @property
    def language(self) -> str:
        """The language in which most of its text is marked, "" where none is. What styles say is their maker's."""
        counts: Counter[str] = Counter()
        for run in self._root.iter(f"{W}r"):
            mark = run.find(f"{W}rPr/{W}lang")
            if mark is not None:
                counts[mark.get(f"{W}val", "")] += sum(len(each.text or "") for each in run.iter(f"{W}t"))
        language, letters = next(iter(counts.most_common(1)), ("", 0))
        return str(language) if letters * 2 > sum(len(each.text) for each in self.paragraphs) else ""

    @property
    def running_heads(self) -> tuple[str, ...]:
        """The texts above and below its pages."""
        names = [name for name in self._parts.names if posixpath.basename(name).startswith(("header", "footer"))]
        trees = (self._parts.tree(name) for name in sorted(names) if name.startswith("word/"))
        texts = (" ".join(each.text or "" for each in tree.iter(f"{W}t")) for tree in trees if tree is not None)
        return tuple(dict.fromkeys(text for text in texts if text.strip()))

    def _relations(self) -> dict[str, str]:
        root = self._parts.tree("word/_rels/document.xml.rels")
        rows = [row for row in root if local(row) == "Relationship"] if root is not None else []
        inner = [row for row in rows if row.get("TargetMode") != "External"]
        return {row.get("Id", ""): posixpath.normpath(f"word/{row.get('Target', '')}") for row in inner}

    def pictures(self, part: Part) -> tuple[str, ...]:
        """Return the names of the picture parts that a run of paragraphs shows."""
        found = []
        for element in self._body[part.first : part.last]:
            for each in element.iter():
                id = each.get(f"{_R}embed") or (each.get(f"{_R}id") if local(each) == "imagedata" else None)
                if id and self._links.get(id, "").startswith("word/media/"):
                    found.append(self._links[id])
        return tuple(dict.fromkeys(found))

    def picture(self, name: str) -> bytes:
        """Return the bytes of a picture part."""
        return self._parts.read(name)

    def words(self, part: Part) -> str:
        """Return the text of a run of paragraphs, without what became fields, with its notes."""
        left = [p.text for at, p in enumerate(self.paragraphs) if part.first <= at < part.last and at not in part.gone]
        return "\n".join((*left, *(text for _, text in self._notes_of(part))))

    def _notes_of(self, part: Part) -> list[tuple[str, str]]:
        found = []
        for kind, root in zip(("footnote", "endnote"), self._notes.values(), strict=True):
            texts = {note.get(f"{W}id"): note for note in (root.iter(f"{W}{kind}") if root is not None else ())}
            for element in self._body[part.first : part.last]:
                for mark in element.iter(f"{W}{kind}Reference"):
                    note = texts.get(mark.get(f"{W}id"))
                    if note is not None:
                        found.append((kind, " ".join(_paragraph_text(p) for p in note.iter(f"{W}p"))))
        return found

    def html(self, part: Part) -> str:
        """Return a run of paragraphs as HTML. Where pandoc gives up, `fallback` says why."""
        if by_pandoc.is_there():
            try:
                return by_pandoc.html_of(self._packed(part), "docx").replace('src="media/', 'src="word/media/')
            except BroadsheetError as fault:
                self.fallback = str(fault)[:200]
        return self.html_by_mammoth(part)

    def html_by_mammoth(self, part: Part) -> str:
        """Return a run of paragraphs as HTML, by the converter that is always there."""
        names = {hashlib.sha256(self.picture(name)).digest(): name for name in self.pictures(part)}
        return by_mammoth.html_of(self._packed(part), lambda data: names.get(hashlib.sha256(data).digest(), ""))[0]

    def _packed(self, part: Part) -> bytes:
        """Return a file with nothing but this run of paragraphs in it."""
        root = deepcopy(self._root)
        body = root.find(f"{W}body")
        kids = [kid for kid in body if local(kid) != "sectPr"]
        for at, kid in enumerate(kids):
            if not part.first <= at < part.last:
                body.remove(kid)
        _mark(kids, part, {at: each.style for at, each in enumerate(self.paragraphs)})
        replaced = {
            DOCUMENT: written(root),
            "[Content_Types].xml": _content_types(),
            "word/styles.xml": written(_with_headings(self._styles)),
        }
        replaced |= {name: written(tree) for name, tree in self._notes.items() if tree is not None}
        unseen = {name for name in self._parts.names if name.startswith("word/media/")} - set(self.pictures(part))
        self._parts.replaced = replaced
        try:
            return self._parts.packed(frozenset(unseen))
        finally:
            self._parts.replaced = {}


def _content_types() -> bytes:
    """Write a list of what the parts are that fits every file: a broken one would stop a converter."""
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    root = made(f"{{{space}}}Types")
    kinds = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    kinds |= {
        word: f"image/{word}" for word in ("png", "jpeg", "jpg", "gif", "webp", "svg", "bmp", "tiff", "emf", "wmf")
    }
    for suffix, kind in kinds.items():
        root.append(made(f"{{{space}}}Default", Extension=suffix, ContentType=kind))
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    root.append(made(f"{{{space}}}Override", PartName=f"/{DOCUMENT}", ContentType=main))
    return written(root)


def _mark(kids: list[Element], part: Part, styles: Mapping[int, str]) -> None:
    """Take out what became fields, name what is a heading, and put tokens where pictures are wanted."""
    marks: list[Element] = []
    kept: Element | None = None
    for at in range(part.first, min(part.last, len(kids))):
        kid = kids[at]
        if at in part.gone:
            marks.extend(kid.iter(f"{W}footnoteReference", f"{W}endnoteReference"))
            kid.getparent().remove(kid)
        elif at in part.figures:
            _become(kid, token(at))
        elif at in part.captions:
            _style(kid, "")
            kid.insert(1, _run(CAPTION))
        elif local(kid) == "p":
            level = part.roles.crossheads.get(at, 0) or (2 if styles.get(at) == "title" else 0)
            if level:
                _style(kid, f"BroadsheetHeading{level}")
            elif styles.get(at) in _META_STYLES:
                _style(kid, "")
            kept = kid if kept is None and not level and next(kid.iter(f"{W}t"), None) is not None else kept
    _keep_notes(marks, kept)


def _keep_notes(marks: list[Element], kept: Element | None) -> None:
    """A note to headline or byline goes to the end of the first paragraph: its text must not be lost."""
    for mark in marks if kept is not None else ():
        run = made(f"{W}r")
        run.append(mark)
        kept.append(run)  # type: ignore[union-attr]


def _become(paragraph: Element, text: str) -> None:
    for kid in list(paragraph):
        paragraph.remove(kid)
    paragraph.append(_run(text))


def _run(text: str) -> Element:
    run = made(f"{W}r")
    inner = made(f"{W}t")
    inner.text = text
    run.append(inner)
    return run


def _style(paragraph: Element, id: str) -> None:
    looks = paragraph.find(f"{W}pPr")
    if looks is None:
        looks = made(f"{W}pPr")
        paragraph.insert(0, looks)
    for name in ("pStyle", "numPr", "outlineLvl"):
        for each in looks.findall(f"{W}{name}"):
            looks.remove(each)
    if id:
        style = made(f"{W}pStyle")
        style.set(f"{W}val", id)
        looks.insert(0, style)


def _with_headings(styles: Element | None) -> Element:
    root = deepcopy(styles) if styles is not None else made(f"{W}styles")
    for level in range(2, 7):
        style = made(f"{W}style")
        style.set(f"{W}type", "paragraph")
        style.set(f"{W}styleId", f"BroadsheetHeading{level}")
        name = made(f"{W}name")
        name.set(f"{W}val", f"heading {level}")
        style.append(name)
        root.append(style)
    return root


def _paragraph_text(paragraph: Element) -> str:
    return "".join(
        (each.text or "") if local(each) == "t" else " " for each in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
    )
