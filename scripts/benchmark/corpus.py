"""A made-up weekly of 53 volumes, in two formats: a paper of Broadsheet, and the content of a Hugo site.

In: a folder, a number of articles. Out: the same articles in both formats; the same seed gives the same bytes, and a
smaller corpus is the beginning of a larger one. 49 issues a volume (50 in the first three), ten articles an issue:
26,000 articles in 2,600 issues. The words are invented, but their frequencies follow Zipf's law, and the lengths,
marks, notes, links, lists, quotations and pictures of an article are spread as in a real weekly.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmark.words import AUTHORS, CUMULATED, SECTIONS, TOPICS, VOCABULARY

FIRST_YEAR = 1973
VOLUMES = 53
ARTICLES_AN_ISSUE = 10


@dataclass(frozen=True)
class Issue:
    """One number of the weekly."""

    volume: int
    number: int
    date: dt.date


@dataclass(frozen=True)
class Article:
    """One article, in the words that both formats need."""

    issue: Issue
    order: int
    headline: str
    slug: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    standfirst: str
    text: str

    @property
    def section(self) -> str:
        return SECTIONS[self.order - 1]

    @property
    def file(self) -> str:
        return f"{self.order:02d}-{self.slug}.md"


def issues() -> Iterator[Issue]:
    """All numbers, from the first Friday of 1973 on."""
    for volume in range(1, VOLUMES + 1):
        friday = first_friday(volume)
        for number in range(1, numbers_in(volume) + 1):
            yield Issue(volume, number, friday + dt.timedelta(weeks=number - 1))


def numbers_in(volume: int) -> int:
    return 50 if volume <= 3 else 49


def first_friday(volume: int) -> dt.date:
    start = dt.date(FIRST_YEAR - 1 + volume, 1, 1)
    return start + dt.timedelta((4 - start.weekday()) % 7)


def skipped_fridays() -> Iterator[dt.date]:
    """The Fridays at the end of each year on which no number came out."""
    for volume in range(1, VOLUMES):
        friday = first_friday(volume) + dt.timedelta(weeks=numbers_in(volume))
        while friday < first_friday(volume + 1):
            yield friday
            friday += dt.timedelta(weeks=1)


def articles(count: int) -> Iterator[Article]:
    """The first `count` articles."""
    places = ((issue, order) for issue in issues() for order in range(1, ARTICLES_AN_ISSUE + 1))
    for index, (issue, order) in enumerate(itertools.islice(places, count)):
        yield Writer(index).article(issue, order)


def slug(text: str) -> str:
    """The words in plain letters with hyphens between, at most 80 letters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    while len("-".join(words)) > 80:
        words.pop()
    return "-".join(words)


class Writer:
    """Writes one article with its own chance and its own 900 words, of which it goes round the first 700."""

    def __init__(self, index: int) -> None:
        self.chance = random.Random(FIRST_YEAR * 1_000_003 + index)
        self.words = self.chance.choices(VOCABULARY, cum_weights=CUMULATED, k=900)
        self.at = 0
        self.written = 0
        self.notes: list[str] = []

    def take(self, count: int) -> list[str]:
        """The next words."""
        self.at %= 700
        taken = self.words[self.at : self.at + count]
        self.at += count
        return taken

    def phrase(self, least: int, most: int) -> str:
        """Some words with a capital at the front."""
        return " ".join(self.take(self.chance.randint(least, most))).capitalize()

    def article(self, issue: Issue, order: int) -> Article:
        """Write it whole."""
        headline = self.headline()
        authors = self.chance.sample(AUTHORS, 1 if self.chance.random() < 0.85 else 2)
        topics = self.chance.sample(TOPICS, self.chance.randint(1, 3))
        standfirst = self.phrase(14, 26) + "."
        text = self.text(issue.date)
        return Article(issue, order, headline, slug(headline), tuple(authors), tuple(topics), standfirst, text)

    def headline(self) -> str:
        """Three to eight words, one in five with a second part."""
        words = self.take(self.chance.randint(3, 8))
        line = " ".join([words[0].capitalize(), *words[1:]])
        if self.chance.random() < 0.2:
            line += self.chance.choice([": “%s”", " – %s", "? %s"]) % self.take(1)[0].capitalize()
        return line

    def text(self, date: dt.date) -> str:
        """About 600 words in paragraphs (180 to 1,600), with what stands between them, and the notes at the end."""
        target = max(180, min(1600, int(self.chance.gauss(600, 150))))
        blocks = [self.paragraph()]
        while self.written < target:
            blocks.extend(self.between(self.chance.random(), date))
            blocks.append(self.paragraph())
        blocks.extend(f"[^{number}]: {note}" for number, note in enumerate(self.notes, 1))
        return "\n\n".join(blocks) + "\n"

    def between(self, dice: float, date: dt.date) -> Iterator[str]:
        """What may stand between two paragraphs: a crosshead, a list, a quotation, a picture."""
        if dice < 0.12:
            yield "## " + self.phrase(2, 5)
        if dice < 0.05:
            yield "\n".join(f"- {self.item()}." for _ in range(self.chance.randint(3, 6)))
            self.written += 40
        elif dice < 0.07:
            yield "\n".join(f"{number}. {self.item()}." for number in range(1, self.chance.randint(3, 5) + 1))
            self.written += 40
        elif 0.15 < dice < 0.22:
            yield f"> {self.phrase(12, 30)}.\n>\n> — {self.chance.choice(AUTHORS)}"
            self.written += 24
        elif 0.22 < dice < 0.27:
            yield f'![{self.phrase(7, 7)}](PICTURE "Photo: {self.chance.choice(AUTHORS)}")'

    def item(self) -> str:
        return " ".join(self.take(self.chance.randint(5, 14)))

    def paragraph(self) -> str:
        """Three to six sentences."""
        return " ".join(self.sentence() for _ in range(self.chance.randint(3, 6)))

    def sentence(self) -> str:
        """Seven to twenty-four words, one in three with a mark, one in thirty with a note."""
        words = self.take(self.chance.randint(7, 24))
        if len(words) < 4:
            words = self.take(12)
        self.written += len(words)
        words[0] = words[0].capitalize()
        place = self.chance.randrange(1, len(words) - 1)
        words[place] = self.marked(words[place], self.chance.random())
        line = " ".join(words)
        if self.chance.random() < 0.035:
            source = " ".join(self.take(2)).title()
            self.notes.append(f"{self.phrase(6, 20)}. See *{source}*, p. {self.chance.randrange(1, 400)}.")
            line += f"[^{len(self.notes)}]"
        return line + self.chance.choice("....?!" if self.chance.random() < 0.2 else "....?")

    def marked(self, word: str, dice: float) -> str:
        """The word in italics, in bold, as a link, in quotes, between dashes, as code, with a comma, or as it is."""
        link = f"[{word} déjà](https://example.org/{slug(word) or 'x'}/{self.chance.randrange(9999)})"
        marks = (f"*{word}*", f"**{word} ça**", link, f"“{word}”", f"— {word} —", f"`{word}`", f"{word},")
        bounds = (0.08, 0.13, 0.21, 0.24, 0.26, 0.28, 0.31)
        return next((mark for mark, bound in zip(marks, bounds, strict=True) if dice < bound), word)


def write(folder: Path, count: int) -> int:
    """Write `folder/paper` and `folder/hugo`; return the number of issues. What is already there is left alone."""
    if (folder / "written").is_file():
        return int((folder / "written").read_text())
    written: set[Issue] = set()
    volumes: set[int] = set()
    write_settings(folder / "paper")
    for article in articles(count):
        issue = article.issue
        paper = folder / "paper" / "issues" / f"v{issue.volume:02d}" / f"v{issue.volume}n{issue.number}"
        hugo = folder / "hugo" / f"v{issue.volume:02d}" / str(issue.date)
        if issue not in written:
            written.add(issue)
            write_issue(issue, paper, hugo, new_volume=issue.volume not in volumes)
            volumes.add(issue.volume)
        (paper / article.file).write_text(for_paper(article), encoding="utf-8", newline="\n")
        (hugo / article.file).write_text(for_hugo(article), encoding="utf-8", newline="\n")
    archive = folder / "hugo" / "archive"
    archive.mkdir()
    (archive / "_index.md").write_text('---\ntitle: "Archive"\ntype: archive\n---\n', encoding="utf-8")
    (folder / "written").write_text(str(len(written)))
    return len(written)


def write_settings(paper: Path) -> None:
    """The paper's folder with the one picture to which all articles refer; paper.toml is for the runs to write."""
    (paper / "pictures").mkdir(parents=True)
    (paper / "pictures" / "photo.png").write_bytes(grey_picture(640, 400))
    skips = ", ".join(f"{{date = {date}, skip = true}}" for date in skipped_fridays())
    calendar = 'frequency = "weekly"\nweekday = "friday"\nnumbering = "volume-number"\nfirst_volume = 1\n'
    calendar += f"volume_start = {FIRST_YEAR}-01-01\nexceptions = [{skips}]\n"
    rows = "".join(f'\n[[sections]]\nid = "{slug(name)}"\nname = "{name}"\n' for name in SECTIONS)
    head = '[paper]\nformat = 1\nid = "bench"\ntitle = "The Broadsheet"\nlanguage = "en"\n'
    head += 'base_url = "https://paper.example/"\n'
    (paper / "settings.txt").write_text(f"{head}\n[calendar]\n{calendar}{rows}", encoding="utf-8")


def write_issue(issue: Issue, paper: Path, hugo: Path, new_volume: bool) -> None:
    """The two folders of a number, and the volume's where it is the first."""
    paper.mkdir(parents=True)
    hugo.mkdir(parents=True)
    fields = f'volume = {issue.volume}\nnumber = {issue.number}\ndate = {issue.date}\nstatus = "released"\n'
    (paper / "issue.toml").write_text(fields, encoding="utf-8")
    header = f'title: "No. {issue.number}, {issue.date}"\ndate: {issue.date}\nweight: {issue.number}\n'
    header += f"volume: {issue.volume}\nissue: {issue.number}\ntype: issue\n"
    (hugo / "_index.md").write_text(f"---\n{header}---\n", encoding="utf-8")
    if new_volume:
        year = FIRST_YEAR - 1 + issue.volume
        header = f'title: "Volume {issue.volume} ({year})"\nweight: {issue.volume}\ntype: volume\n'
        (hugo.parent / "_index.md").write_text(f"---\n{header}---\n", encoding="utf-8")


def for_paper(article: Article) -> str:
    """The article as Broadsheet reads it."""
    header = (
        f"headline: {quoted(article.headline)}\nkicker: {quoted(article.section)}\n"
        f"standfirst: {quoted(article.standfirst)}\nbyline: {listed(article.authors)}\n"
        f"section: {quoted(article.section)}\ntopics: {listed(article.topics)}\n"
    )
    return f"---\n{header}---\n\n{article.text.replace('](PICTURE ', '](photo.png ')}"


def for_hugo(article: Article) -> str:
    """The article as the Hugo site reads it."""
    issue = article.issue
    header = (
        f"title: {quoted(article.headline)}\ndate: {issue.date}\nauthors: {listed(article.authors)}\n"
        f"topics: {listed(article.topics)}\nkicker: {quoted(article.section)}\nsummary: {quoted(article.standfirst)}\n"
        f"volume: {issue.volume}\nissue: {issue.number}\nweight: {article.order}\n"
    )
    return f"---\n{header}---\n\n{article.text.replace('](PICTURE ', '](/media/photo.png ')}"


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def listed(names: tuple[str, ...]) -> str:
    return "[" + ", ".join(map(quoted, names)) + "]"


def grey_picture(width: int, height: int) -> bytes:
    """A PNG of one grey."""
    rows = (b"\0" + b"\x99" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
