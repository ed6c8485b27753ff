"""The page that the product started from: made into an issue, built, and read again.

The dump lies beside the checkout (shared/seed); without it these tests are skipped loudly. What is expected is taken
from the dump, by its lines, and from what its README says of them.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from dump import Page, make_paper, read_dump

from broadsheet.cli.main import main
from broadsheet.folder.read import read
from broadsheet.proofs.check import Proof
from broadsheet.proofs.run import proof

NOW = "2023-08-01T00:00:00Z"


@pytest.fixture(scope="module")
def page(repository: Path, missing: Callable[[str, str], None]) -> Page:
    found = sorted((repository.parent / "shared" / "seed").glob("*.txt"))
    if not found:
        missing("the seed page", "it lies beside the checkout, in shared/seed")
    return read_dump(found[0])


@pytest.fixture(scope="module")
def paper(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("seed") / "paper"
    make_paper(page, root)
    assert main(["build", "--paper", str(root), "--now", NOW, "--jobs", "1"]) == 0
    return root


@pytest.fixture(scope="module")
def article(paper: Path) -> str:
    return (paper / "out/web/v53/n21/lead/index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def issue(paper: Path) -> str:
    return (paper / "out/web/v53/n21/index.html").read_text(encoding="utf-8")


def words(html: str) -> str:
    """The words of some mark-up, one blank between them: typography may set quotes and spaces as it likes."""
    return " ".join(re.findall(r"[^\W_]+", unescape(re.sub(r"(?s)<[^>]+>", " ", html))))


def element(html: str, start: str, end: str) -> list[str]:
    """The insides of the elements that begin with `start` and end with `end`."""
    return [words(inside) for inside in re.findall(rf"(?s){start}[^>]*>(.*?){end}", html)]


def test_the_dump_is_taken_apart_as_its_readme_says(page: Page) -> None:
    assert (page.volume, page.number, page.date) == (53, 21, dt.date(2023, 7, 15))
    assert page.kicker.endswith(":")
    assert (len(page.captions), len(page.calls), len(page.left)) == (3, 2, 3)
    assert len(page.navigation) == 4
    assert sum(text.count("[1]") for _, text in page.body) == 2


@pytest.mark.parametrize("where", ["v53/n21/lead/", "v53/n21/", "v53/n21/whole/", ""])
def test_every_page_bears_nameplate_issue_line_and_bar(where: str, paper: Path, page: Page) -> None:
    html = (paper / "out/web" / where / "index.html").read_text(encoding="utf-8")
    assert words(page.title) in words(html)
    assert "Volume 53, Number 21" in html
    assert 'datetime="2023-07-15"' in html
    bar = dict(re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', html.partition('class="plate"')[0]))
    assert bar["/"] == "Home"
    assert bar["/archive/"] == "Archive"
    assert bar["https://centre.example/"] == page.affiliated
    assert bar["/subscribe/"] == "Subscribe"


def test_the_article_has_kicker_headline_standfirst_and_every_word(article: str, page: Page) -> None:
    assert element(article, '<p class="k"', "</p>")[0] == words(page.kicker)
    assert element(article, "<h1", "</h1>") == [words(page.headline)]
    assert element(article, '<p class="stand"', "</p>") == [words(page.standfirst)]
    told = words(article)
    for _, text in page.body:
        assert words(re.sub(r"\[1\]", "", text)) in re.sub(r" 1(?= |$)", "", told) or words(text) in told


def test_captions_are_captions_and_calls_are_calls(article: str, page: Page) -> None:
    assert element(article, "<figcaption", "</figcaption>") == [words(caption) for caption in page.captions]
    calls = element(article, r'<\w+ class="call"', r"</(?:div|section)>")
    assert calls == [" ".join(words(call) for call in page.calls)]


def test_the_article_leads_to_the_full_issue_and_the_issue_to_the_article(article: str, issue: str) -> None:
    assert re.search(r'<a [^>]*href="/v53/n21/"', article)
    assert re.search(r'<a [^>]*href="/v53/n21/lead/"', issue)
    assert re.search(r'<a [^>]*href="/v53/n21/whole/"', issue)


def test_the_issue_has_kicker_above_headline(issue: str, page: Page) -> None:
    told = words(issue.partition("<body>")[2])  # the head holds the headlines too, as data
    assert 0 <= told.find(words(page.kicker)) < told.find(words(page.headline))


def test_proof_names_the_two_dangling_notes_and_finds_nothing_else(paper: Path, page: Page) -> None:
    reading = read(paper)
    found = proof(Proof(reading.publication, None, str(paper)), reading.problems).problems
    lines = (paper / "issues/2023/v53n21/01-lead.md").read_text(encoding="utf-8").split("\n")
    expected = [(at, line.find("[^1]") + 1) for at, line in enumerate(lines, 1) if "[^1]" in line]
    notes = [problem for problem in found if problem.name == "dangling-note"]
    assert [(problem.place.line, problem.place.column) for problem in notes] == expected
    assert len(notes) == 2
    # The grey squares in place of the pictures are eight pixels wide, and the dump has no credits.
    assert {problem.name for problem in found} == {"dangling-note", "picture-small-for-web", "missing-credit"}


def test_proof_with_a_dictionary_names_both_misspelt_words_of_the_caption_and_no_other(
    paper: Path, page: Page, needs: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    needs("en_GB")
    needs("en_US")
    assert main(["proof", "--paper", str(paper), "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    words = [problem["facts"] for problem in problems if problem["name"] == "misspelt-word"]
    (caption,) = [caption for caption in page.captions if all(row["word"] in caption for row in words)]
    # Its README says that one of the captions has two misspellings: of a consulate, and of Canada's capital.
    assert [row["nearest"] for row in words] == ["Consulate", "Ottawa"]
    assert "Canada" in caption
    assert sum(problem["name"] == "dangling-note" for problem in problems) == 2
