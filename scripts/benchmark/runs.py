"""The runs of the bench: builds from nothing, builds with little to do, a page in `serve`.

In: the folder of the bench, the Python that has Broadsheet, the number of articles. Out: what each run took. Broadsheet
is called from outside only, as a user calls it.
"""

from __future__ import annotations

import shutil
import socket
import sys
import time
from pathlib import Path

from benchmark import corpus, measure, yardstick
from benchmark.words import VOCABULARY

SAME_PAGES = ("home", "feed", "archive", "volume", "issue", "article", "person", "topic")
PLACES = (0.5, 0.25, 0.75, 0.1, 0.9, 0.35, 0.6)
"""Where in the run of the weekly an article is changed, one place after the other."""


class Bench:
    """The weekly in a folder, and the ways to measure over it."""

    def __init__(self, work: Path, python: str, articles: int, runs: int) -> None:
        self.work = work
        self.python = python
        self.articles = articles
        self.runs = runs
        self.changes = 0
        self.unchanged: dict[Path, bytes] = {}

    def weekly(self, articles: int) -> Path:
        """The folder with the weekly of so many articles in both formats, made when it is not there."""
        folder = self.work / f"weekly-{articles}"
        if not (folder / "written").exists():
            say(f"Writing a weekly of {articles:,} articles")
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
        corpus.write(folder, articles)
        return folder

    def paper(self, articles: int, pages: tuple[str, ...] = ()) -> Path:
        """The paper, set to make these kinds of pages (none: all)."""
        paper = self.weekly(articles) / "paper"
        kinds = f"pages = [{', '.join(map(repr, pages))}]\n" if pages else ""
        settings = (paper / "settings.txt").read_text(encoding="utf-8")
        (paper / "paper.toml").write_text(f'{settings}\n[web]\npeople = "all"\n{kinds}', encoding="utf-8")
        return paper

    def command(self, paper: Path, *words: str) -> list[str]:
        """A command of Broadsheet on a paper."""
        return [self.python, "-m", "broadsheet", words[0], "--paper", str(paper), *words[1:]]

    def build(self, paper: Path) -> list[str]:
        """The command that builds a paper into a folder beside it."""
        return self.command(paper, "build", "--out", str(self.out(paper)))

    def out(self, paper: Path) -> Path:
        return paper.parent / "built" / "web"

    def from_nothing(self, articles: int, pages: tuple[str, ...] = ()) -> measure.Run:
        """One full build, without cache and old output."""
        paper = self.paper(articles, pages)
        self.forget(paper)
        return measure.run(self.build(paper))

    def proof(self, paper: Path, *words: str) -> list[str]:
        """The command that proofs a paper; it ends with 1 where it finds faults."""
        return self.command(paper, "proof", *words)

    def proof_of_issue(self, *words: str) -> measure.Run:
        """One proof of the longest issue of the demonstration paper."""
        paper = self.work / "demonstration"
        if not paper.exists():
            measure.run([self.python, "-m", "broadsheet", "demo", str(paper)])
        issues = [file.parent for file in paper.glob("issues/**/issue.toml")]
        longest = max(sorted(issues), key=lambda issue: len(list(issue.glob("*.md"))))
        return measure.run(self.proof(paper, str(longest), *words), fine=(0, 1))

    def listed(self, articles: int) -> Path:
        """The weekly with its made-up words in its word list, so that they are spelt right."""
        paper = self.paper(articles)
        (paper / "words.txt").write_text("\n".join(sorted(set(VOCABULARY))) + "\n", encoding="utf-8")
        return paper

    def forget(self, paper: Path) -> None:
        """Remove the output, what is kept beside it, and the cache."""
        for folder in (self.out(paper).parent, paper / ".broadsheet"):
            if folder.exists():
                shutil.rmtree(folder)

    def photographed(self, count: int) -> measure.Run:
        """One build from nothing of a paper with so many photographs of 12 megapixels, an article for each."""
        paper = self.work / f"photographs-{count}" / "paper"
        pictures = paper / "pictures"
        pictures.mkdir(parents=True, exist_ok=True)
        say(f"Taking {count} photographs")
        maker = Path(__file__).with_name("photographs.py")
        measure.run([self.python, str(maker), str(pictures), str(count)])
        (paper / "paper.toml").write_text('[paper]\ntitle = "Photographs"\n', encoding="utf-8")
        issue = paper / "issues" / "v1n1"
        issue.mkdir(parents=True, exist_ok=True)
        (issue / "issue.toml").write_text('date = 2026-01-02\nstatus = "released"\n', encoding="utf-8")
        for number in range(1, count + 1):
            text = f"---\nheadline: Number {number}\n---\n\n![Clouds]({number}.jpg)\n"
            (issue / f"{number:03}-photograph-{number}.md").write_text(text, encoding="utf-8")
        self.forget(paper)
        return measure.run(self.build(paper))

    def hugo_from_nothing(self) -> measure.Run:
        """One full build of the same weekly with Hugo."""
        weekly = self.weekly(self.articles)
        out = weekly / "out-hugo"
        shutil.rmtree(out, ignore_errors=True)
        site = yardstick.site(weekly / "site", weekly / "hugo")
        return measure.run(yardstick.build(yardstick.hugo(self.work), site, out))

    def peak(self, articles: int) -> float:
        """The peak memory of a full build of all pages, in MiB."""
        paper = self.paper(articles)
        self.forget(paper)
        return measure.peak_memory(self.build(paper))

    def built(self) -> Path:
        """The paper with all its pages built and nothing to do."""
        paper = self.paper(self.articles)
        measure.run(self.build(paper))
        measure.run(self.build(paper))
        return paper

    def change(self, paper: Path) -> tuple[Path, bytes, bytes]:
        """Choose the next article: its file, its text with a new sentence, and a word that stands nowhere else."""
        files = sorted((paper / "issues").glob("*/*/[0-9]*.md"))
        self.changes += 1
        file = files[int(PLACES[self.changes % len(PLACES)] * (len(files) - 1))]
        text = self.unchanged.setdefault(file, file.read_bytes())
        mark = f"Changed{time.time_ns()}".encode()
        return file, text.rstrip() + b"\n\n" + mark + b" at the last moment.\n", mark

    def restore(self) -> None:
        """Write the changed articles as they were."""
        for file, text in self.unchanged.items():
            file.write_bytes(text)

    def served(self) -> tuple[float, list[float]]:
        """Start `serve`; the seconds until it answers, then for each change the milliseconds until it is delivered."""
        paper = self.paper(self.articles)
        port = free_port()
        home = f"http://127.0.0.1:{port}/"
        with measure.served(self.command(paper, "serve", "--port", str(port)), home) as seconds:
            times = []
            for _ in range(max(self.runs, 5)):
                file, text, mark = self.change(paper)
                volume, number = file.parent.name.removeprefix("v").split("n")
                address = f"{home}v{volume}/n{number}/{file.stem[3:]}/"
                if not measure.page(address):
                    raise measure.FailedError(f"serve does not answer at {address}")
                times.append(measure.until_delivered(file, text, address, mark))
        return seconds, times


def free_port() -> int:
    """A port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def say(text: str) -> None:
    """Tell how far the bench is, beside what it prints in the end."""
    print(text, file=sys.stderr, flush=True)
