"""Papers for the press: numbers of the demonstration paper, and larger ones that take the articles of several numbers.

In: a folder, a format, a number of pages. Out: a paper in it with an issue to print. Where the demonstration paper has
too few articles, made-up ones fill the pages; the same call gives the same bytes.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

from benchmark import plates, random_articles, random_issues
from benchmark.random_issues import Order

DEMONSTRATION = Path(__file__).resolve().parents[2] / "src" / "broadsheet" / "demo" / "paper"
NUMBER = "v12n4"
"""The number of the demonstration paper that has twenty articles."""
JOINED = "v13n1"
FULL = 85.0
"""How full of text and heads the pages of a joined number are aimed to be, in per cent."""


def demonstration(folder: Path) -> str:
    """Write the demonstration paper; return the id of the number to print."""
    shutil.copytree(DEMONSTRATION, folder)
    return NUMBER


def joined(folder: Path, order: Order, python: str) -> str:
    """Write one number of many articles, half of them the demonstration paper's; return its id."""
    chance = random.Random(f"{order.format} {order.pages}")
    shutil.copytree(DEMONSTRATION, folder)
    files = taken(order.articles // 2)
    issue = folder / "issues" / JOINED
    issue.mkdir()
    head = 'volume = 13\nnumber = 1\ndate = 2027-10-01\nstatus = "released"\n'
    (issue / "issue.toml").write_text(head, encoding="utf-8")
    for number, file in enumerate(files, 1):
        shutil.copy(file, issue / f"{number:02d}-{number:02d}-{file.name[3:]}")
        copy_pictures(file.parent, folder / "pictures")
    words = sum(len(file.read_text(encoding="utf-8").split()) for file in files)
    missing = order.articles - len(files)
    weights = random_issues.weights_of(missing + 2, chance)[1 : missing + 1]
    lengths = random_issues.lengths_of(weights, max(0, order.words - words), chance)
    pictures = []
    for number, (weight, length) in enumerate(zip(weights, lengths, strict=True), len(files) + 1):
        piece = random_articles.article(chance, weight, max(60, length))
        (issue / f"{number:02d}-{piece.slug}.md").write_text(piece.markdown, encoding="utf-8", newline="\n")
        pictures += piece.pictures
    subprocess.run([python, plates.__file__, str(folder / "pictures"), *pictures], check=True)
    return JOINED


def taken(count: int) -> list[Path]:
    """So many articles of the demonstration paper: its largest number first, then from the latest backwards."""
    numbers = sorted((DEMONSTRATION / "issues").glob("*/*"), key=lambda issue: (issue.name == NUMBER, issue.name))
    files = [file for issue in reversed(numbers) for file in sorted(issue.glob("*.md")) if file.name.count(".") == 1]
    return files[:count]


def copy_pictures(issue: Path, folder: Path) -> None:
    """Put the pictures of a number where every number finds them."""
    for file in (*issue.glob("*.*"), *issue.glob("pictures/*.*")):
        if file.suffix not in (".md", ".toml") and not (folder / file.name).exists():
            shutil.copy(file, folder / file.name)


def order_of(format: str, pages: int) -> Order:
    """What is joined for a format and a number of pages."""
    return Order(1, format, pages, FULL)
