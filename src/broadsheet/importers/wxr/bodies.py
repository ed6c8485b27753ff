"""The body of an item → HTML that the pages' reader takes.

In: an item's body with block comments, shortcodes, or paragraphs that are only blank lines. Out: HTML. Knows no issue.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape

from broadsheet.importers.wxr.items import Item
from broadsheet.importers.wxr.paragraphs import with_paragraphs
from broadsheet.importers.wxr.shortcodes import Opened, Shown, list_of_notes, opened

_BLOCK = re.compile(r"<!--\s{0,3}/?wp:.*?-->", re.DOTALL)
_MORE = re.compile(r"<!--\s{0,3}(?:more|nextpage|noteaser)\b.*?-->", re.DOTALL)
_WRITTEN_PARAGRAPH = re.compile(r"<(?:p|div)[\s>]", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def html_of(item: Item, picture: Callable[[str], Shown | None]) -> Opened:
    """Return an item's body as HTML, with the shortcodes that could not be opened."""
    body = item.text("content:encoded") or item.text("description")
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    in_blocks = "<!-- wp:" in body
    result = opened(_MORE.sub("\n\n", body), picture)
    text = _BLOCK.sub("", result.html)
    if not in_blocks and ("\n" in text or not _WRITTEN_PARAGRAPH.search(text)):
        text = with_paragraphs(text)
    result.html = text + list_of_notes(result.notes) + _notes_of_blocks(item, text)
    return result


def _notes_of_blocks(item: Item, text: str) -> str:
    """The block editor keeps notes beside the text; their marks have the notes' ids."""
    try:
        rows = json.loads(item.meta.get("footnotes", "") or "[]")
    except ValueError:
        return ""
    notes = [row for row in rows if isinstance(row, dict) and row.get("id")] if isinstance(rows, list) else []
    listed = "".join(_note(escape(str(note["id"])), str(note.get("content", "")), text) for note in notes)
    return f"\n\n<ol>{listed}</ol>" if listed else ""


def _note(id: str, content: str, text: str) -> str:
    """Write one note with its way back, unless the text holds it already."""
    return "" if f'id="{id}"' in text else f'<li id="{id}">{content} <a href="#{id}-link">↩</a></li>'
