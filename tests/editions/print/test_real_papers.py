"""The papers that are typed in from the corpora: they are whole, and they are read without an error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from broadsheet.folder.read import read
from broadsheet.model.issue import Issue
from broadsheet.problems import Severity

from . import real_papers


def issues(folder: Path) -> list[Issue]:
    """The issues of a paper, which must read without an error."""
    reading = read(folder)
    assert [problem for problem in reading.problems if problem.severity is Severity.ERROR] == []
    return list(reading.publication.issues)


def text(issue: Issue) -> str:
    return "\n".join(article.body.markdown() for article in issue.articles)


def test_ten_posts_of_this_week_in_rust_become_issues_of_many_lists(
    corpus: Callable[[str], Path], tmp_path: Path
) -> None:
    made = issues(real_papers.rust(corpus("this-week-in-rust"), tmp_path))
    assert len(made) == 10
    for issue in made:
        assert 5 <= len(issue.articles) <= 50
        assert text(issue).count("\n* ") + text(issue).count("\n- ") > 60
        assert "<!--" not in text(issue)


def test_no_link_of_a_post_is_lost_when_it_is_cut_into_articles(corpus: Callable[[str], Path], tmp_path: Path) -> None:
    made = {issue.number: text(issue) for issue in issues(real_papers.rust(corpus("this-week-in-rust"), tmp_path))}
    for issue in read(tmp_path / "imported").publication.issues:
        whole = issue.articles[0].body.markdown()
        assert made[issue.number].count("](http") > 0.9 * whole.count("](http")


def test_linux_gazette_9_has_its_nine_articles(corpus: Callable[[str], Path], tmp_path: Path) -> None:
    (issue,) = issues(real_papers.linux_gazette(corpus("linux-gazette"), tmp_path / "paper"))
    assert len(issue.articles) == 9
    headlines = [article.headline for article in issue.articles]
    assert "The Easy Way to Set Up a Local News Server" in headlines
    assert "Getting Up and Running on StarOffice 3.1" in headlines
    named = [article.byline for article in issue.articles if article.byline]
    assert sorted(named) == [
        ("Christophe Blaess",),
        ("Dwight William Johnson",),
        ("Larry Ayers",),
        ("Larry Ayers",),
        ("Larry Ayers",),
    ]
    assert 8000 < len(text(issue).split()) < 12000
    assert "```" in text(issue)
    assert "Linux Gazette..." not in text(issue)


def test_libreas_31_has_nine_articles_one_of_them_in_parts_with_notes_and_the_pictures_that_are_there(
    corpus: Callable[[str], Path], tmp_path: Path
) -> None:
    (issue,) = issues(real_papers.libreas(corpus("libreas31"), tmp_path / "paper"))
    headlines = [article.headline for article in issue.articles]
    assert len({headline.split(" (")[0] for headline in headlines}) == 9
    assert 12 <= len(headlines) <= 16
    assert max(len(article.body.markdown().split()) for article in issue.articles) < 4000
    assert len(text(issue).split()) > 20000
    assert text(issue).count("\n[^") > 60
    assert text(issue).count("![") == 4
    assert "* Apr 08, Grundschule 95, Gesamtschule 14, Hauptschule 1, Realschule 4\n" in text(issue)
    assert "-----" not in text(issue)
