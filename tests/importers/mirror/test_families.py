"""Old sites of six kinds of papers come in without rules: issues, dates, articles, languages, notes, old addresses."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from broadsheet.importers.run import Account

from . import made_families as made
from .made_sites import imported, outcomes, text_of


def issues(account: Account) -> dict[str, tuple[str, int]]:
    return {placed.id: (str(placed.issue.date), len(placed.articles)) for placed in account.issues}


def redirects(account: Account) -> dict[str, str]:
    table: dict[str, str] = tomllib.loads((account.paper / "redirects.toml").read_text("utf-8"))
    return {str(old): str(new) for old, new in flat(table)}


def flat(table: dict[str, object]) -> list[tuple[str, object]]:
    rows = []
    for key, value in table.items():
        rows += flat(value) if isinstance(value, dict) else [(key, value)]
    return rows


def all_text(account: Account) -> str:
    return "\n".join(file.read_text("utf-8") for file in sorted(account.paper.rglob("*.md")))


def settings(account: Account) -> dict[str, dict[str, object]]:
    read: dict[str, dict[str, object]] = tomllib.loads((account.paper / "paper.toml").read_text("utf-8"))
    return read


def test_an_arabic_weekly_made_with_frontpage(tmp_path: Path) -> None:
    account = imported(tmp_path, made.arabic_weekly())
    assert issues(account) == {"n12": ("2003-04-06", 3), "n13": ("2003-04-13", 3), "n14": ("2003-04-20", 3)}
    assert settings(account)["paper"]["language"] == "ar"
    for number in made.ARABIC_DAYS:
        for at, headline in enumerate(made.ARABIC_HEADLINES, 1):
            text = text_of(account, f"issue{number}/page{at}.htm")
            assert f"headline: {headline} {number}\n" in text
            assert "byline: سامي الحداد\n" in text
            assert list(made.numbers_in(text))[-5:] == [str((number * 10 + at) * 100 + part) for part in range(5)]
            assert "من نحن" not in text
            assert "أسبوعية مستقلة" not in text
    assert "issue13/page2.htm" in " ".join(redirects(account))
    missing = {problem.place.file for problem in account.problems if problem.name == "import-picture-missing"}
    assert missing == {f"issue{number}/page1.htm" for number in made.ARABIC_DAYS}


@pytest.mark.parametrize("encoding", ["big5", "gb18030"])
def test_a_chinese_monthly(tmp_path: Path, encoding: str) -> None:
    account = imported(tmp_path, made.chinese_monthly(encoding))
    assert issues(account) == {"n12": ("2004-03-01", 3), "n13": ("2004-04-01", 3), "n14": ("2004-05-01", 3)}
    assert str(settings(account)["paper"]["language"]).startswith("zh")
    for number in made.CHINESE_DAYS:
        for at, headline in enumerate(made.CHINESE_HEADLINES, 1):
            text = text_of(account, f"no{number}/a{at}.html")
            assert f"headline: {headline}\n" in text
            assert "byline: 林海\n" in text
            assert f"{(number * 10 + at) * 100 + 4}。" in text
            assert (made.CHINESE_NOTE in text) == (at == 1)
            assert "版權所有" not in text


def test_a_german_parish_paper_in_frames_with_one_page_for_each_number(tmp_path: Path) -> None:
    account = imported(tmp_path, made.german_parish())
    assert issues(account) == {
        "1999n3": ("1999-07-01", 4),
        "1999n4": ("1999-10-01", 4),
        "2000n1": ("2000-01-01", 4),
        "2000n2": ("2000-04-01", 4),
    }
    assert settings(account)["paper"]["language"] == "de"
    text = all_text(account)
    for headline in made.GERMAN_HEADLINES:
        assert text.lower().count(f"headline: {headline.lower()}") == 4
    seen = Counter(made.numbers_in(text))
    wanted = [(number * 10 + at) * 100 + part for number in range(1, 5) for at in range(4) for part in range(5)]
    assert all(seen[str(number)] == 1 for number in wanted)
    assert "nach oben" not in text
    assert "über die Kosten" in text
    assert {"nav.htm", "index.htm"} <= outcomes(account).keys()
    assert any("brief1999-3.htm#a2" in old for old in redirects(account))


def test_a_french_weekly_saved_from_word(tmp_path: Path) -> None:
    account = imported(tmp_path, made.french_union())
    found = issues(account)
    assert {key: date for key, (date, _) in found.items()} == {
        "n1204": "2001-05-14",
        "n1205": "2001-05-21",
        "n1206": "2001-05-28",
    }
    assert settings(account)["paper"]["language"] == "fr"
    text = all_text(account)
    for number in made.FRENCH_DAYS:
        for at, headline in enumerate(made.FRENCH_HEADLINES, 1):
            article = text_of(account, f"n{number}/art{at}.html")
            assert f"headline: {headline}\n" in article
            assert "byline: Marie Lenoir\n" in article
            assert "hebdomadaire" not in article
            assert "Mso" not in article
            assert outcomes(account)[f"n{number}/art{at}.html?print=1"].startswith("duplicate of")
    seen = Counter(made.numbers_in(text))
    wanted = [
        (number * 10 + at) * 100 + part for number in made.FRENCH_DAYS for at in (1, 2, 3, 7) for part in range(5)
    ]
    assert all(seen[str(number)] == 1 for number in wanted)


def test_a_journal_in_volumes_with_notes_both_ways(tmp_path: Path) -> None:
    account = imported(tmp_path, made.society_journal())
    assert issues(account) == {
        "v12n3": ("2001-09-01", 3),
        "v12n4": ("2001-12-01", 3),
        "v13n1": ("2002-03-01", 3),
    }
    for (volume, number), at in ((key, at) for key in made.JOURNAL_DAYS for at in range(3)):
        text = text_of(account, f"vol{volume}/no{number}/{'abc'[at]}.html")
        assert f"headline: {made.JOURNAL_HEADLINES[at]}\n" in text
        assert "byline: Edith Marlow\n" in text
        for note in (1, 2):
            assert text.count(f"[^{note}]") == 2
            assert f"[^{note}]: See the minutes of {volume}{number}{at}, page {note}." in text
        assert "Join the society" not in text
        assert "keepers of the locks" not in text


def test_a_mirror_of_a_blog_whose_issues_are_categories(tmp_path: Path) -> None:
    account = imported(tmp_path, made.wordpress_mirror())
    assert issues(account) == {"n7": ("2009-03-02", 3), "n8": ("2009-06-01", 3), "n9": ("2009-09-07", 3)}
    old = " ".join(redirects(account))
    for number in made.BLOG_ISSUES:
        for post, headline in enumerate(made.BLOG_HEADLINES, number * 10):
            text = text_of(account, f"index.html?p={post}")
            assert f"headline: {headline} {number}\n" in text
            assert "byline: Rosa Fell\n" in text
            assert f"{(5000 + post) * 100 + 4}." in text
            assert "powered by" not in text
            assert f"p={post}" in old
