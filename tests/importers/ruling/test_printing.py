"""A dry run prints its guesses as rules: read back they give the same result, corrected they are followed."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from broadsheet.cli.main import main
from broadsheet.importers.importer import Guess
from broadsheet.importers.markdown import Markdown
from broadsheet.importers.rules import Rules, read_rules
from broadsheet.importers.ruling.printing import differences, guesses_as_rules
from broadsheet.importers.run import Account, Order, run
from broadsheet.problems import Problem


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A weekly whose second number has a title of another wording, and whose third has no date."""
    folder = tmp_path / "old [posts]"
    folder.mkdir()
    posts = {
        "2021-01-01-a.md": "---\ntitle: News 1\ndate: 2021-01-01\n---\nText.\n",
        "2021-01-08-b.md": "---\ntitle: Last week, 2\ndate: 2021-01-08\n---\nText.\n",
        "2021-01-15-c.md": "---\ntitle: News 3\n---\nText.\n",
        "2021-01-22-d.md": "---\ntitle: News 4\ndate: 2021-01-22\n---\nText.\n",
    }
    for name, text in posts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def tried(source: Path, rules: str = "") -> Account:
    met: list[Problem] = []
    given = read_rules(rules, "import.toml", met.append) if rules else Rules()
    assert met == []
    return run(Markdown(), Order(source, source.parent / "paper", "old", dry_run=True), given)


def result(account: Account) -> list[tuple[str, str, str]]:
    return [(placed.id, placed.issue.date.isoformat(), placed.issue.kind) for placed in account.issues]


def test_the_guesses_read_back_as_rules_give_the_same_result_without_a_guess(source: Path) -> None:
    first = tried(source)
    assert [guess.value for guess in first.guesses] == ["2021-01-15", "2"]
    text = guesses_as_rules(first)
    assert tomllib.loads(text)["issues"]["fix"] == [
        {"file": "2021-01-15-c.md", "date": dt.date(2021, 1, 15)},
        {"file": "2021-01-08-b.md", "number": "2"},
    ]
    assert "# the title ends so" in text
    second = tried(source, text)
    assert result(second) == result(first)
    assert second.guesses == []
    assert not [problem for problem in second.problems if problem.name.startswith("import-rule")]


def test_a_corrected_guess_is_followed_and_the_difference_is_shown(source: Path) -> None:
    first = tried(source)
    corrected = guesses_as_rules(first).replace('number = "2"', 'number = ""\nword = "look-back"')
    second = tried(source, corrected)
    assert result(second)[1] == ("2021-01-08s-look-back", "2021-01-08", "special")
    assert set(differences(first, second)) == {
        "- n2 of 2021-01-08 (regular): 2021-01-08-b.md",
        "+ 2021-01-08s-look-back of 2021-01-08 (special): 2021-01-08-b.md",
        "- n2/b: 2021-01-08-b.md",
        "+ 2021-01-08s-look-back/b: 2021-01-08-b.md",
    }


def test_names_with_signs_of_globs_and_guesses_that_no_rule_can_say_do_no_harm(source: Path) -> None:
    account = tried(source)
    account.guesses += [
        Guess("a[1]*.html", "encoding", "koi8-r", 'its letters\nfit "best"', "windows-1251"),
        Guess("x.html", "part of the mail", "html", "it says the most"),
    ]
    text = guesses_as_rules(account)
    given = read_rules(text, "import.toml", lambda problem: pytest.fail(problem.name))
    assert given.of("source.encoding", "a[1]*.html") == "koi8-r"
    assert given.of("source.encoding", "a1x.html") == ""
    assert "# x.html: part of the mail html, because it says the most" in text


def test_what_a_person_says_of_an_article_goes_before_what_was_found(source: Path) -> None:
    rules = '[[articles.fix]]\nfile = "2021-01-01-a.md"\nheadline = "A new beginning"\nbyline = "Ana Ruiz"\n'
    met: list[Problem] = []
    paper = source.parent / "paper"
    account = run(Markdown(), Order(source, paper, "old"), read_rules(rules, "import.toml", met.append))
    text = (paper / account.issues[0].articles[0].file).read_text(encoding="utf-8")
    assert text.startswith("---\nheadline: A new beginning\nbyline: Ana Ruiz\n")
    assert not [problem for problem in account.problems if problem.name == "import-rule-unused"]


def test_the_command_prints_rules_alone_on_standard_output(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = str(source.parent / "paper")
    assert main(["import", "markdown", str(source), "--into", paper, "--dry-run"]) == 0
    said = capsys.readouterr()
    assert tomllib.loads(said.out)["issues"]["numbering"] == "continuous"
    assert "4 issues, 4 articles" in said.err
    rules = source.parent / "rules.toml"
    rules.write_text(said.out.replace('number = "2"', 'number = "12"'), encoding="utf-8")
    assert main(["import", "markdown", str(source), "--into", paper, "--dry-run", "--rules", str(rules)]) == 0
    assert "# + n12 of 2021-01-08 (regular): 2021-01-08-b.md" in capsys.readouterr().out
