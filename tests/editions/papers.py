"""A sample paper that has a bit of everything, built and kept as a mapping from path to bytes.

In: a folder. Out: its publication, the site of it, and the problems that making it reported.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from broadsheet import theming
from broadsheet.editions.edition import Job
from broadsheet.editions.web.edition import Web
from broadsheet.folder.read import read
from broadsheet.press.gate import Gate
from broadsheet.problems import Problem
from broadsheet.theming import Theme

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)

PAPER = """
[paper]
format = 1
id = "harbour-weekly"
title = {en = "The Harbour Weekly", ar = "أسبوعية المرفأ"}
tagline = "News of the town & the coast"
language = "en"
languages = ["en", "ar"]
timezone = "UTC"
base_url = "https://example.org/paper/"
publisher = "Harbour Society"
rights = "CC BY-SA 4.0"
issn = "2049-1174"

[imprint]
address = "4 Chandlers' Yard\\nSt Brannock's"
phone = "01632 960 118"
email = "editor@example.org"
legal = ["Editor: *Hanna* Lindqvist"]

[[links]]
name = "Town Trust"
url = "https://trust.example.net/"

[[links]]
name = "The Moor Gazette"
url = "https://moor.example.net/"
kind = "sister"

[subscribe]
rates = [{issues = 26, price = "£29", zone = "Town"}, {issues = 52, price = "£58"}]
payment = "By transfer"
email = "post@example.org"
donations = "Give what you can"

[calendar]
frequency = "weekly"
weekday = "friday"
volume_start = 2026-07-03
first_volume = 53

[[sections]]
id = "town"
name = {en = "Town", ar = "المدينة"}

[[sections]]
id = "sport"
name = "Sport"
"""


def png(width: int = 8, height: int = 6) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


FILES: Mapping[str, str | bytes] = {
    "paper.toml": PAPER,
    "people.toml": '[ana-ruiz]\nname = "Ana Ruiz"\nnote = "Writes about *water*."\nlinks = [{name="Her page", url="https://ana.example.net/"}]\n',
    "redirects.toml": '[from]\n"/old/wall.html" = "v53n21/harbour-wall"\n"/news.html#ferry" = "v53n21/ferry"\n'
    '"/news.html#wall" = "v53n21/harbour-wall"\n"/sections/town/" = "v53n21/harbour-wall"\n',
    "pages/about.md": "---\nheadline: About us\n---\nWe are [the wall](article:v53n21/harbour-wall).\n",
    "issues/v53n20/issue.toml": 'volume = 53\nnumber = 20\ndate = 2026-11-13\nstatus = "released"\n',
    "issues/v53n20/01-pilots.md": "---\nheadline: Pilot station opened in 1911\nsection: Town\nbyline: Ana Ruiz\n"
    "topics: [harbour]\nseries: The wall and the water\nseries_part: 1\n---\nThe station opened in 1911.\n",
    "issues/v53n20/02-storm.md": "---\nheadline: The storm\nstatus: withdrawn\n"
    "withdrawn_note: The source was invented.\nsection: Town\nbyline: Ana Ruiz\n---\nSECRETSTORM ![boat](storm.png)\n",
    "issues/v53n20/storm.png": png(3, 3),
    "issues/v53n21/issue.toml": 'volume = 53\nnumber = 21\ndate = 2026-11-20\nstatus = "released"\ncover = "wall.png"\n'
    'running_order = ["harbour-wall", {heading = "From the council"}, "ferry", "correction", "brief", "french"]\n',
    "issues/v53n21/01-harbour-wall.md": "---\nheadline: Harbour *wall* to be rebuilt\nkicker: Town council\n"
    "standfirst: Work begins & the [quay](article:v53n20/pilots) closes\nbyline: [Ana Ruiz, Tom Hale]\n"
    "dateline: Quayside\nsection: Town\nweight: lead\ntopics: [harbour, council]\nfollows: v53n20/pilots\n"
    "series: The wall and the water\nseries_part: 2\nauthor_note: Ana *rows*.\nrights: © Ana\n"
    "updated: 2026-11-21T09:00\nupdate_note: A figure was wrong\n---\n"
    '![A cracked stone](wall.png "The wall"){credit="Lena Voss" wide}\n\nThe council voted.[^1] See [costs](#cost).\n\n'
    "## What it costs {#cost}\n\nMuch.[^2]\n\n[^1]: Report of the surveyor.\n[^2]: A [note](https://x.example/?a=1&b=2).\n",
    "issues/v53n21/01-harbour-wall.ar.md": "---\nheadline: إعادة بناء جدار المرفأ\nsection: Town\n"
    "byline: Ana Ruiz\n---\nصوت المجلس.\n",
    "issues/v53n21/wall.png": png(),
    "issues/v53n21/unused.png": png(2, 2),
    "issues/v53n21/02-ferry.md": "---\nheadline: 'Ferry <script>alert(1)</script>\"sails\" & a < b'\nsection: Sport\n"
    "topics: ['A & B <i>']\nbyline: 'Eve \"x\" <b>'\n---\n"
    "Before ![remote](https://pics.example/a.png) and [dead](article:v53n21/harbor-wall) and [gone](#nowhere).\n\n"
    "![](wall.png)\n\n![x](../../../etc/passwd)\n\n![y](Wall.PNG)\n\n[bad](javascript:alert(1))\n",
    "issues/v53n21/03-correction.md": "---\nheadline: A correction\ncorrects: v53n20/pilots\n"
    "correction: The station opened in **1901**.\nsection: Town\n---\nWe were wrong.[^1]\n\n[^1]: Third note.\n",
    "issues/v53n21/04-brief.md": "---\nheadline: Library opens on Sundays\nweight: brief\n"
    "section: Town\n---\nFrom one to five.\n",
    "issues/v53n21/05-french.md": "---\nheadline: خبر من المرفأ\nlanguage: ar\nsection: Sport\n---\nنص عربي.\n",
    "issues/v53n21/printed/pages.json": '{"pages": 8, "articles": {"harbour-wall": [1, 4], "ferry": [2]}}',
    "issues/v53n21/printed/v53n21.pdf": b"%PDF-1.7 printed\n",
    "issues/v53n21/printed/page-1.png": png(7, 10),
    "issues/v53n21/printed/page-2.png": png(7, 11),
    "issues/v53n22/issue.toml": 'volume = 53\nnumber = 22\ndate = 2026-11-27\nstatus = "planned"\n',
    "issues/v53n22/01-secret.md": "---\nheadline: TOPSECRET plan\nsection: Town\nbyline: Ana Ruiz\n"
    "---\nNot yet TOPSECRET.\n",
}


@dataclass
class Site:
    """What was made: files by path, problems, and the job that they were made from."""

    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    job: Job | None = None

    def text(self, path: str) -> str:
        return self.files[path].decode()

    def names(self, file: str = "") -> list[str]:
        return [problem.name for problem in self.problems if not file or problem.place.file.endswith(file)]


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a paper's folder."""
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def job(root: Path, *, unreleased: bool = False, theme: Theme | None = None) -> Job:
    """Read a folder, pass it through the gate, and make the job of its web edition."""
    publication = Gate(unreleased).open(read(root).publication, NOW).publication
    overrides = root / "theme"
    return Job(publication, None, theme or theming.load("gazette", overrides if overrides.is_dir() else None), NOW)


def made(one: Job) -> Site:
    """Make every output of a job."""
    site = Site(job=one)
    for output in Web().write(one):
        assert output.path not in site.files, f"{output.path} is made twice"
        site.files[output.path] = output.make(site.problems.append)
    return site
