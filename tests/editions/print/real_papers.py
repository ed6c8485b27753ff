"""Real numbers typed in as small papers: This Week in Rust, Linux Gazette 9, LIBREAS 31.

In: a corpus beside the checkout and a folder. Out: a paper's folder that `folder.read` takes without an error; nothing
of any corpus stands in the project. What an editor would do by hand is done here: a post is taken apart into its
sections, a page of HTML becomes Markdown, a lead is named.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from broadsheet.folder.read import read
from broadsheet.folder.write import article_bytes, issue_toml, store
from broadsheet.importers.markdown import Markdown
from broadsheet.importers.rules import Rules
from broadsheet.importers.run import Order, run

from .hypertext import markdown_of

LONG_POST = 2000
"""Words from which a post of This Week in Rust is long enough for pages of its own."""
LONG_SECTION, LONG_PART = 600, 2400
"""Words above which a section of a post, and an article of LIBREAS, is cut at its own headings, as an editor would."""

Typed = tuple[dict[str, str], str]
"""An article as it is typed: its header and its text."""


def rust_imported(corpus: Path, folder: Path, count: int = 10) -> Path:
    """Import so many long posts of This Week in Rust, spread over the years, each an issue of one article."""
    posts = sorted((corpus / "content").glob("*-this-week-in-rust.m*"))
    long = [post for post in posts if len(post.read_text(encoding="utf-8").split()) >= LONG_POST]
    source = folder / "posts" / "content"
    source.mkdir(parents=True)
    for number in range(count):
        post = long[number * (len(long) - 1) // (count - 1)]
        shutil.copy(post, source / post.name)
    run(Markdown(), Order(source.parent, folder / "imported", "rust"), Rules())
    return folder / "imported"


def rust(corpus: Path, folder: Path, count: int = 10) -> Path:
    """Type the imported posts in again, with each of their sections an article of its own."""
    publication = read(rust_imported(corpus, folder, count)).publication
    files = [("paper.toml", settings("This Week in Rust", "en", "continuous"))]
    for issue in publication.issues:
        place = f"issues/n{issue.number}"
        files.append((f"{place}/issue.toml", issue_toml({"number": int(issue.number), "date": str(issue.date)})))
        files += typed(place, sections(issue.articles[0].body.markdown()))
    return stored(folder / "typed", files)


def sections(text: str) -> list[Typed]:
    """Cut a post at its headings of the highest level that occurs more than twice; what stands above them leads."""
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    levels = Counter(len(mark) for mark in re.findall(r"^(#+) ", text, re.MULTILINE))
    level = min((level for level, count in levels.items() if count > 2), default=2)
    pairs = list(cut(text, level, "A summary of progress and community"))
    return [({"headline": without_links(head)}, body) for head, body in pairs if len(body.split()) > 3]


def cut(text: str, level: int, first: str) -> Iterator[tuple[str, str]]:
    """Cut a text at its headings of a level, and what is still too long at those of the next."""
    opening, *rest = re.split(rf"^#{{1,{level}}} (?!#)(.+)$", text, flags=re.MULTILINE)
    for head, body in [(first, opening), *zip(rest[::2], rest[1::2], strict=True)]:
        deeper = re.search(rf"^#{{{level + 1}}} ", body, re.MULTILINE)
        if deeper and len(body.split()) > LONG_SECTION:
            yield from cut(body, level + 1, head)
        else:
            yield head, body


def without_links(text: str) -> str:
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).strip(" #*`")


def linux_gazette(corpus: Path, folder: Path) -> Path:
    """Type in Linux Gazette 9, the number with nine articles; its three regular pages lead nothing."""
    pages = [page for page in sorted((corpus / "issue09").glob("*.html")) if page.name != "index.html"]
    pages.sort(key=lambda page: (page.name.startswith("lg_"), -page.stat().st_size))
    articles = [markdown_of(page.read_text(encoding="latin-1")) for page in pages]
    files = [
        ("paper.toml", settings("Linux Gazette", "en", "continuous")),
        ("issues/n9/issue.toml", issue_toml({"number": 9, "date": "1996-09-01"})),
        *typed("issues/n9", articles),
    ]
    return stored(folder, files)


def libreas(corpus: Path, folder: Path, ruled: bool = False) -> Path:
    """Type in LIBREAS 31: nine long articles in German, one of 12,000 words, with notes, tables and pictures.

    Tables of many columns are typed as lists, or as tables of Markdown where they are to be `ruled`.
    """
    names = ("editorial", "interview", "pankow", "brandt01", "brandt02", "kaden", "waack", "notiz", "schuldt")
    files = [
        ("paper.toml", settings("LIBREAS", "de", "continuous")),
        ("issues/n31/issue.toml", issue_toml({"number": 31, "date": "2017-07-20"})),
    ]
    for path, picture in pictures_of(corpus):
        files.append((f"pictures/{path}", picture.read_bytes()))
    present = {path for path, _ in pictures_of(corpus)}
    articles = []
    for name in names:
        about = yaml.safe_load((corpus / name / "meta.yaml").read_text(encoding="utf-8").strip().strip("-"))
        text = (corpus / name / "master.md").read_text(encoding="utf-8")
        header = {"headline": about["title"], "standfirst": about.get("subtitle", "")}
        header["byline"] = ", ".join(about["contributor"])
        articles += in_parts(header, with_pictures(with_tables(text, ruled), present))
    return stored(folder, [*files, *typed("issues/n31", articles)])


def in_parts(header: dict[str, str], text: str) -> Iterator[Typed]:
    """Cut what is too long for one piece at its headings; each part has the notes that it names."""
    notes = dict(re.findall(r"^(\[\^[^\]]+\]): (.+(?:\n[ \t]+.+)*)", text, re.MULTILINE))
    body = re.sub(r"^\[\^[^\]]+\]: .+(?:\n[ \t]+.+)*\n?", "", text, flags=re.MULTILINE)
    parts = [""]
    for section in re.split(r"^(?=#{3,5} )", body, flags=re.MULTILINE):
        if parts[-1] and len((parts[-1] + section).split()) > LONG_PART:
            parts.append("")
        parts[-1] += section
    for number, part in enumerate(parts, 1):
        named = "\n\n".join(f"{mark}: {note}" for mark, note in notes.items() if mark in part)
        more = {} if number == 1 else {"headline": f"{header['headline']} ({number})", "standfirst": ""}
        yield {**header, **more}, f"{part}\n\n{named}"


def pictures_of(corpus: Path) -> Iterator[tuple[str, Path]]:
    """The pictures of the number that are there, under names of their own."""
    for picture in sorted(corpus.glob("*/img/*")):
        yield f"{picture.parent.parent.name}-{picture.name}", picture


def with_pictures(text: str, present: set[str]) -> str:
    """Name the pictures as they lie in the paper's folder, and leave out those that are not there."""

    def renamed(found: re.Match[str]) -> str:
        name = found[2].rsplit("/", 1)[-1]
        file = next((path for path in present if path.endswith(f"-{name}")), "")
        return f'![{found[1] or "Bild"}]({file} "{found[1]}")' if file else ""

    return re.sub(r"!\[([^\]]*)\]\(([^)]+)\)", renamed, text)


TABLE = re.compile(r"^-{20,}\n(?P<head>(?:.+\n)+?)(?P<rule>-+(?: +-+)+)\n(?P<rows>(?:.*\n)+?)-{20,}$", re.MULTILINE)
"""A table as its authors wrote it: columns where the dashes are, rows with empty lines between them."""


def with_tables(text: str, ruled: bool = False) -> str:
    """Type tables of many columns in: as lists, as a newspaper would, or as tables of Markdown."""
    write = ruled_table if ruled else listed_table
    return TABLE.sub(lambda found: "\n".join(write(*rows_of(found["head"], found["rule"], found["rows"]))), text)


def rows_of(head: str, rule: str, rows: str) -> list[list[str]]:
    """Take the rows of a table whose columns stand where a rule has dashes; the first has the heads."""
    columns = [found.span() for found in re.finditer("-+", rule)]
    return [
        [" ".join(line[start:end].strip() for line in row.split("\n")).strip() for start, end in columns]
        for row in (head, *re.split(r"\n\s*\n", rows.strip("\n")))
    ]


def listed_table(heads: list[str], *rows: list[str]) -> Iterator[str]:
    """Write a row as an item: its cells with their heads."""
    for row in rows:
        yield "* " + ", ".join(f"{head} {cell}".strip() for head, cell in zip(heads, row, strict=True))


def ruled_table(heads: list[str], *rows: list[str]) -> Iterator[str]:
    """Write a table of Markdown."""
    yield from ("", f"| {' | '.join(heads)} |", "|" + "---|" * len(heads))
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def settings(title: str, language: str, numbering: str) -> bytes:
    """The paper.toml of a paper that comes out irregularly."""
    calendar = f'[calendar]\nfrequency = "irregular"\nnumbering = "{numbering}"\n'
    paper = f'[paper]\nformat = 1\ntitle = "{title}"\nlanguage = "{language}"\nbase_url = "https://paper.example/"\n'
    return f"{paper}\n{calendar}".encode()


def typed(place: str, articles: list[Typed]) -> list[tuple[str, bytes]]:
    """The files of an issue's articles in their order."""
    return [
        (f"{place}/{number:02d}-piece-{number}.md", article_bytes(header, text))
        for number, (header, text) in enumerate(articles, 1)
    ]


def stored(folder: Path, files: list[tuple[str, bytes]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    store(folder, files)
    return folder
