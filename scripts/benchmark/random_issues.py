"""A seed → a made-up issue for the press: its articles as values, or a paper's folder with that one issue.

usage: python random_issues.py FOLDER [--seed N] [--format NAME] [--design NAME] [--pages N] [--copy PERCENT]

In: an `Order`. Out: the articles in their order, or the folder; the same order gives the same bytes. How full the pages
will be is aimed at by words a page: what an issue truly has is measured by whoever sets it.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmark import plates, random_articles, shapes
from benchmark.random_articles import Article, quoted
from benchmark.shapes import KINDS, drawn

FULL, STARVED = 0.85, 1.05
"""Copy, in parts of the pages, up to which an issue has all its pictures, and from which it has none: an editor with
too much text has fewer pictures, and text of 105 in a hundred leaves no room for any."""


@dataclass(frozen=True)
class Order:
    """What is asked for. `copy` is the text and heads in per cent of the pages, pictures not counted."""

    seed: int = 1
    format: str = "a4"
    pages: int = 8
    copy: float = 88.0
    design: str = "gazette"

    @property
    def words(self) -> int:
        """Words of running text that fill so many pages to so much."""
        return round(shapes.WORDS_A_PAGE[self.format] * shapes.DESIGNS[self.design] * self.pages * self.copy / 100)

    @property
    def articles(self) -> int:
        """How many articles, growing with the square root of the copy: more copy is more pieces and longer ones."""
        return max(3, round(shapes.ARTICLES[self.format] * self.pages / 8 * (self.copy / 88) ** 0.5))

    @property
    def thinning(self) -> float:
        """Which part of its pictures the issue has."""
        over = (self.copy / 100 - FULL) / (STARVED - FULL)
        return 1 - min(1.0, max(0.0, over))


def articles(order: Order) -> list[Article]:
    """Write the articles of an issue, lead first."""
    chance = random.Random(f"{order.seed} {order.format} {order.pages} {order.copy:g}")
    specials = special(order, chance)
    weights = weights_of(order.articles - len(specials), chance)
    lengths = lengths_of(weights, order.words - sum(piece.words for piece in specials), chance)
    plain, over = [], 0
    for weight, words in zip(weights, lengths, strict=True):
        wanted = words - over // 2 if weight == "normal" else words
        plain.append(random_articles.article(chance, weight, max(60, wanted), order.thinning))
        over += plain[-1].words - words
    for piece in specials:
        plain.insert(chance.randint(len(plain) // 3, len(plain)), piece)
    return plain


def special(order: Order, chance: random.Random) -> list[Article]:
    """The letters, and what only some issues have: a long read, a list of links, something in another language."""
    pieces = [random_articles.letters(chance)] if order.pages >= 4 and order.articles > 8 else []
    if chance.random() < shapes.LINKS_CHANCE:
        pieces.append(random_articles.links(chance))
    if chance.random() < shapes.ESSAY_CHANCE and order.pages >= 8:
        pieces.append(random_articles.essay(chance, int(drawn(chance, shapes.ESSAY)), order.thinning))
    for language, part in (("de", shapes.GERMAN_CHANCE), ("ar", shapes.ARABIC_CHANCE)):
        if chance.random() < part:
            pieces.append(random_articles.foreign(chance, language, int(drawn(chance, KINDS["normal"].words) * 0.7)))
    return pieces


def weights_of(count: int, chance: random.Random) -> list[str]:
    """The weights in their order: one lead, then seconds among the next ones, briefs anywhere behind."""
    seconds = max(1, round(count * shapes.WEIGHTS["second"]))
    briefs = round(count * shapes.WEIGHTS["brief"])
    rest = ["normal"] * max(0, count - 1 - seconds - briefs)
    front, back = rest[: seconds // 2], rest[seconds // 2 :]
    early, late = ["second"] * seconds + front, back + ["brief"] * briefs
    chance.shuffle(early)
    chance.shuffle(late)
    return ["lead", *early, *late][:count]


def lengths_of(weights: list[str], words: int, chance: random.Random) -> list[int]:
    """A length for each, drawn by weight; all but the briefs scaled by one factor until they are as many as wanted."""
    lengths = [drawn(chance, KINDS[weight].words) for weight in weights]
    fixed = sum(length for length, weight in zip(lengths, weights, strict=True) if weight == "brief")
    free = sum(lengths) - fixed
    factor = max(0.4, (words - fixed) / free) if free else 1.0
    return [
        round(length if weight == "brief" else length * factor) for length, weight in zip(lengths, weights, strict=True)
    ]


def write(folder: Path, order: Order, python: str = sys.executable) -> list[Article]:
    """Write the paper's folder; `python` is one that has the imaging library. Return the articles."""
    pieces = articles(order)
    issue = folder / "issues" / f"v7n{order.seed}"
    (folder / "pictures").mkdir(parents=True)
    issue.mkdir(parents=True)
    (folder / "paper.toml").write_text(settings(order), encoding="utf-8")
    (issue / "issue.toml").write_text(f'volume = 7\nnumber = {order.seed}\ndate = 2026-11-20\nstatus = "released"\n')
    for number, piece in enumerate(pieces, 1):
        (issue / f"{number:02d}-{piece.slug}.md").write_text(piece.markdown, encoding="utf-8", newline="\n")
    names = [name for piece in pieces for name in piece.pictures]
    subprocess.run([python, plates.__file__, str(folder / "pictures"), *names], check=True)
    return pieces


def settings(order: Order) -> str:
    """The paper.toml of the paper that everyone in Ketterby reads."""
    head = '[paper]\nformat = 1\nid = "ketterby"\ntitle = "The Ketterby Mercury"\nlanguage = "en"\n'
    head += 'tagline = "For the town, the island and the lower river"\nbase_url = "https://ketterby.example.org/"\n'
    head += 'founded = "1871"\npublisher = "The Mercury Co-operative"\n\n'
    head += '[imprint]\naddress = """\nThe Mercury\\n4 Nether Quay\\nKetterby"""\nphone = "01632 960 222"\n'
    head += '\n[calendar]\nfrequency = "weekly"\nweekday = "friday"\nnumbering = "volume-number"\n'
    names = dict.fromkeys([*random_articles.Prose(random.Random(0)).phrases.kickers, "News", "Letters"])
    rows = "".join(
        f'\n[[sections]]\nid = "{name.lower().replace(" ", "-")}"\nname = {quoted(name)}\n' for name in names
    )
    return f"{head}{rows}"


def main() -> None:
    """Write the folder that was asked for and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=sorted(shapes.ARTICLES), default="a4")
    parser.add_argument("--design", choices=list(shapes.DESIGNS), default="gazette")
    parser.add_argument("--pages", type=int, default=8)
    parser.add_argument("--copy", type=float, default=88.0)
    said = parser.parse_args()
    pieces = write(said.folder, Order(said.seed, said.format, said.pages, said.copy, said.design))
    pictures = sum(len(piece.pictures) for piece in pieces)
    print(f"{len(pieces)} articles, {sum(piece.words for piece in pieces)} words, {pictures} pictures")


if __name__ == "__main__":
    main()
