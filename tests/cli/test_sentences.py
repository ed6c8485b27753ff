"""Problems told in the reader's language: every kind in every language, with the facts of its English."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from broadsheet.cli.sentences import (
    LANGUAGES,
    WORDED,
    hint_of,
    kinds,
    phrase,
    phrases,
    record,
    sentence_of,
    spoken,
    translations,
)
from broadsheet.folder import kinds as of_the_folder
from broadsheet.plugins import PLUGIN_FAILED
from broadsheet.problems import Kind, Place, Severity
from broadsheet.text import kinds as of_texts

OTHERS = [language for language in LANGUAGES if language != "en"]
SLOT = re.compile(r"\{(\w+)\}")


def facts(pattern: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(pattern) if name}


def told(kind: Kind, language: str) -> tuple[str, str]:
    return kind.others.get(language) or translations(language).get(kind.name) or ("", "")


def faults(kind: Kind, language: str) -> Iterator[str]:
    sentence, hint = told(kind, language)
    if not sentence or sentence == kind.sentence:
        yield f"write {kind.name} into kinds_{language}.py beside the kinds.py that declares it"
    elif facts(sentence) != facts(kind.sentence) or facts(hint) != facts(kind.hint) or bool(hint) != bool(kind.hint):
        yield f"{kind.name} in kinds_{language}.py has other facts than in English, or a hint too many or too few"


@pytest.mark.parametrize("language", OTHERS)
def test_every_problem_is_told_with_the_facts_that_it_has_in_english(language: str) -> None:
    found = [fault for kind in kinds().values() for fault in faults(kind, language)]
    assert not found, "\n".join(["", *found])


def test_a_problem_that_nobody_translated_and_one_without_its_facts_are_found() -> None:
    assert list(faults(Kind("new-one", Severity.NOTE, "“{name}” is new."), "de"))
    other = Kind("new-one", Severity.NOTE, "“{name}” is new.", "", {"de": ("„{title}“ ist neu.", "")})
    assert list(faults(other, "de"))


@pytest.mark.parametrize("language", OTHERS)
def test_no_problem_is_told_that_there_is_not(language: str) -> None:
    assert not translations(language).keys() - kinds().keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_made_of_the_declared_facts(language: str) -> None:
    for kind in kinds().values():
        problem = kind.at(Place("a.md"), **{fact: f"<{fact}>" for fact in kind.facts})
        sentence, hint = sentence_of(problem, language), hint_of(problem, language)
        assert all(f"<{fact}>" in sentence for fact in facts(kind.sentence)), kind.name
        assert all(f"<{fact}>" in hint for fact in facts(kind.hint)), kind.name


@pytest.mark.parametrize("language", OTHERS)
def test_words_that_are_facts_keep_their_places(language: str) -> None:
    for english, words in phrases(language).items():
        assert set(SLOT.findall(words)) == set(SLOT.findall(english)), english


def test_both_languages_know_the_same_words() -> None:
    assert phrases("de").keys() == phrases("fr").keys()


# What may follow these names in a call and is told to people: read from the code itself.
TOLD = re.compile(rf'\b(?:{"|".join(sorted(WORDED))})="((?:[^"\\]|\\.)+)"')


def test_words_of_facts_in_the_code_are_known_to_the_tables(repository: Path) -> None:
    missing = set()
    for room in ("folder", "text", "model", "proofs", "importers", "press", "editions"):
        for file in (repository / "src" / "broadsheet" / room).rglob("*.py"):
            for line in file.read_text(encoding="utf-8").splitlines():
                if ".at(" in line:
                    missing |= {words for words in TOLD.findall(line) if phrase(words, "de") == words}
    assert not missing


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "fr_CA"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": ""}, "de"),
        ({"LANG": "de@euro"}, "de"),
        ({"LANG": "den_CA"}, "en"),
        ({"LANG": "ja_JP.UTF-8"}, "en"),
    ],
)
def test_the_environment_says_in_which_language_problems_are_told(environment: dict[str, str], language: str) -> None:
    assert spoken(environment) == language


def test_a_problem_is_told_in_german_and_french() -> None:
    problem = of_the_folder.UNKNOWN_SECTION.at(Place("a.md", 3), section="Hafn", nearest="Hafen")
    assert sentence_of(problem, "de") == "In paper.toml gibt es kein Ressort „Hafn“."
    assert hint_of(problem, "de") == "Meinten Sie „Hafen“?"
    assert sentence_of(problem, "fr") == "paper.toml n’a pas de rubrique «\u00a0Hafn\u00a0»."
    assert hint_of(problem, "fr") == "Vouliez-vous dire «\u00a0Hafen\u00a0»\u00a0?"
    assert sentence_of(problem, "en") == "paper.toml has no section “Hafn”."


def test_facts_that_are_words_are_told_in_the_language_and_values_are_not() -> None:
    year = "the year must lie between 1400 and 2999"
    problem = of_the_folder.BAD_DATE.at(Place("a.md"), key="date", value="99", reason=year, example="2026-10-23")
    assert sentence_of(problem, "de").endswith("das Jahr muss zwischen 1400 und 2999 liegen.")
    assert sentence_of(problem, "fr").endswith("l’année doit être entre 1400 et 2999.")
    missing = of_texts.DANGLING_NOTE.at(Place("a.md"), label="a folder")
    assert "„a folder“" in sentence_of(missing, "de")
    assert phrase("what nobody has translated", "de") == "what nobody has translated"


def test_a_hint_without_its_fact_is_left_out_in_every_language() -> None:
    problem = of_the_folder.UNKNOWN_SECTION.at(Place("a.md"), section="Hafn", nearest="")
    assert [hint_of(problem, language) for language in LANGUAGES] == ["", "", ""]


def test_a_kind_of_a_plug_in_may_bring_its_languages() -> None:
    problem = PLUGIN_FAILED.at(Place(""), plugin="p", group="checks", fault="E", package="pkg")
    assert sentence_of(problem, "de") == "Die Erweiterung „p“ aus checks ist gescheitert: E."


def test_json_has_the_same_name_and_facts_whatever_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = of_the_folder.UNKNOWN_SECTION.at(Place("a.md", 3), section="Hafn", nearest="Hafen")
    records = []
    for tag in ("C", "de_DE.UTF-8"):
        monkeypatch.setenv("LC_ALL", tag)
        records.append(record(problem))
    changed = {key for key in records[0] if records[0][key] != records[1][key]}
    assert changed == {"sentence", "hint"}
    assert records[1]["sentence"] == "In paper.toml gibt es kein Ressort „Hafn“."


def test_proof_speaks_german_in_a_german_environment(tmp_path: Path) -> None:
    (tmp_path / "paper.toml").write_text('[paper]\ntitle = "Bote"\ntitel = "Bote"\n', encoding="utf-8")
    command = [sys.executable, "-m", "broadsheet", "proof", "--paper", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "LC_ALL": "de_DE.UTF-8"})
    assert "Warnung: „titel“ ist hier kein bekanntes Wort." in done.stdout
    assert "1 Warnung" in done.stdout
    told = subprocess.run([*command, "--json"], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    assert json.loads(told.stdout)["problems"][0]["severity"] == "warning"


def test_a_run_in_english_loads_no_other_language() -> None:
    program = (
        "import sys\nfrom broadsheet.cli.sentences import kinds, sentence_of\nfrom broadsheet.problems import Place\n"
        "kind = kinds()['missing-headline']\nsentence_of(kind.at(Place('a.md')), 'en')\n"
        "print([name for name in sys.modules if name.startswith('broadsheet') and name.endswith(('_de', '_fr'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
