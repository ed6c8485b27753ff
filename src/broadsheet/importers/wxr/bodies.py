"""The body of an item → HTML that the pages' reader takes.

In: an item's body with block comments, shortcodes, or paragraphs that are only blank lines. Out: HTML. Knows no issue.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape
from urllib.parse import urljoin

from broadsheet.importers.wxr.items import Item
from broadsheet.importers.wxr.paragraphs import with_paragraphs
from broadsheet.importers.wxr.shortcodes import Opened, Shown, list_of_notes, opened

_PARTS = re.compile(r"\s*(?:more|nextpage|noteaser)\b")
_WRITTEN_PARAGRAPH = re.compile(r"<(?:p|div)[\s>]", re.IGNORECASE)
_SOURCE = re.compile(r"(<img\b[^<>]{0,4000}?\ssrc\s*=\s*[\"'])([^\"'<>]{1,2000})", re.IGNORECASE)


def html_of(item: Item, picture: Callable[[str], Shown | None], site: str = "") -> Opened:
    """Return an item's body as HTML, with the shortcodes that could not be opened.

    Pictures get whole addresses, as seen from the item's own or from that of the `site`.
    """
    body = item.text("content:encoded") or item.text("description")
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    in_blocks = "<!-- wp:" in body
    result = opened(_without_comments(body), picture)
    text = result.html
    if not in_blocks and ("\n" in text or not _WRITTEN_PARAGRAPH.search(text)):
        text = with_paragraphs(text)
    text = _SOURCE.sub(lambda found: f"{found[1]}{_whole(found[2], item.text('link'), site)}", text)
    result.html = text + list_of_notes(result.notes) + _notes_of_blocks(item, text)
    return result


def _without_comments(body: str) -> str:
    """Take out comments of HTML, which hold the marks of the block editor; those of the pager part paragraphs."""
    pieces = []
    at = 0
    while (start := body.find("<!--", at)) >= 0:
        end = body.find("-->", start + 4)
        if end < 0:
            break
        pieces += [body[at:start], "\n\n" if _PARTS.match(body, start + 4) else ""]
        at = end + 3
    return "".join((*pieces, body[at:]))


def _whole(address: str, link: str, site: str) -> str:
    try:
        return urljoin(urljoin(site, link), address)
    except ValueError:
        return address


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
