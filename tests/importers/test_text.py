"""Plain text comes in: the page that the project began with, mails, weeklies with banners, pages of one site.

The page lies beside the checkout, in shared/seed; without it its tests are skipped loudly.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from broadsheet.importers.importer import About, Found, FoundArticle, FoundIssue, FoundPage, Guess, Inquiry, Row
from broadsheet.importers.rules import Rules
from broadsheet.importers.text import Text
from broadsheet.problems import Problem

from .plain.test_banners import RULED


def read(folder: Path, rules: Rules | None = None) -> tuple[list[Found], list[Problem], list[Guess]]:
    problems: list[Problem] = []
    inquiry = Inquiry(problems.append)
    return list(Text().read(folder, rules or Rules(), inquiry)), problems, inquiry.guesses


def issues(found: list[Found]) -> list[FoundIssue]:
    return [each for each in found if isinstance(each, FoundIssue)]


def articles(found: list[Found]) -> list[FoundArticle]:
    return [article for issue in issues(found) for article in issue.articles]


@pytest.fixture(scope="module")
def seed(repository: Path, missing: Callable[[str, str], None], tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = list((repository.parent / "shared" / "seed").glob("*.txt"))
    if not pages:
        missing("the seed page", "it lies beside the checkout, in shared/seed")
    folder = tmp_path_factory.mktemp("seed")
    shutil.copy(pages[0], folder)
    return folder


def test_the_page_says_its_issue(seed: Path) -> None:
    (issue,) = issues(read(seed)[0])
    assert (issue.volume, issue.number, issue.date) == (53, "21", dt.date(2023, 7, 15))


def test_the_head_of_the_page_becomes_fields(seed: Path) -> None:
    """The parts that the page's README names, by the lines that they stand in."""
    source = next(seed.glob("*.txt")).read_text("utf-8").split("\n")
    (article,) = articles(read(seed)[0])
    fields = dict(article.fields)
    assert fields["kicker"] == source[3].rstrip(":")
    assert (fields["headline"], fields["standfirst"]) == (source[5], source[6])
    assert next(each for each in read(seed)[0] if isinstance(each, About)).title == source[0]


def test_the_text_of_the_page_is_whole_and_nothing_else(seed: Path) -> None:
    source = [line for line in next(seed.glob("*.txt")).read_text("utf-8").split("\n") if line]
    (article,) = articles(read(seed)[0])
    written = article.write()
    captions = [line for line in source[4:-3] if len(line.split()) < 12 and "," in line]
    assert len(captions) == 3
    for caption in captions:
        assert f'"{caption}")' in written.markdown
    for paragraph in (line for line in source if len(line.split()) >= 15):
        assert paragraph in written.markdown or source.index(paragraph) == 1
    assert written.markdown.count("[1]") == 2
    assert {problem.name for problem in written.remarks if isinstance(problem, Problem)} == {"import-notes-dangling"}
    for call in source[-5:-3]:
        assert f"::: call\n{call}\n:::" in written.markdown
    for line in (*source[-3:], source[0], "SUBSCRIBE"):
        assert line not in written.markdown


def test_captions_stand_on_pictures_that_can_be_shown(seed: Path) -> None:
    (article,) = articles(read(seed)[0])
    assert len(article.pictures) == 3
    for picture in article.pictures:
        assert f"]({picture.written} " in article.write().markdown
        assert picture.data().startswith(b"<svg")


def test_without_stand_ins_captions_are_text(seed: Path) -> None:
    (article,) = articles(read(seed, Rules({"pictures.missing": "drop"}))[0])
    assert article.pictures == ()
    assert "![" not in article.write().markdown


def page(number: int, headline: str, body: str) -> str:
    return (
        f"The Harbour Weekly\nVolume 3 Number {number}, May {number}, 2004\n\n{headline}\n\n{body}\n\n{body} Again, "
        f"{headline.lower()} was the matter.\n\nAll pages of the Harbour Weekly are read by its readers\n\n"
        "To the quay\n"
    )


BODY = "The council voted on {} to rebuild the wall before the winter storms come in from the sea, as was written."


def test_what_all_pages_repeat_goes_without_a_word_for_it(tmp_path: Path) -> None:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    for number, day in enumerate(days, 1):
        text = page(number, f"Wall falls on {day}", BODY.format(day))
        (tmp_path / f"page{number}.txt").write_text(text, encoding="utf-8")
    found, _, _ = read(tmp_path)
    assert [(issue.volume, issue.number) for issue in issues(found)] == [(3, str(number)) for number in range(1, 6)]
    for article in articles(found):
        written = article.write().markdown
        assert "To the quay" not in written
        assert "read by its readers" not in written
        assert "Again" in written


def test_pages_of_one_number_are_one_issue(tmp_path: Path) -> None:
    for name in ("wall", "buses"):
        (tmp_path / f"{name}.txt").write_text(page(7, f"News of {name}", BODY.format(name)), encoding="utf-8")
    (issue,) = issues(read(tmp_path)[0])
    assert sorted(article.slug for article in issue.articles) == ["buses", "wall"]


def test_a_weekly_is_an_issue_with_its_articles(tmp_path: Path) -> None:
    (tmp_path / "weekly.txt").write_text(RULED, encoding="utf-8")
    found, _, guesses = read(tmp_path)
    (issue,) = issues(found)
    assert (issue.number, issue.date) == ("12", dt.date(2004, 5, 3))
    assert [dict(article.fields)["headline"] for article in issue.articles] == [
        "Wall to be rebuilt",
        "Buses run late",
        "Letters",
    ]
    first = issue.articles[0]
    assert dict(first.fields)["byline"] == "Ana Ruiz"
    assert first.write().markdown.count("The harbour master said") == 2
    assert "Ana Ruiz" not in first.write().markdown
    assert ("articles", "3") in {(guess.what, guess.value) for guess in guesses}
    assert next(row for row in found if isinstance(row, Row)).source == "weekly.txt"


def mail(number: int) -> bytes:
    message = EmailMessage()
    message["Subject"] = f"Harbour News No. {number}"
    message["From"] = "Harbour News <news@example.org>"
    message["Date"] = f"Mon, {number:02} May 2004 18:00:00 +0200"
    message.set_content("Short.")
    story = f"<p>Story number {number} is told here, with so many words that it must be taken.</p>"
    message.add_alternative(f"<h1>Harbour News</h1>{story}<p>Unsubscribe here, dear reader</p>", subtype="html")
    return message.as_bytes()


def test_every_mail_is_an_issue_of_its_number_and_day_and_its_html_is_compared(tmp_path: Path) -> None:
    for number in range(1, 6):
        (tmp_path / f"{number}.eml").write_bytes(mail(number))
    found, _, guesses = read(tmp_path)
    assert [(issue.number, issue.date.day) for issue in issues(found)] == [(str(n), n) for n in range(1, 6)]
    for number, article in enumerate(articles(found), 1):
        assert article.write().markdown.strip().startswith(f"Story number {number} is told here")
        assert "Unsubscribe" not in article.write().markdown
    assert {guess.what for guess in guesses} >= {"part of the mail"}


def test_what_says_no_day_is_a_page_and_told(tmp_path: Path) -> None:
    (tmp_path / "about.txt").write_text("About us\n\n" + BODY.format("us"), encoding="utf-8")
    found, problems, _ = read(tmp_path)
    assert [page.source for page in found if isinstance(page, FoundPage)] == ["about.txt"]
    assert "import-undated" in {problem.name for problem in problems}
