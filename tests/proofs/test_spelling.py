"""Spelling: which words a paper knows beside the dictionary's, and that a proof of an issue knows its archive."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.cli.sentences import names
from broadsheet.folder.read import read
from broadsheet.languages.dictionaries import SYSTEM, Dictionary, find
from broadsheet.press.proofing import Order, proofed

HERE = Path(__file__).parent


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    root = shutil.copytree(HERE / "sample", tmp_path / "paper")
    shutil.copytree(HERE / "dictionary", root / "spelling")
    with (root / "paper.toml").open("a", encoding="utf-8") as file:
        file.write('dictionaries = ["spelling"]\n')
    text = (root / "paper.toml").read_text(encoding="utf-8").replace('language = "en"', 'language = "en-GB"')
    (root / "paper.toml").write_text(text.replace('["en", "ar"]', '["en-GB", "ar"]'), encoding="utf-8")
    return root


def write(paper: Path, number: int, text: str, header: str = "") -> None:
    folder = paper / f"issues/v1n{number}"
    folder.mkdir(exist_ok=True)
    if not (folder / "issue.toml").exists():
        (folder / "issue.toml").write_text(f'date = 2026-01-{7 * number - 5:02}\nstatus = "released"\n', "utf-8")
    (folder / "09-words.md").write_text(f"---\nheadline: A specimen\n{header}---\n{text}\n", encoding="utf-8")


def misspelt(paper: Path, *issues: str) -> list[tuple[str, object]]:
    order = Order(frozenset(issues) or None)
    found = proofed(read(paper), order).problems
    return [(problem.place.file, dict(problem.facts)["word"]) for problem in found if problem.name == "misspelt-word"]


@pytest.mark.parametrize("issues", [(), ("v1n4",)])
def test_a_name_that_stands_in_three_other_articles_is_known_and_one_in_two_is_not(
    issues: tuple[str, ...], paper: Path
) -> None:
    for number in (1, 2, 3):
        write(paper, number, "The wall in Ottowa is old.")
    write(paper, 4, "The wall in Ottowa is old.")
    assert misspelt(paper, *issues) == []
    write(paper, 3, "The wall is old.")
    assert ("issues/v1n4/09-words.md", "Ottowa") in misspelt(paper, *issues)


def test_a_word_of_the_papers_list_is_known_whatever_its_capitals(paper: Path) -> None:
    write(paper, 2, "The goverment will know.")
    assert misspelt(paper) == [("issues/v1n2/09-words.md", "goverment")]
    (paper / "words.txt").write_text("# as we spell it\nGoverment  # so\n", encoding="utf-8")
    assert misspelt(paper) == []


def test_a_contributors_name_is_known_and_so_is_its_genitive(paper: Path) -> None:
    write(paper, 2, "The wall in Ottowa's harbour.", "byline: Ana Ottowa\n")
    assert misspelt(paper) == []


def test_a_missing_dictionary_is_said_once(paper: Path) -> None:
    found = proofed(read(paper), Order()).problems
    said = [dict(problem.facts)["language"] for problem in found if problem.name == "missing-dictionary"]
    assert said == ["ar"]


def test_without_spelling_no_word_is_looked_up_and_no_waiver_of_it_is_unused(paper: Path) -> None:
    write(paper, 2, 'The goverment will know. <!-- proof: off misspelt-word "so in the minutes" -->')
    order = Order(known=names(), spelling=False)
    assert proofed(read(paper), order).problems == []
    result = proofed(read(paper), Order(known=names()))
    assert [(problem.name, reason) for problem, reason in result.waived if problem.name == "misspelt-word"] == [
        ("misspelt-word", "so in the minutes")
    ]


def test_many_processes_find_what_one_finds(paper: Path) -> None:
    for number in range(3, 30):
        folder = paper / f"issues/v1n{number}"
        folder.mkdir()
        (folder / "issue.toml").write_text(f"date = 2026-{1 + number // 28:02}-{1 + number % 28:02}\n", "utf-8")
        for place in range(5):
            words = f"The the wall of {number} in Ottowa (is old. [A link](article:v1n1/wall#gone) here."
            (folder / f"{place:02}-text-{place}.md").write_text(f"---\nheadline: Text {place}\n---\n{words}\n", "utf-8")
    reading = read(paper)
    one = proofed(reading, Order(jobs=1))
    many = proofed(reading, Order(jobs=3))
    assert many == one
    assert len([problem for problem in one.problems if problem.name == "dead-fragment"]) == 27 * 5


def test_a_language_has_its_regions_dictionary_else_the_usual_ones(tmp_path: Path) -> None:
    for name in ("en_GB", "en_US", "en_AU", "fr", "de_AT"):
        for suffix in ("aff", "dic"):
            (tmp_path / f"{name}.{suffix}").touch()
    found = {tag: [Path(path).name for path in find(tag, [str(tmp_path)])] for tag in ("en", "en-AU", "fr", "de", "it")}
    assert found == {"en": ["en_GB", "en_US"], "en-AU": ["en_AU"], "fr": ["fr"], "de": ["de_AT"], "it": []}
    assert find("en-US", [str(tmp_path / "en_US.dic")]) == (str(tmp_path / "en_US"),)


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("en_GB", "colour harbour's Ottawa programmes", "recieve goverment Ottowa definately"),
        ("en_US", "color harbor's Ottawa programs", "recieve goverment Ottowa colour"),
        ("de_DE", "Hafenmauer Bürgermeisterin gebaut", "Haffenmauer gebauht"),
    ],
)
def test_the_systems_dictionaries_know_their_words(
    language: str, right: str, wrong: str, needs: Callable[[str], str]
) -> None:
    needs(language)
    dictionary = Dictionary(find(language.replace("_", "-"), SYSTEM), language)
    assert [word for word in right.split() if not dictionary.knows(word)] == []
    assert [word for word in wrong.split() if dictionary.knows(word)] == []
