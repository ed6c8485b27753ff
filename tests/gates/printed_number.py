"""A number of the demonstration paper, printed by the real command line in both designs, and what its PDFs are asked.

Out: `WAYS` of printing; `print_number`, what was printed by format; `call` runs a program; `tree` walks through the
structure of a PDF, `plain` leaves the letters of a text. One article has more in it than the paper's own.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import pikepdf

from broadsheet.editions.print.matter import Matter
from broadsheet.editions.print.pictures import PrintPictures
from broadsheet.editions.print.plan import Plan, from_json
from broadsheet.editions.print.texts import Texts
from broadsheet.folder.read import read
from broadsheet.model.issue import Issue
from broadsheet.model.publication import Publication

NOW = "2026-10-26T12:00:00+00:00"
WAYS = {"a4": ("gazette", "8", (210, 297)), "tabloid": ("bulletin", "4", (289, 380))}
"""Format, and with it the design, the pages and the size in millimetres in which a number is printed."""
NUMBER = "v12n4"
WITH_CODES = "tabloid"
"""In this format there is a QR code under every article."""
RICH = """
- A list with *style* and a note[^one]
  - a list within it, with `code()`

    and a paragraph of its own
- The last

1. Count
2. Count again

> A quotation that has a list:
>
> - in it
> - and so on

```
def weir(level):
    return level > 3
```

| Lock | 2026 |
| --- | ---: |
| Upper | 14 |

Once more the note[^one].

[^one]: A note that says more.

    And its second paragraph.
"""
"""What is added to an article of the demonstration paper, which has less in it than an article may hold."""


@dataclass(frozen=True)
class Printed:
    """What was printed of an issue."""

    publication: Publication
    issue: Issue
    pdf: Path

    def matters(self) -> list[Matter]:
        """What was to be set of all articles that found room."""
        pictures = PrintPictures(self.publication, 595)
        texts = Texts(self.publication, self.issue, "en", pictures, lambda problem: None)
        left_out = self.plan.left_out
        made = texts.articles([each for each in self.issue.articles if each.print and each.id not in left_out])
        return list(made.values())

    def paragraphs(self) -> list[str]:
        """Their running text."""
        return [each.text for matter in self.matters() for each in matter.paragraphs if each.text.strip()]

    @property
    def plan(self) -> Plan:
        return from_json(self.pdf.with_name("plan.json").read_text(encoding="utf-8"))

    @property
    def report(self) -> dict[str, Any]:
        report: dict[str, Any] = json.loads(self.pdf.with_name("report.json").read_text(encoding="utf-8"))
        return report


def print_number(folder: Callable[[str], Path]) -> dict[str, Printed]:
    """Print it in every format, each in a folder of its own."""
    made = {}
    for format, (design, pages, _) in WAYS.items():
        paper = folder(format) / "paper"
        shutil.copytree(str(resources.files("broadsheet") / "demo" / "paper"), paper)
        with next(paper.glob(f"issues/*/{NUMBER}/03-*.md")).open("a", encoding="utf-8") as article:
            article.write(RICH)
        if format == WITH_CODES:
            settings = paper / "paper.toml"
            settings.write_text(settings.read_text(encoding="utf-8").replace("[print]\n", "[print]\nqr = true\n"))
        options = ["--design", design, "--format", format, "--pages", pages, "--paper", str(paper), "--now", NOW]
        call(sys.executable, "-m", "broadsheet", "print", NUMBER, *options)
        publication = read(paper).publication
        issue = next(issue for issue in publication.issues if issue.id == NUMBER)
        pdf = paper / issue.folder / "printed" / f"{NUMBER}.pdf"
        made[format] = Printed(publication, issue, pdf.rename(pdf.with_name(f"{format}.pdf")))
    return made


def call(*command: object) -> str:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, errors="replace")
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def tree(part: Any, page: int = 0) -> Iterator[tuple[str, pikepdf.Dictionary]]:
    """Yield the elements of the structure in reading order with their roles."""
    kids = part.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid["/S"])[1:], kid
            yield from tree(kid)


def plain(text: str) -> str:
    return re.sub(r"[^\w]+", "", text.casefold())
