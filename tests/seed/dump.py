"""The text dump of a page → its parts, by their shape alone; and a paper made of them.

In: the dump that lies beside the checkout. Out: `Page`, and a folder in the content format. A small reader for one
kind of page: the real importer of text is another's work. None of the page's wording stands here.
"""

from __future__ import annotations

import datetime as dt
import re
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from broadsheet.folder.write import article_bytes, issue_toml, store

_ISSUE_LINE = re.compile(r"Volume (\d+) Number (\d+), (\w+ \d{1,2}, \d{4})\s*(.*)")
_BOILERPLATE = re.compile(r"^Link to |Home Page$|Archive$")
LONG = 15
"""A line of fewer words is a caption, a headline or a call, never a paragraph."""


@dataclass(slots=True)
class Page:
    """The parts of the page. `body` holds ("text", paragraph) and ("figure", caption) in their order."""

    title: str
    volume: int
    number: int
    date: dt.date
    navigation: list[str]
    kicker: str
    headline: str
    standfirst: str
    body: list[tuple[str, str]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    @property
    def captions(self) -> list[str]:
        """The captions in order."""
        return [text for kind, text in self.body if kind == "figure"]

    @property
    def affiliated(self) -> str:
        """The affiliated body among the links of the bar: what is neither archive nor home nor subscribing."""
        return next(word for word in self.navigation if word not in ("ARCHIVE", "HOME", "SUBSCRIBE"))


def read_dump(path: Path) -> Page:
    """Take the page apart."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    found = next(match for line in lines if (match := _ISSUE_LINE.match(line)))
    start = next(at for at, line in enumerate(lines) if _ISSUE_LINE.match(line))
    kicker, headline, standfirst, *rest = lines[start + 1 :]
    page = Page(
        title=lines[0].removesuffix(" On-Line"),
        volume=int(found[1]),
        number=int(found[2]),
        date=dt.datetime.strptime(found[3], "%B %d, %Y").date(),
        navigation=found[4].split(),
        kicker=kicker,
        headline=headline,
        standfirst=standfirst,
    )
    last = max(at for at, line in enumerate(rest) if len(line.split()) >= LONG)
    for at, line in enumerate(rest):
        _take(page, line, behind=at > last)
    return page


def _take(page: Page, line: str, behind: bool) -> None:
    if _BOILERPLATE.search(line):
        page.left.append(line)
    elif len(line.split()) >= LONG:
        page.body.append(("text", line))
    elif behind:
        page.calls.append(line)
    else:
        page.body.append(("figure", line))


def make_paper(page: Page, root: Path) -> None:
    """Write a paper with one issue that holds the page: captions get small pictures, `[1]` becomes a reference."""
    id = f"v{page.volume}n{page.number}"
    folder = f"issues/{page.date.year}/{id}"
    fields = {"headline": page.headline, "kicker": page.kicker, "standfirst": page.standfirst}
    pictures = [(f"{folder}/pictures/place-{at}.png", _png(at)) for at, _ in enumerate(page.captions, 1)]
    issue = {"volume": page.volume, "number": page.number, "date": page.date.isoformat(), "status": "released"}
    files = [
        ("paper.toml", _settings(page).encode()),
        (f"{folder}/issue.toml", issue_toml(issue)),
        (f"{folder}/01-lead.md", article_bytes(fields, _markdown(page))),
        *pictures,
    ]
    root.mkdir(parents=True, exist_ok=True)
    store(root, files)


def _markdown(page: Page) -> str:
    blocks = []
    pictures = 0
    for kind, text in page.body:
        if kind == "figure":
            pictures += 1
            blocks.append(f'![A grey square in place of the picture]({f"place-{pictures}.png"} "{text}")')
        else:
            blocks.append(re.sub(r"\[(\d+)\]", r"[^\1]", text))
    calls = "\n\n".join(page.calls)
    return "\n\n".join([*blocks, f"::: call\n{calls}\n:::"])


def _settings(page: Page) -> str:
    return f"""
[paper]
title = "{page.title}"
base_url = "https://weekly.example/"

[calendar]
frequency = "weekly"
weekday = "{page.date:%A}"
numbering = "volume-number"

[[links]]
name = "{page.affiliated}"
url = "https://centre.example/"
"""


def _png(grey: int) -> bytes:
    """A square of eight pixels; each picture of another grey, so that no two are the same file."""
    row = b"\0" + bytes([100 + grey] * 8)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * 8)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
